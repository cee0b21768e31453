package io.keyback.documentcheck.mrz;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Locale.IsoCountryCode;
import java.util.Map;
import java.util.Optional;

/** Who issues documents, by the codes of zones (9303-3, section 5); beside ISO 3166-1 they are in {@code states.txt}. */
public final class IssuingStates {

    private static final String NONE = "-";

    private static final Map<String, Optional<String>> COUNTRIES = read();

    private IssuingStates() {}

    /** Whether the code may stand in a zone. */
    public static boolean isKnown(String code) {
        return COUNTRIES.containsKey(code);
    }

    /** The country by ISO 3166-1, two letters; none for organisations, stateless persons and unknown codes. */
    public static Optional<String> country(String code) {
        return COUNTRIES.getOrDefault(code, Optional.empty());
    }

    private static Map<String, Optional<String>> read() {
        Map<String, Optional<String>> countries = new HashMap<>();
        for (String country : Locale.getISOCountries(IsoCountryCode.PART1_ALPHA2)) {
            String code = new Locale("", country).getISO3Country();
            if (!code.isEmpty()) {
                countries.put(code, Optional.of(country));
            }
        }
        for (List<String> row : Table.rows("states.txt")) {
            countries.put(row.get(0), Optional.of(row.get(1)).filter(country -> !country.equals(NONE)));
        }
        return Map.copyOf(countries);
    }
}
