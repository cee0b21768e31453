package io.keyback.documentcheck.barcode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.keyback.documentcheck.barcode.AamvaCard.Issuer;
import io.keyback.documentcheck.barcode.AamvaCard.Kind;
import io.keyback.documentcheck.barcode.CardMalformed.Reason;
import io.keyback.documentcheck.mrz.MrzName;
import io.keyback.documentcheck.mrz.Sex;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AamvaCardTest {

    @Test
    void readsALicence() {
        assertThat(AamvaCard.parse(SampleCards.VIRGINIA))
                .isEqualTo(new AamvaCard(
                        8,
                        Kind.DL,
                        "636000",
                        new Issuer("US", "VA"),
                        "T64235789",
                        new MrzName("SAMPLE", "MICHAEL JOHN", false),
                        LocalDate.of(1986, 6, 6),
                        LocalDate.of(2029, 12, 10),
                        LocalDate.of(2019, 6, 6),
                        Sex.MALE,
                        "VA"));
    }

    @Test
    void readsALicenceOfCanada() {
        AamvaCard card = AamvaCard.parse(SampleCards.ONTARIO);

        assertThat(card.issuer()).isEqualTo(new Issuer("CA", "ON"));
        assertThat(card.name()).isEqualTo(new MrzName("ETIENNE ROY", "ANNE", false));
        assertThat(card.birth()).isEqualTo("1990-01-31");
        assertThat(card.expiry()).isEqualTo("2029-01-31");
        assertThat(card.sex()).isEqualTo(Sex.FEMALE);
    }

    @Test
    void readsAnIdCard() {
        String text = SampleCards.of("636014", 9, "ID", List.of("DAQI1", "DCSDOE", "DACJANE", "DBB01311990"));

        assertThat(AamvaCard.parse(text))
                .returns(Kind.ID, AamvaCard::kind)
                .returns(null, AamvaCard::expiry)
                .returns(Sex.UNSPECIFIED, AamvaCard::sex);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void readsEveryVersion(int version) {
        assertThat(AamvaCard.parse(SampleCards.with("636014", version)))
                .returns(version, AamvaCard::version)
                .returns(new Issuer("US", "CA"), AamvaCard::issuer)
                .returns("12345678", AamvaCard::documentNumber);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 'DAASAMPLE,MICHAEL,JOHN', SAMPLE, MICHAEL JOHN",
        "1, DAAMICHAEL SAMPLE, MICHAEL SAMPLE, ''",
        "1, 'DABSAMPLE|DACMICHAEL', SAMPLE, MICHAEL",
        "2, 'DCSSAMPLE|DCTMICHAEL,JOHN', SAMPLE, MICHAEL JOHN",
        "3, 'DCSSAMPLE|DCTMICHAEL JOHN', SAMPLE, MICHAEL JOHN",
        "8, 'DCSSAMPLE|DACMICHAEL|DADNONE', SAMPLE, MICHAEL",
        "8, 'DCSO''MALLEY-DÍAZ|DACJosé|DADunavl', OMALLEY DIAZ, JOSE"
    })
    void findsTheNameWhereTheVersionHasIt(int version, String elements, String primary, String secondary) {
        List<String> all = List.of(("DAQ1|DBB19860606|" + elements).split("\\|"));

        AamvaCard card = AamvaCard.parse(SampleCards.of("636014", version, "DL", all));

        assertThat(card.name()).isEqualTo(new MrzName(primary, secondary, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"DDET", "DDFT", "DDGT"})
    void saysThatANameIsCut(String flag) {
        assertThat(AamvaCard.parse(SampleCards.with("636014", 8, flag)).name().mayBeCut())
                .isTrue();
    }

    /** Each country has its order, and on some cards it is the other's. */
    @ParameterizedTest
    @CsvSource({
        "06071986, 1986-06-07",
        "19860607, 1986-06-07",
        "06/07/1986, 1986-06-07",
        "1986-06-07, 1986-06-07",
        "12111912, 1912-12-11",
        "20121112, 2012-11-12",
        "02291985,",
        "00000000,",
        "99999999,",
        "8606,",
        "NONE,"
    })
    void readsDatesInEitherOrder(String text, @Nullable LocalDate date) {
        assertThat(AamvaCard.parse(SampleCards.with("636014", 8, "DBA" + text)).expiry())
                .isEqualTo(date);
    }

    @Test
    void toleratesWrongOffsets() {
        String right = SampleCards.VIRGINIA;
        AamvaCard card = AamvaCard.parse(right);

        for (String wrong : List.of(
                right.replaceFirst("DL0041\\d{4}", "DL00410278"),
                right.replaceFirst("DL0041\\d{4}", "DL00390278"),
                right.replaceFirst("DL0041\\d{4}", "DL00419999"),
                right.replaceFirst("DL0041\\d{4}", "DL00000000"),
                right.replaceFirst("DL0041\\d{4}", "DL    0278"),
                right.replace("0002DL", "0009DL"),
                right.replace("0002DL", "0000DL"),
                right.replace("\n", "\r\n"),
                right.replace("@\n\u001e\r", "@"),
                right.replace("@\n\u001e\r", "@\r\n\u001c\r\n"),
                right.replace("ANSI ", "AAMVA"),
                right.replace("DLDAQ", "DL\nDAQ"),
                "\n" + right)) {
            assertThat(AamvaCard.parse(wrong)).as(wrong).isEqualTo(card);
        }
    }

    @Test
    void knowsTheStateThatIssuedIt() {
        AamvaCard card = AamvaCard.parse(SampleCards.VIRGINIA);

        assertThat(card.isFrom("US", "VA")).isTrue();
        assertThat(card.isFrom("US", null)).isTrue();
        assertThat(card.isFrom("US", "MD")).isFalse();
        assertThat(card.isFrom("CA", null)).isFalse();
    }

    /** Where somebody lives is not who issued his card. */
    @Test
    void theAddressIsNotTheIssuer() {
        AamvaCard card = AamvaCard.parse(SampleCards.with("636014", 8, "DAJVA"));

        assertThat(card.isFrom("US", "CA")).isTrue();
        assertThat(card.isFrom("US", "VA")).isFalse();
    }

    @Test
    void anUnknownIssuerIsFromNowhere() {
        AamvaCard card = AamvaCard.parse(SampleCards.with("123456", 8, "DAJVA"));

        assertThat(card.issuer()).isNull();
        assertThat(card.isFrom("US", "VA")).isFalse();
        assertThat(card.isFrom("US", null)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "DAQ, DOCUMENT_NUMBER",
        "DCS, NAME",
        "DCS--, NAME",
        "DBB, BIRTH",
        "DBB13131990, BIRTH",
        "DBB06063986, BIRTH",
        "DCGCAN, CONTRADICTORY"
    })
    void saysWhatIsMissing(String element, Reason reason) {
        assertMalformed(SampleCards.with("636014", 8, element), reason);
    }

    @Test
    void takesNoValueThatStandsTwice() {
        assertMalformed(SampleCards.with("636014", 8, "DAQ1", "DAQ2"), Reason.CONTRADICTORY);
        assertThat(AamvaCard.parse(SampleCards.with("636014", 8, "DAQ1", "DAQ1"))
                        .documentNumber())
                .isEqualTo("1");
    }

    @Test
    void takesNothingElseForACard() {
        assertMalformed("", Reason.HEADER);
        assertMalformed("https://example.org/", Reason.HEADER);
        assertMalformed(SampleCards.VIRGINIA.replace("@", ""), Reason.HEADER);
        assertMalformed(SampleCards.VIRGINIA.replace("ANSI 636000", "ANSI 63600X"), Reason.HEADER);
        assertMalformed(SampleCards.with("636014", 99), Reason.VERSION);
        assertMalformed(SampleCards.VIRGINIA.substring(0, 41), Reason.NO_CARD_IN_IT);
        assertMalformed(SampleCards.of("636014", 8, "EN", List.of("DAQ1")), Reason.NO_CARD_IN_IT);
        assertMalformed(SampleCards.VIRGINIA + "x".repeat(4000), Reason.TOO_LONG);
    }

    @Test
    void whateverIsReadEitherParsesOrIsMalformed() {
        Random random = new Random(417);
        String characters = "@\n\r\u001e DLDAQZ0129é<\u0000";
        int parsed = 0;
        for (int i = 0; i < 5_000; i++) {
            StringBuilder text = new StringBuilder(i % 2 == 0 ? SampleCards.VIRGINIA : SampleCards.ONTARIO);
            for (int change = random.nextInt(12); change >= 0; change--) {
                int at = random.nextInt(text.length() - 5);
                switch (random.nextInt(4)) {
                    case 0 -> text.delete(at, at + random.nextInt(5));
                    case 1 -> text.insert(at, characters.charAt(random.nextInt(characters.length())));
                    case 2 -> text.insert(at, text.substring(at, at + random.nextInt(5)));
                    default -> text.setCharAt(at, characters.charAt(random.nextInt(characters.length())));
                }
            }
            try {
                AamvaCard.parse(text.toString());
                parsed++;
            } catch (CardMalformed expected) {
                assertThat(expected.reason()).isNotNull();
            }
        }
        assertThat(parsed).isBetween(200, 4_800);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DL", "DLDAQ", "ZV", "\nZV", "@", "\r", "DAQ1\n", "  "})
    void repetitionTakesNoTime(String repeated) {
        String body = repeated.repeat(3900 / repeated.length());

        assertThatThrownBy(() -> AamvaCard.parse("@\n\u001e\rANSI 636014080002" + body))
                .isInstanceOf(CardMalformed.class);
    }

    private static void assertMalformed(String text, Reason reason) {
        assertThatThrownBy(() -> AamvaCard.parse(text))
                .as(text)
                .asInstanceOf(type(CardMalformed.class))
                .returns(reason, CardMalformed::reason);
    }
}
