package io.keyback.documentcheck.mrz;

import io.keyback.documentcheck.mrz.ZoneLayout.Field;
import io.keyback.documentcheck.mrz.ZoneMalformed.Reason;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a machine-readable zone says, without its fillers (9303-4 to 9303-7).
 *
 * @param issuingState one to three letters
 * @param documentNumber whole, also where TD1 or TD2 continue it among the optional data
 * @param optionalData without what belongs to a long document number; in TD1 both fields, a space between them
 * @param failed the check digits that do not hold
 */
public record MachineReadableZone(
        ZoneFormat format,
        String documentCode,
        String issuingState,
        String documentNumber,
        String nationality,
        MrzDate birth,
        Sex sex,
        MrzDate expiry,
        MrzName name,
        String optionalData,
        Set<CheckDigit> failed) {

    private static final char FILLER = '<';

    private static final Pattern CHARACTERS = Pattern.compile("[A-Z0-9<]*");
    private static final Pattern DOCUMENT_CODE = Pattern.compile("[A-Z][A-Z0-9<]");
    private static final Pattern STATE = Pattern.compile("[A-Z]{1,3}<{0,2}");
    private static final Pattern NATIONALITY = Pattern.compile("[A-Z]{1,3}<{0,2}|<<<");
    private static final Pattern NUMBER = Pattern.compile("[A-Z0-9].*");
    private static final Pattern SEX = Pattern.compile("[FMX<]");
    private static final Pattern NAME = Pattern.compile("[A-Z].*");

    public MachineReadableZone {
        failed = Set.copyOf(failed);
    }

    /**
     * Reads it as it stands; nothing is repaired.
     *
     * @throws ZoneMalformed where a field has what cannot stand there
     */
    public static MachineReadableZone parse(List<String> lines) {
        ZoneFormat format = ZoneFormat.of(lines).orElseThrow(() -> new ZoneMalformed(Reason.NO_SUCH_FORMAT));
        lines.forEach(line -> require(CHARACTERS, line, Reason.CHARACTER));
        ZoneLayout layout = ZoneLayout.of(format);
        NumberField number = NumberField.of(format, layout, lines);
        return new MachineReadableZone(
                format,
                unfilled(require(DOCUMENT_CODE, layout.documentCode().of(lines), Reason.DOCUMENT_CODE)),
                unfilled(require(STATE, layout.issuingState().of(lines), Reason.ISSUING_STATE)),
                unfilled(require(NUMBER, number.number(), Reason.DOCUMENT_NUMBER)),
                unfilled(require(NATIONALITY, layout.nationality().of(lines), Reason.NATIONALITY)),
                date(layout.birth().of(lines), Reason.BIRTH),
                sex(require(SEX, layout.sex().of(lines), Reason.SEX)),
                date(layout.expiry().of(lines), Reason.EXPIRY),
                MrzName.of(require(NAME, layout.name().of(lines), Reason.NAME)),
                number.optional().stream()
                        .map(MachineReadableZone::unfilled)
                        .filter(data -> !data.isEmpty())
                        .collect(Collectors.joining(" ")),
                failed(format, layout, number, lines));
    }

    public boolean checkDigitsHold() {
        return failed.isEmpty();
    }

    private static Set<CheckDigit> failed(
            ZoneFormat format, ZoneLayout layout, NumberField number, List<String> lines) {
        Set<CheckDigit> failed = EnumSet.noneOf(CheckDigit.class);
        if (!holds(number.number(), number.checkDigit())) {
            failed.add(CheckDigit.DOCUMENT_NUMBER);
        }
        if (!holds(layout.birth(), lines)) {
            failed.add(CheckDigit.BIRTH);
        }
        if (!holds(layout.expiry(), lines)) {
            failed.add(CheckDigit.EXPIRY);
        }
        if (format == ZoneFormat.TD3 && !personalNumberHolds(layout.optional().get(0), lines)) {
            failed.add(CheckDigit.PERSONAL_NUMBER);
        }
        if (!format.isVisa() && !holds(layout.compositeOf(lines), last(lines.get(1)))) {
            failed.add(CheckDigit.COMPOSITE);
        }
        return failed;
    }

    /** It may be a filler where there is no number. */
    private static boolean personalNumberHolds(Field field, List<String> lines) {
        boolean leftOut =
                field.after(lines) == FILLER && unfilled(field.of(lines)).isEmpty();
        return leftOut || holds(field, lines);
    }

    private static boolean holds(Field field, List<String> lines) {
        return holds(field.of(lines), field.after(lines));
    }

    private static boolean holds(String field, char checkDigit) {
        return CheckDigit.of(field) == checkDigit;
    }

    private static String require(Pattern pattern, String field, Reason reason) {
        if (!pattern.matcher(field).matches()) {
            throw new ZoneMalformed(reason);
        }
        return field;
    }

    private static MrzDate date(String field, Reason reason) {
        if (!MrzDate.isDate(field)) {
            throw new ZoneMalformed(reason);
        }
        return new MrzDate(field);
    }

    private static Sex sex(String letter) {
        return switch (letter) {
            case "F" -> Sex.FEMALE;
            case "M" -> Sex.MALE;
            default -> Sex.UNSPECIFIED;
        };
    }

    private static String unfilled(String field) {
        int end = field.length();
        while (end > 0 && field.charAt(end - 1) == FILLER) {
            end--;
        }
        return field.substring(0, end);
    }

    private static char last(String line) {
        return line.charAt(line.length() - 1);
    }

    /**
     * A document number with its check digit. One of more than nine characters has a filler where its check digit would
     * be, and continues in the first optional data, its check digit after it and then a filler (9303-5 note j, 9303-6
     * note j).
     *
     * @param optional what is left of the optional data
     */
    private record NumberField(String number, char checkDigit, List<String> optional) {

        static NumberField of(ZoneFormat format, ZoneLayout layout, List<String> lines) {
            String number = layout.documentNumber().of(lines);
            char checkDigit = layout.documentNumber().after(lines);
            List<String> optional =
                    layout.optional().stream().map(field -> field.of(lines)).toList();
            String continued = upToFiller(optional.get(0));
            boolean continues = format == ZoneFormat.TD1 || format == ZoneFormat.TD2;
            if (!continues || checkDigit != FILLER || continued.isEmpty()) {
                return new NumberField(number, checkDigit, optional);
            }
            String rest = optional.get(0).substring(continued.length());
            List<String> left = optional.size() == 1 ? List.of(rest) : List.of(rest, optional.get(1));
            return new NumberField(number + continued.substring(0, continued.length() - 1), last(continued), left);
        }

        private static String upToFiller(String field) {
            int end = field.indexOf(FILLER);
            return end < 0 ? field : field.substring(0, end);
        }
    }
}
