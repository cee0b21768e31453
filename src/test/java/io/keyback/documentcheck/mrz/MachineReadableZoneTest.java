package io.keyback.documentcheck.mrz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.keyback.documentcheck.mrz.ZoneMalformed.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The specimens of Doc 9303, and what is wrong with zones that are not like them. */
class MachineReadableZoneTest {

    private static final List<String> TD1 = List.of(
            "I<UTOD231458907<<<<<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<6", "ERIKSSON<<ANNA<MARIA<<<<<<<<<<");
    private static final List<String> TD1_LONG_NUMBER = List.of(
            "I<UTOD23145890<7349<<<<<<<<<<<", "3407127M9507122UTO<<<<<<<<<<<2", "STEVENSON<<PETER<JOHN<<<<<<<<<");
    private static final List<String> TD2 =
            List.of("I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "D231458907UTO7408122F1204159<<<<<<<6");
    private static final List<String> TD2_LONG_NUMBER =
            List.of("I<UTOSTEVENSON<<PETER<JOHN<<<<<<<<<<", "D23145890<UTO3407127M95071227349<<<8");
    private static final List<String> TD3 =
            List.of("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10");
    private static final List<String> MRV_A =
            List.of("V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L8988901C4XXX4009078F96121096ZE184226B<<<<<<");
    private static final List<String> MRV_B =
            List.of("V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "L8988901C4XXX4009078F9612109<<<<<<<<");

    private static final List<List<String>> SPECIMENS =
            List.of(TD1, TD1_LONG_NUMBER, TD2, TD2_LONG_NUMBER, TD3, MRV_A, MRV_B);

    @Test
    void readsThePassport() {
        MachineReadableZone zone = MachineReadableZone.parse(TD3);

        assertThat(zone)
                .isEqualTo(new MachineReadableZone(
                        ZoneFormat.TD3,
                        "P",
                        "UTO",
                        "L898902C3",
                        "UTO",
                        new MrzDate("740812"),
                        Sex.FEMALE,
                        new MrzDate("120415"),
                        new MrzName("ERIKSSON", "ANNA MARIA", false),
                        "ZE184226B",
                        Set.of()));
    }

    @Test
    void readsTheCards() {
        for (List<String> card : List.of(TD1, TD2)) {
            MachineReadableZone zone = MachineReadableZone.parse(card);

            assertThat(zone.checkDigitsHold()).isTrue();
            assertThat(zone.documentCode()).isEqualTo("I");
            assertThat(zone.documentNumber()).isEqualTo("D23145890");
            assertThat(zone.birth().text()).isEqualTo("740812");
            assertThat(zone.expiry().text()).isEqualTo("120415");
            assertThat(zone.sex()).isEqualTo(Sex.FEMALE);
            assertThat(zone.name().inFull()).isEqualTo("ANNA MARIA ERIKSSON");
            assertThat(zone.optionalData()).isEmpty();
        }
    }

    @Test
    void readsTheVisas() {
        assertThat(MachineReadableZone.parse(MRV_A))
                .returns(ZoneFormat.MRV_A, MachineReadableZone::format)
                .returns("6ZE184226B", MachineReadableZone::optionalData)
                .returns("XXX", MachineReadableZone::nationality)
                .returns(true, MachineReadableZone::checkDigitsHold);
        assertThat(MachineReadableZone.parse(MRV_B))
                .returns(ZoneFormat.MRV_B, MachineReadableZone::format)
                .returns("L8988901C", MachineReadableZone::documentNumber)
                .returns(true, MachineReadableZone::checkDigitsHold);
    }

    @Test
    void joinsTheNumberThatContinuesAmongTheOptionalData() {
        for (List<String> card : List.of(TD1_LONG_NUMBER, TD2_LONG_NUMBER)) {
            MachineReadableZone zone = MachineReadableZone.parse(card);

            assertThat(zone.documentNumber()).isEqualTo("D23145890734");
            assertThat(zone.optionalData()).isEmpty();
            assertThat(zone.failed()).isEmpty();
        }
    }

    @Test
    void keepsTheOptionalDataBehindALongNumber() {
        List<String> lines = List.of(
                "I<UTOD23145890<7349<ABC<<<<<<<", "3407127M9507122UTOXYZ<<<<<<<<0", "STEVENSON<<PETER<JOHN<<<<<<<<<");

        MachineReadableZone zone = MachineReadableZone.parse(lines);

        assertThat(zone.documentNumber()).isEqualTo("D23145890734");
        assertThat(zone.optionalData()).isEqualTo("<ABC XYZ");
    }

    @ParameterizedTest
    @CsvSource({
        "L898902C46UTO7408122F1204159ZE184226B<<<<<10, DOCUMENT_NUMBER COMPOSITE",
        "L898902C36UTO7408132F1204159ZE184226B<<<<<10, BIRTH COMPOSITE",
        "L898902C36UTO7408122F1304159ZE184226B<<<<<10, EXPIRY COMPOSITE",
        "L898902C36UTO7408122F1204159ZE184227B<<<<<10, PERSONAL_NUMBER COMPOSITE",
        "L898902C36UTO7408122F1204159ZE184226B<<<<<11, COMPOSITE",
        "L898902C3<UTO7408122F1204159ZE184226B<<<<<10, DOCUMENT_NUMBER COMPOSITE",
        "L898902C36UTO7408122F1204159ZE184226B<<<<<<0, PERSONAL_NUMBER COMPOSITE"
    })
    void namesTheCheckDigitsThatFail(String secondLine, String failed) {
        MachineReadableZone zone = MachineReadableZone.parse(List.of(TD3.get(0), secondLine));

        assertThat(zone.failed()).extracting(Enum::name).containsExactlyInAnyOrder(failed.split(" "));
        assertThat(zone.checkDigitsHold()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<", "0"})
    void takesEitherCheckDigitOfAPersonalNumberThatIsLeftOut(String digit) {
        String second = "L898902C36UTO7408122F1204159<<<<<<<<<<<<<<" + digit + "8";

        assertThat(MachineReadableZone.parse(List.of(TD3.get(0), second)).failed())
                .isEmpty();
    }

    /** A change by anything but ten in weight shows; every digit is checked against the nine others. */
    @Test
    void noOtherDigitPassesInItsPlace() {
        for (List<String> specimen : SPECIMENS) {
            assertThat(MachineReadableZone.parse(specimen).failed()).isEmpty();
            int checked = specimen.size() - (specimen.size() == 3 ? 2 : 1);
            String line = specimen.get(checked);
            int end = MachineReadableZone.parse(specimen).format().isVisa() ? 28 : line.length();
            for (int at = 0; at < end; at++) {
                if (Character.isDigit(line.charAt(at))) {
                    assertNoOtherDigitPasses(specimen, checked, at);
                }
            }
        }
    }

    private static void assertNoOtherDigitPasses(List<String> specimen, int line, int at) {
        for (char digit = '0'; digit <= '9'; digit++) {
            List<String> changed = new ArrayList<>(specimen);
            changed.set(
                    line,
                    new StringBuilder(specimen.get(line))
                            .replace(at, at + 1, "" + digit)
                            .toString());
            assertThat(MachineReadableZone.parse(changed).checkDigitsHold())
                    .as("%s", changed)
                    .isEqualTo(changed.equals(specimen));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<, L898902C36UTO7408122F1204159ZE184226B<<<<<10, DOCUMENT_CODE",
        "P<U7OERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<, L898902C36UTO7408122F1204159ZE184226B<<<<<10, ISSUING_STATE",
        "P<<<<ERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<, L898902C36UTO7408122F1204159ZE184226B<<<<<10, ISSUING_STATE",
        "P<UTO<ERIKSSON<ANNA<MARIA<<<<<<<<<<<<<<<<<<<, L898902C36UTO7408122F1204159ZE184226B<<<<<10, NAME",
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<, <898902C36UTO7408122F1204159ZE184226B<<<<<10, DOCUMENT_NUMBER",
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<, L898902C36UT07408122F1204159ZE184226B<<<<<10, NATIONALITY",
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<, L898902C36UTO74O8122F1204159ZE184226B<<<<<10, BIRTH",
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<, L898902C36UTO7408122E1204159ZE184226B<<<<<10, SEX",
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<, L898902C36UTO7408122F12O4159ZE184226B<<<<<10, EXPIRY",
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<, L898902C36UTO7408122F1204159ZE184226b<<<<<10, CHARACTER",
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<, L898902C36UTO7408122F1204159ZE184226B<<<<<10, NO_SUCH_FORMAT"
    })
    void saysWhatCannotStandWhereItStands(String first, String second, Reason reason) {
        assertThatThrownBy(() -> MachineReadableZone.parse(List.of(first, second)))
                .asInstanceOf(type(ZoneMalformed.class))
                .returns(reason, ZoneMalformed::reason);
    }

    @Test
    void knowsNoOtherFormat() {
        for (List<String> lines : List.of(
                List.<String>of(), List.of(""), TD1.subList(0, 2), List.of(TD1.get(0), TD2.get(0), TD3.get(0)))) {
            assertThatThrownBy(() -> MachineReadableZone.parse(lines))
                    .asInstanceOf(type(ZoneMalformed.class))
                    .returns(Reason.NO_SUCH_FORMAT, ZoneMalformed::reason);
        }
    }

    @Test
    void whateverIsReadEitherParsesOrIsMalformed() {
        Random random = new Random(9303);
        String characters = "ABIOVPZ0189<<< aäЖ\n";
        int parsed = 0;
        for (int i = 0; i < 5_000; i++) {
            List<String> lines = new ArrayList<>(SPECIMENS.get(random.nextInt(SPECIMENS.size())));
            for (int change = random.nextInt(6); change >= 0; change--) {
                int line = random.nextInt(lines.size());
                int at = random.nextInt(lines.get(line).length());
                String character = "" + characters.charAt(random.nextInt(characters.length()));
                lines.set(
                        line,
                        new StringBuilder(lines.get(line))
                                .replace(at, at + 1, character)
                                .toString());
            }
            try {
                MachineReadableZone.parse(lines);
                parsed++;
            } catch (ZoneMalformed expected) {
                assertThat(expected.reason()).isNotNull();
            }
        }
        assertThat(parsed).isBetween(200, 4_800);
    }
}
