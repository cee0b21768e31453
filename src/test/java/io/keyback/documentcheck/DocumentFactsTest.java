package io.keyback.documentcheck;

import static io.keyback.documentcheck.DocumentType.DRIVERS_LICENSE;
import static io.keyback.documentcheck.DocumentType.INTERNATIONAL_PASSPORT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.keyback.documentcheck.ClaimedPerson.Person;
import io.keyback.documentcheck.DocumentReading.Agreement;
import io.keyback.documentcheck.DocumentReading.Compared;
import io.keyback.documentcheck.ReadDocument.Kind;
import io.keyback.documentcheck.ReadDocument.Trust;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class DocumentFactsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final LocalDate BIRTH = LocalDate.of(1974, 8, 12);
    private static final DeclaredDocument PASSPORT = new DeclaredDocument(INTERNATIONAL_PASSPORT, "SE", null);
    private static final DeclaredDocument TEXAN_LICENSE = new DeclaredDocument(DRIVERS_LICENSE, "US", "TX");
    private static final ClaimedPerson ANNA = claimed("Anna Maria", "Eriksson", BIRTH);

    private final DocumentCheckSettings settings = new Binder(new MapConfigurationPropertySource())
            .bindOrCreate("keyback.documentcheck", DocumentCheckSettings.class);

    @Test
    void everythingOfAGenuinePassportAgrees() {
        assertThat(facts(ReadDocuments.passport(), PASSPORT, ANNA))
                .containsExactlyInAnyOrder(
                        DocumentFact.DOCUMENT_READ,
                        DocumentFact.TYPE_AGREES,
                        DocumentFact.COUNTRY_AGREES,
                        DocumentFact.NOT_EXPIRED,
                        DocumentFact.NAME_AS_ENTERED,
                        DocumentFact.NAME_AS_ON_FILE,
                        DocumentFact.BIRTH_AS_ENTERED,
                        DocumentFact.BIRTH_AS_ON_FILE,
                        DocumentFact.AGE_PLAUSIBLE,
                        DocumentFact.NUMBER_USUAL);
    }

    @Test
    void whatWasNotReadIsNotComparedInAnything() {
        assertThat(facts(ReadDocuments.bare(ReadDocuments.license()), TEXAN_LICENSE, ANNA))
                .containsExactlyInAnyOrder(
                        DocumentFact.DOCUMENT_READ,
                        DocumentFact.TYPE_NOT_KNOWN,
                        DocumentFact.COUNTRY_NOT_READ,
                        DocumentFact.STATE_NOT_READ,
                        DocumentFact.EXPIRY_NOT_READ,
                        DocumentFact.NAME_NOT_COMPARED,
                        DocumentFact.BIRTH_NOT_COMPARED,
                        DocumentFact.NUMBER_NOT_READ);
    }

    @ParameterizedTest
    @CsvSource({
        "CERTAIN, DOCUMENT_READ",
        "UNCERTAIN, DOCUMENT_READ_UNCERTAIN",
        "CHECK_DIGITS_WRONG, CHECK_DIGITS_WRONG",
        "WRONG_TYPEFACE, WRONG_TYPEFACE"
    })
    void howItWasReadIsAFact(Trust trust, DocumentFact fact) {
        assertThat(facts(ReadDocuments.trusted(ReadDocuments.passport(), trust), PASSPORT, ANNA))
                .contains(fact);
    }

    @ParameterizedTest
    @CsvSource({"PASSPORT, TYPE_AGREES", "ID_CARD, TYPE_DIFFERS", "LICENSE, TYPE_DIFFERS", "VISA, IS_VISA"})
    void itIsOfTheDeclaredTypeOrNot(Kind kind, DocumentFact fact) {
        assertThat(facts(ReadDocuments.ofKind(ReadDocuments.passport(), kind), PASSPORT, ANNA))
                .contains(fact);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23, EXPIRED, days ago, 1",
        "2026-11-24, EXPIRES_SOON, days left, 0",
        "2026-12-23, EXPIRES_SOON, days left, 29",
        "2026-12-24, NOT_EXPIRED, days left, 30"
    })
    void aDocumentIsValidOnItsLastDay(LocalDate expiry, DocumentFact fact, String unit, double days) {
        DocumentFacts said = said(ReadDocuments.expiring(ReadDocuments.passport(), expiry), PASSPORT, ANNA);

        assertThat(said.facts()).contains(fact);
        assertThat(said.numbers()).containsEntry(fact, Map.of(unit, days));
    }

    @ParameterizedTest
    @CsvSource({"TX, STATE_AGREES", "CA, STATE_DIFFERS"})
    void theBarcodeNamesTheDeclaredStateOrNot(String declared, DocumentFact fact) {
        assertThat(facts(ReadDocuments.license(), new DeclaredDocument(DRIVERS_LICENSE, "US", declared), ANNA))
                .contains(fact);
    }

    @Test
    void aPassportIsIssuedByNoState() {
        assertThat(facts(
                        ReadDocuments.from(ReadDocuments.passport(), "US", "912345678"),
                        new DeclaredDocument(INTERNATIONAL_PASSPORT, "US", "CA"),
                        ANNA))
                .contains(DocumentFact.COUNTRY_AGREES)
                .doesNotContain(DocumentFact.STATE_NOT_READ, DocumentFact.STATE_DIFFERS);
    }

    @Test
    void anotherCountryIsTold() {
        assertThat(facts(ReadDocuments.from(ReadDocuments.passport(), "FI", "X"), PASSPORT, ANNA))
                .contains(DocumentFact.COUNTRY_DIFFERS);
    }

    @ParameterizedTest
    @CsvSource({"Anna Maria, Eriksson, NAME_AS_ENTERED", "Bertil, Lindqvist, NAME_NOT_AS_ENTERED"})
    void theNameIsHeldAgainstTheOneThatWasEntered(String first, String last, DocumentFact fact) {
        ClaimedPerson claimed = new ClaimedPerson("a", Optional.of(new Person(first, last, BIRTH)), ANNA.onFile());

        assertThat(facts(ReadDocuments.passport(), PASSPORT, claimed)).contains(fact, DocumentFact.NAME_AS_ON_FILE);
    }

    @Test
    void aCyrillicNameAgreesWithTheTransliterationOnTheDocument() {
        ReadDocument passport = ReadDocuments.named(ReadDocuments.passport(), "SHCHERBAKOVA", "IULIIA");

        assertThat(facts(passport, PASSPORT, claimed("Юлия", "Щербакова", BIRTH)))
                .contains(DocumentFact.NAME_AS_ENTERED, DocumentFact.NAME_AS_ON_FILE);
    }

    @Test
    void whoHasNotSaidWhoHeIsIsNotCompared() {
        ClaimedPerson claimed = new ClaimedPerson("a", Optional.empty(), ANNA.onFile());

        assertThat(facts(ReadDocuments.passport(), PASSPORT, claimed))
                .contains(
                        DocumentFact.NAME_NOT_COMPARED,
                        DocumentFact.NAME_AS_ON_FILE,
                        DocumentFact.BIRTH_NOT_COMPARED,
                        DocumentFact.BIRTH_AS_ON_FILE);
    }

    @Test
    void anotherBirthIsTold() {
        assertThat(facts(ReadDocuments.born(ReadDocuments.passport(), BIRTH.plusDays(1)), PASSPORT, ANNA))
                .contains(DocumentFact.BIRTH_NOT_AS_ENTERED, DocumentFact.BIRTH_NOT_AS_ON_FILE);
    }

    @ParameterizedTest
    @CsvSource({"2012-11-24, AGE_PLAUSIBLE", "2012-11-25, AGE_IMPLAUSIBLE", "1915-11-24, AGE_IMPLAUSIBLE"})
    void aChildOrAnybodyOlderThanPeopleGetIsTold(LocalDate birth, DocumentFact fact) {
        assertThat(facts(ReadDocuments.born(ReadDocuments.passport(), birth), PASSPORT, ANNA))
                .contains(fact);
    }

    @ParameterizedTest
    @CsvSource({
        "US, 912345678, NUMBER_USUAL",
        "US, A12345678, NUMBER_USUAL",
        "US, AB1234567, NUMBER_UNUSUAL",
        "DE, C01X00T47, NUMBER_USUAL",
        "DE, C01A00T47, NUMBER_UNUSUAL",
        "GB, 123456789, NUMBER_USUAL",
        "GB, 12345678, NUMBER_UNUSUAL",
        "SE, anything, NUMBER_USUAL"
    })
    void aNumberOfAnUnusualFormIsTold(String country, String number, DocumentFact fact) {
        assertThat(facts(ReadDocuments.from(ReadDocuments.passport(), country, number), PASSPORT, ANNA))
                .contains(fact);
    }

    @Test
    void theReviewerSeesWhatWasHeldAgainstWhat() {
        ClaimedPerson claimed = new ClaimedPerson(
                "a", Optional.of(new Person("Anna Maria", "Eriksson", BIRTH.plusYears(1))), ANNA.onFile());

        assertThat(said(ReadDocuments.license(), new DeclaredDocument(DRIVERS_LICENSE, "US", "CA"), claimed)
                        .compared())
                .extracting(Compared::label, Compared::read, Compared::entered, Compared::toEntered, Compared::toFile)
                .containsExactly(
                        tuple("Type", "Driver's licence", "Driver's licence", Agreement.AGREES, Agreement.NOT_COMPARED),
                        tuple("Issuing country", "US", "US", Agreement.AGREES, Agreement.NOT_COMPARED),
                        tuple("Issuing state", "TX", "CA", Agreement.DIFFERS, Agreement.NOT_COMPARED),
                        tuple("Name", "ANNA MARIA ERIKSSON", "Anna Maria Eriksson", Agreement.AGREES, Agreement.AGREES),
                        tuple("Date of birth", "1974-08-12", "1975-08-12", Agreement.DIFFERS, Agreement.AGREES),
                        tuple("Document number", "12345678", "", Agreement.NOT_COMPARED, Agreement.NOT_COMPARED),
                        tuple("Valid until", "2030-04-15", "", Agreement.NOT_COMPARED, Agreement.NOT_COMPARED));
    }

    private Set<DocumentFact> facts(ReadDocument read, DeclaredDocument declared, ClaimedPerson claimed) {
        return said(read, declared, claimed).facts();
    }

    private DocumentFacts said(ReadDocument read, DeclaredDocument declared, ClaimedPerson claimed) {
        return new DocumentFacts(read, declared, claimed, TODAY, settings);
    }

    private static ClaimedPerson claimed(String first, String last, LocalDate birth) {
        Person person = new Person(first, last, birth);
        return new ClaimedPerson("a", Optional.of(person), person);
    }
}
