package io.keyback.documentcheck.drawing;

import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Writes what stands in the barcode of a US or Canadian licence (AAMVA DL/ID card design standard), on its own. */
final class CardText {

    /** State or province to the issuer's number. */
    static final Map<String, String> ISSUERS = new TreeMap<>(Map.ofEntries(
            Map.entry("CA", "636014"),
            Map.entry("NY", "636001"),
            Map.entry("TX", "636015"),
            Map.entry("FL", "636010"),
            Map.entry("IL", "636035"),
            Map.entry("PA", "636025"),
            Map.entry("OH", "636023"),
            Map.entry("GA", "636055"),
            Map.entry("WA", "636045"),
            Map.entry("MA", "636002"),
            Map.entry("VA", "636000"),
            Map.entry("CO", "636020"),
            Map.entry("ON", "636012"),
            Map.entry("BC", "636028"),
            Map.entry("AB", "604432")));

    private static final String CANADA = "ON BC AB";

    private CardText() {}

    static boolean isCanadian(String state) {
        return CANADA.contains(state);
    }

    static String of(String state, Bearer bearer, Random dice) {
        boolean canadian = isCanadian(state);
        DateTimeFormatter date = DateTimeFormatter.ofPattern(canadian ? "yyyyMMdd" : "MMddyyyy");
        String[] given = bearer.givenNamesInLatin().split(" ", 2);
        String fields = "DL"
                + "DAQ" + bearer.number() + "\n"
                + "DCS" + bearer.surnameInLatin() + "\n"
                + "DDEN\n"
                + "DAC" + given[0] + "\n"
                + "DDFN\n"
                + "DAD" + (given.length > 1 ? given[1] : "NONE") + "\n"
                + "DDGN\n"
                + "DCAC\nDCBNONE\nDCDNONE\n"
                + "DBD" + date.format(bearer.expiry().minusYears(6)) + "\n"
                + "DBB" + date.format(bearer.birth()) + "\n"
                + "DBA" + date.format(bearer.expiry()) + "\n"
                + "DBC" + (bearer.sex() == 'M' ? 1 : bearer.sex() == 'F' ? 2 : 9) + "\n"
                + "DAU" + (canadian ? "178 cm" : "070 in") + "\n"
                + "DAYBRO\n"
                + "DAG" + (100 + dice.nextInt(8900)) + " MAIN STREET\n"
                + "DAI" + (canadian ? "LAKESIDE" : "SPRINGFIELD") + "\n"
                + "DAJ" + state + "\n"
                + "DAK" + (canadian ? "K1A 0B1    " : (10000 + dice.nextInt(89999)) + "0000  ") + "\n"
                + "DCF" + Long.toString(dice.nextLong() >>> 1, 36).toUpperCase(Locale.ROOT) + "\n"
                + "DCG" + (canadian ? "CAN" : "USA") + "\n"
                + "DDAF\nDDB08292017\r";
        String head = "@\n\u001e\rANSI " + ISSUERS.get(state) + String.format("%02d", 4 + dice.nextInt(7)) + "0001";
        int offset = head.length() + "DLooooLLLL".length();
        return head + String.format("DL%04d%04d", offset, fields.length()) + fields;
    }
}
