package io.keyback.documentcheck.drawing;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * Whom a document is about, as printed on it.
 *
 * @param state the code of ICAO 9303 (D for Germany), issuer and nationality alike
 * @param sex M, F or X
 */
public record Bearer(
        String surname, String givenNames, LocalDate birth, char sex, String state, String number, LocalDate expiry) {

    private static final List<String> SURNAMES = List.of(
            "ERIKSSON",
            "MÜLLER",
            "ØSTERGÅRD",
            "WIŚNIEWSKA",
            "NGUYEN",
            "O'CONNOR",
            "GARCÍA LÓPEZ",
            "DUPONT",
            "VAN DER BERG",
            "ROSSI",
            "KOWALCZYK",
            "ÖZTÜRK",
            "STRAUẞ",
            "HERNÁNDEZ",
            "SMITH-JONES",
            "LI",
            "FERREIRA",
            "JØRGENSEN",
            "NOVÁKOVÁ",
            "SZABÓ",
            "POPESCU",
            "TAMM",
            "VIRTANEN",
            "OKONKWO",
            "YAMAMOTO",
            "KIM",
            "ИВАНОВА",
            "ШЕВЧЕНКО",
            "ПЕТРОВ",
            "ЩЕРБАКОВ",
            "BRÖNNIMANN",
            "QUISPE",
            "WALKER",
            "ABDULLAH",
            "HADJICONSTANTINOU",
            "MACDONALD",
            "ZÚÑIGA",
            "BJÖRKLUND",
            "LEWANDOWSKI",
            "FÜRSTENBERG");

    private static final List<String> GIVEN = List.of(
            "ANNA MARIA",
            "JOHN",
            "ZOË",
            "PIERRE ALAIN",
            "GRETA",
            "MOHAMMED",
            "WEI",
            "SØREN",
            "ŁUKASZ",
            "ÉLODIE",
            "JUAN CARLOS",
            "IVÁN",
            "HEATHER QUINN",
            "ОЛЬГА",
            "ДМИТРИЙ",
            "YUKI",
            "FRANÇOIS",
            "KATHARINA BARBARA",
            "ALEXANDER MAXIMILIAN",
            "JI-WOO",
            "AMARA",
            "BÉLA",
            "XENIA",
            "VICTOR",
            "PHILIPPA JANE",
            "CHIDI");

    private static final List<String> STATES = List.of(
            "D", "FRA", "ITA", "ESP", "POL", "NLD", "SWE", "NOR", "FIN", "DNK", "AUT", "CHE", "GBR", "USA", "CAN",
            "UKR", "BGR", "GRC", "TUR", "IND", "CHN", "JPN", "KOR", "BRA", "MEX", "ARG", "ZAF", "EGY", "NGA", "AUS",
            "NZL", "UTO", "CZE", "HUN", "ROU", "PRT", "IRL", "EST", "LVA", "LTU");

    private static final String NUMBER_SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ01234567890123456789";

    private static final Map<Character, String> LATIN = Map.ofEntries(
            Map.entry('Ä', "AE"),
            Map.entry('Ö', "OE"),
            Map.entry('Ü', "UE"),
            Map.entry('ẞ', "SS"),
            Map.entry('ß', "SS"),
            Map.entry('Ø', "OE"),
            Map.entry('Å', "AA"),
            Map.entry('Æ', "AE"),
            Map.entry('Ł', "L"),
            Map.entry('А', "A"),
            Map.entry('Б', "B"),
            Map.entry('В', "V"),
            Map.entry('Г', "G"),
            Map.entry('Д', "D"),
            Map.entry('Е', "E"),
            Map.entry('Ё', "E"),
            Map.entry('Ж', "ZH"),
            Map.entry('З', "Z"),
            Map.entry('И', "I"),
            Map.entry('Й', "I"),
            Map.entry('К', "K"),
            Map.entry('Л', "L"),
            Map.entry('М', "M"),
            Map.entry('Н', "N"),
            Map.entry('О', "O"),
            Map.entry('П', "P"),
            Map.entry('Р', "R"),
            Map.entry('С', "S"),
            Map.entry('Т', "T"),
            Map.entry('У', "U"),
            Map.entry('Ф', "F"),
            Map.entry('Х', "KH"),
            Map.entry('Ц', "TS"),
            Map.entry('Ч', "CH"),
            Map.entry('Ш', "SH"),
            Map.entry('Щ', "SHCH"),
            Map.entry('Ъ', "IE"),
            Map.entry('Ы', "Y"),
            Map.entry('Ь', ""),
            Map.entry('Э', "E"),
            Map.entry('Ю', "IU"),
            Map.entry('Я', "IA"));

    /** Somebody, the same for the same seed. */
    public static Bearer of(long seed) {
        Random dice = new Random(seed);
        LocalDate birth = LocalDate.of(1945 + dice.nextInt(62), 1, 1).plusDays(dice.nextInt(365));
        LocalDate expiry = LocalDate.of(2027 + dice.nextInt(9), 1, 1).plusDays(dice.nextInt(365));
        return new Bearer(
                one(SURNAMES, dice),
                one(GIVEN, dice),
                birth,
                "MFMFMFMFX".charAt(dice.nextInt(9)),
                one(STATES, dice),
                number(dice),
                expiry);
    }

    public Bearer named(String otherSurname, String otherGivenNames) {
        return new Bearer(upper(otherSurname), upper(otherGivenNames), birth, sex, state, number, expiry);
    }

    public Bearer born(LocalDate otherBirth) {
        return new Bearer(surname, givenNames, otherBirth, sex, state, number, expiry);
    }

    public Bearer of(String otherState) {
        return new Bearer(surname, givenNames, birth, sex, otherState, number, expiry);
    }

    public Bearer numbered(String otherNumber) {
        return new Bearer(surname, givenNames, birth, sex, state, otherNumber, expiry);
    }

    public Bearer expiring(LocalDate otherExpiry) {
        return new Bearer(surname, givenNames, birth, sex, state, number, otherExpiry);
    }

    /** The names as ICAO 9303 part 3 writes them in a zone: Latin capitals, fillers for the rest. */
    String nameInZone() {
        return latin(surname) + "<<" + latin(givenNames);
    }

    String surnameInLatin() {
        return latin(surname).replace('<', ' ');
    }

    String givenNamesInLatin() {
        return latin(givenNames).replace('<', ' ');
    }

    private static String latin(String name) {
        String letters = name.chars()
                .mapToObj(sign -> LATIN.getOrDefault((char) sign, String.valueOf((char) sign)))
                .collect(Collectors.joining());
        return Normalizer.normalize(letters, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace("'", "")
                .replaceAll("[^A-Z]+", "<");
    }

    private static String upper(String name) {
        return name.replace("ß", "ẞ").toUpperCase(Locale.ROOT);
    }

    private static String number(Random dice) {
        int length = dice.nextInt(4) == 0 ? 8 : 9;
        StringBuilder number = new StringBuilder();
        for (int i = 0; i < length; i++) {
            number.append(NUMBER_SIGNS.charAt(dice.nextInt(NUMBER_SIGNS.length())));
        }
        return number.toString();
    }

    private static String one(List<String> choices, Random dice) {
        return choices.get(dice.nextInt(choices.size()));
    }
}
