package io.keyback.facecheck;

import io.keyback.facecheck.model.FaceModels;
import io.keyback.facecheck.model.ModelFile;
import io.keyback.facecheck.model.ModelPurpose;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;

/** The optional models of a directory as an operator wants to read about them. */
public final class ModelsReport {

    /** Where they are when nothing else is configured, seen from the working directory. */
    public static final String DEFAULT_DIRECTORY = FaceModels.DEFAULT_DIRECTORY;

    private final FaceModels models;

    private ModelsReport(FaceModels models) {
        this.models = models;
    }

    /** Looks at the directory, which need not exist. */
    public static ModelsReport of(Path directory) {
        return new ModelsReport(FaceModels.in(directory));
    }

    /** Whether something that is there does not count: a catalogued file, or the operator's catalogue. */
    public boolean somethingIsRefused() {
        return !models.catalogueFault().isEmpty() || models.files().stream().anyMatch(ModelFile::isRefused);
    }

    /** All that is to say, in lines. */
    public String text() {
        StringBuilder text = new StringBuilder("Models in ").append(models.directory());
        if (!models.catalogueFault().isEmpty()) {
            line(text, "models.csv", "does not count: " + models.catalogueFault());
        }
        models.files().forEach(file -> line(text, file.file(), describe(file)));
        models.unknown().forEach(name -> line(text, name, "unknown: in no catalogue, never loaded"));
        text.append(System.lineSeparator()).append("What that gives:");
        for (ModelPurpose purpose : ModelPurpose.values()) {
            boolean active = models.active(purpose).isPresent();
            line(text, purpose.word(), active ? purpose.with() : purpose.without());
        }
        return text.toString();
    }

    private static String describe(ModelFile file) {
        String state = file.active()
                ? "active"
                : file.state().name().toLowerCase(Locale.ROOT) + (file.isRefused() ? ": it " + file.reason() : "");
        return file.purpose().word() + ", " + file.licence() + ", " + state;
    }

    /** A name may be one that somebody chose to write on the operator's screen. */
    private static void line(StringBuilder text, String name, String words) {
        String shown = name.codePoints()
                .mapToObj(sign -> Character.isISOControl(sign) ? "?" : Character.toString(sign))
                .collect(Collectors.joining());
        text.append(System.lineSeparator()).append(String.format(Locale.ROOT, "  %-42s %s", shown, words));
    }
}
