package io.keyback.documentcheck;

import io.keyback.documentcheck.ClaimedPerson.Person;
import io.keyback.documentcheck.DocumentReading.Agreement;
import io.keyback.documentcheck.DocumentReading.Compared;
import io.keyback.documentcheck.ReadDocument.Kind;
import io.keyback.documentcheck.mrz.MrzName;
import io.keyback.documentcheck.mrz.PersonNames;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What can be said of a document that was read: for each thing that must agree exactly one fact, whether it agrees, does
 * not, or cannot be said.
 */
final class DocumentFacts {

    private static final String UNITED_STATES = "US";

    private final ReadDocument read;
    private final DeclaredDocument declared;
    private final ClaimedPerson claimed;
    private final LocalDate today;
    private final DocumentCheckSettings settings;

    /** @param today where the document is judged: in the issuing country's favour */
    DocumentFacts(
            ReadDocument read,
            DeclaredDocument declared,
            ClaimedPerson claimed,
            LocalDate today,
            DocumentCheckSettings settings) {
        this.read = read;
        this.declared = declared;
        this.claimed = claimed;
        this.today = today;
        this.settings = settings;
    }

    Set<DocumentFact> facts() {
        Set<DocumentFact> facts = EnumSet.of(reading(), type(), country(), expiry(), age(), number());
        state().ifPresent(facts::add);
        facts.add(
                switch (nameAsEntered()) {
                    case AGREES -> DocumentFact.NAME_AS_ENTERED;
                    case CLOSE -> DocumentFact.NAME_CLOSE_TO_ENTERED;
                    case DIFFERS -> DocumentFact.NAME_NOT_AS_ENTERED;
                    case NOT_COMPARED -> DocumentFact.NAME_NOT_COMPARED;
                });
        facts.add(
                switch (nameOnFile()) {
                    case AGREES -> DocumentFact.NAME_AS_ON_FILE;
                    case CLOSE -> DocumentFact.NAME_CLOSE_TO_FILE;
                    case DIFFERS -> DocumentFact.NAME_NOT_AS_ON_FILE;
                    case NOT_COMPARED -> DocumentFact.NAME_NOT_COMPARED;
                });
        facts.add(
                switch (birthAsEntered()) {
                    case AGREES -> DocumentFact.BIRTH_AS_ENTERED;
                    case CLOSE, DIFFERS -> DocumentFact.BIRTH_NOT_AS_ENTERED;
                    case NOT_COMPARED -> DocumentFact.BIRTH_NOT_COMPARED;
                });
        facts.add(
                switch (birthOnFile()) {
                    case AGREES -> DocumentFact.BIRTH_AS_ON_FILE;
                    case CLOSE, DIFFERS -> DocumentFact.BIRTH_NOT_AS_ON_FILE;
                    case NOT_COMPARED -> DocumentFact.BIRTH_NOT_COMPARED;
                });
        return facts;
    }

    /** What was measured, by the fact it is told with. */
    Map<DocumentFact, Map<String, Double>> numbers() {
        Map<DocumentFact, Map<String, Double>> numbers = new EnumMap<>(DocumentFact.class);
        numbers.put(reading(), Map.of("confidence", read.source().confidence()));
        read.expiry().ifPresent(expiry -> numbers.put(expiry(), daysTo(expiry)));
        return numbers;
    }

    private Map<String, Double> daysTo(LocalDate expiry) {
        double days = ChronoUnit.DAYS.between(today, expiry);
        return days < 0 ? Map.of("days ago", -days) : Map.of("days left", days);
    }

    /** What of it was held against what, for the eye. */
    List<Compared> compared() {
        List<Compared> rows = new ArrayList<>();
        rows.add(row(
                "Type",
                read.kind().map(DocumentFacts::words).orElse(""),
                words(kind(declared.type())),
                agreement(type(), DocumentFact.TYPE_AGREES, DocumentFact.TYPE_NOT_KNOWN)));
        rows.add(row(
                "Issuing country",
                read.country().orElse(""),
                declared.country(),
                agreement(country(), DocumentFact.COUNTRY_AGREES, DocumentFact.COUNTRY_NOT_READ)));
        state().ifPresent(state -> rows.add(row(
                "Issuing state",
                read.state().orElse(""),
                Objects.requireNonNullElse(declared.state(), ""),
                agreement(state, DocumentFact.STATE_AGREES, DocumentFact.STATE_NOT_READ))));
        rows.add(new Compared(
                "Name",
                read.name().map(MrzName::inFull).orElse(""),
                claimed.entered().map(DocumentFacts::inFull).orElse(""),
                nameAsEntered(),
                inFull(claimed.onFile()),
                nameOnFile()));
        rows.add(new Compared(
                "Date of birth",
                text(read.birth()),
                text(claimed.entered().map(Person::birth)),
                birthAsEntered(),
                claimed.onFile().birth().toString(),
                birthOnFile()));
        rows.add(row("Document number", read.number(), "", Agreement.NOT_COMPARED));
        rows.add(row("Valid until", text(read.expiry()), "", Agreement.NOT_COMPARED));
        return rows;
    }

    private static Compared row(String label, String read, String declared, Agreement agreement) {
        return new Compared(label, read, declared, agreement, "", Agreement.NOT_COMPARED);
    }

    private static Agreement agreement(DocumentFact fact, DocumentFact agrees, DocumentFact unknown) {
        if (fact == unknown) {
            return Agreement.NOT_COMPARED;
        }
        return fact == agrees ? Agreement.AGREES : Agreement.DIFFERS;
    }

    private DocumentFact reading() {
        return switch (read.trust()) {
            case CERTAIN -> DocumentFact.DOCUMENT_READ;
            case UNCERTAIN -> DocumentFact.DOCUMENT_READ_UNCERTAIN;
            case CHECK_DIGITS_WRONG -> DocumentFact.CHECK_DIGITS_WRONG;
            case WRONG_TYPEFACE -> DocumentFact.WRONG_TYPEFACE;
        };
    }

    private DocumentFact type() {
        return read.kind()
                .map(kind -> {
                    if (kind == Kind.VISA) {
                        return DocumentFact.IS_VISA;
                    }
                    return kind == kind(declared.type()) ? DocumentFact.TYPE_AGREES : DocumentFact.TYPE_DIFFERS;
                })
                .orElse(DocumentFact.TYPE_NOT_KNOWN);
    }

    private DocumentFact country() {
        return read.country()
                .map(country ->
                        country.equals(declared.country()) ? DocumentFact.COUNTRY_AGREES : DocumentFact.COUNTRY_DIFFERS)
                .orElse(DocumentFact.COUNTRY_NOT_READ);
    }

    /** Passports are issued by the country, whatever state was named. */
    private Optional<DocumentFact> state() {
        if (!declared.country().equals(UNITED_STATES) || !declared.type().hasBack()) {
            return Optional.empty();
        }
        return Optional.of(read.state()
                .map(state -> state.equals(declared.state()) ? DocumentFact.STATE_AGREES : DocumentFact.STATE_DIFFERS)
                .orElse(DocumentFact.STATE_NOT_READ));
    }

    private DocumentFact expiry() {
        if (read.expiry().isEmpty()) {
            return DocumentFact.EXPIRY_NOT_READ;
        }
        LocalDate expiry = read.expiry().get();
        if (expiry.isBefore(today)) {
            return DocumentFact.EXPIRED;
        }
        return expiry.isBefore(today.plusDays(settings.expiresSoon().toDays()))
                ? DocumentFact.EXPIRES_SOON
                : DocumentFact.NOT_EXPIRED;
    }

    private DocumentFact age() {
        if (read.birth().isEmpty()) {
            return DocumentFact.BIRTH_NOT_COMPARED;
        }
        int age = Period.between(read.birth().get(), today).getYears();
        return age >= settings.youngest() && age <= settings.oldest()
                ? DocumentFact.AGE_PLAUSIBLE
                : DocumentFact.AGE_IMPLAUSIBLE;
    }

    private DocumentFact number() {
        if (read.number().isEmpty()) {
            return DocumentFact.NUMBER_NOT_READ;
        }
        return UsualNumbers.usual(read) ? DocumentFact.NUMBER_USUAL : DocumentFact.NUMBER_UNUSUAL;
    }

    private Agreement nameAsEntered() {
        return name(claimed.entered().orElse(null));
    }

    private Agreement nameOnFile() {
        return name(claimed.onFile());
    }

    private Agreement name(@Nullable Person person) {
        if (person == null || read.name().isEmpty()) {
            return Agreement.NOT_COMPARED;
        }
        return switch (PersonNames.compare(
                person.firstName(), person.lastName(), read.name().get())) {
            case SAME -> Agreement.AGREES;
            case CLOSE -> Agreement.CLOSE;
            case DIFFERENT -> Agreement.DIFFERS;
        };
    }

    private Agreement birthAsEntered() {
        return birth(claimed.entered().orElse(null));
    }

    private Agreement birthOnFile() {
        return birth(claimed.onFile());
    }

    private Agreement birth(@Nullable Person person) {
        if (person == null || read.birth().isEmpty()) {
            return Agreement.NOT_COMPARED;
        }
        return person.birth().equals(read.birth().get()) ? Agreement.AGREES : Agreement.DIFFERS;
    }

    private static Kind kind(DocumentType type) {
        return switch (type) {
            case INTERNATIONAL_PASSPORT -> Kind.PASSPORT;
            case NATIONAL_ID_CARD -> Kind.ID_CARD;
            case DRIVERS_LICENSE -> Kind.LICENSE;
        };
    }

    private static String words(Kind kind) {
        return switch (kind) {
            case PASSPORT -> "Passport";
            case ID_CARD -> "ID card";
            case LICENSE -> "Driver's licence";
            case VISA -> "Visa";
        };
    }

    private static String inFull(Person person) {
        return person.firstName() + " " + person.lastName();
    }

    private static String text(Optional<LocalDate> date) {
        return date.map(LocalDate::toString).orElse("");
    }
}
