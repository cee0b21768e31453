package io.keyback.documentcheck.barcode;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Texts of cards, with offsets and lengths as the standard has them. */
final class SampleCards {

    static final String VIRGINIA = of(
            "636000",
            8,
            "DL",
            List.of(
                    "DAQT64235789",
                    "DCSSAMPLE",
                    "DDEN",
                    "DACMICHAEL",
                    "DDFN",
                    "DADJOHN",
                    "DDGN",
                    "DCUJR",
                    "DCAD",
                    "DCBK",
                    "DCDPH",
                    "DBD06062019",
                    "DBB06061986",
                    "DBA12102029",
                    "DBC1",
                    "DAU068 in",
                    "DAYBRO",
                    "DAG2300 WEST BROAD STREET",
                    "DAIRICHMOND",
                    "DAJVA",
                    "DAK232690000  ",
                    "DCF2424244747474786102204",
                    "DCGUSA",
                    "DCK123456789",
                    "DDAF",
                    "DDB06062018",
                    "DDC06062020",
                    "DDD1"));

    static final String ONTARIO = of(
            "636012",
            8,
            "DL",
            List.of(
                    "DCSÉTIENNE-ROY",
                    "DACANNE",
                    "DADNONE",
                    "DBD20190612",
                    "DBB19900131",
                    "DBA20290131",
                    "DBC2",
                    "DAQS0123-45678-91234",
                    "DAJON",
                    "DCGCAN",
                    "DDEN",
                    "DDFN",
                    "DDGN"));

    private SampleCards() {}

    static String of(String issuer, int version, String type, List<String> elements) {
        String state = "ZV\rZVA01\r";
        String card = type + String.join("\n", elements) + "\r";
        String header =
                String.format(Locale.ROOT, "@\n\u001e\rANSI %s%02d", issuer, version) + (version < 2 ? "02" : "0002");
        int offset = header.length() + 20;
        return header
                + String.format(Locale.ROOT, "%s%04d%04d", type, offset, card.length())
                + String.format(Locale.ROOT, "ZV%04d%04d", offset + card.length(), state.length())
                + card
                + state;
    }

    static String with(String issuer, int version, String... changed) {
        List<String> elements = new ArrayList<>(List.of(
                "DAQ12345678", "DCSSAMPLE", "DACMICHAEL", "DADJOHN", "DBB06061986", "DBA12102029", "DBC1", "DCGUSA"));
        for (String element : changed) {
            elements.removeIf(old -> old.startsWith(element.substring(0, 3)));
        }
        elements.addAll(List.of(changed));
        return of(issuer, version, "DL", elements);
    }
}
