package io.keyback.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.text.Normalizer;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The lists of countries and states stand in two forms; where one is wrong, the failure shows what should stand there. */
class CountriesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Where people look for another name than the JDK's. */
    private static final Map<String, String> NAMED_OTHERWISE = Map.of(
            "CD", "Congo (Democratic Republic)",
            "CG", "Congo (Republic)",
            "HK", "Hong Kong",
            "MO", "Macao",
            "PS", "Palestine");

    private record Option(String label, String value) {}

    @Test
    void everyCountryOfIso3166IsThereInTheOrderOfTheirNames() throws JsonProcessingException {
        List<Option> countries = Stream.of(Locale.getISOCountries())
                .map(code -> new Option(name(code), code))
                .sorted(Comparator.comparing(option -> withoutAccents(option.label())))
                .toList();

        assertThat(countries).hasSize(249);
        assertThat(options("provide-personal-information", "country")).isEqualTo(countries);
        assertThat(options("choose-document-type", "issuingCountry")).isEqualTo(countries);
    }

    @Test
    void theStatesAreTheSameInBothForms() throws JsonProcessingException {
        List<Option> states = options("provide-personal-information", "state");

        assertThat(states).hasSize(50 + 1 + 5).doesNotHaveDuplicates();
        assertThat(states).extracting(Option::value).allMatch(code -> code.matches("[A-Z]{2}"));
        assertThat(states)
                .extracting(Option::value)
                .contains("AK", "CA", "DC", "NY", "TX", "WY", "PR", "GU", "VI", "AS", "MP");
        assertThat(options("choose-document-type", "issuingState")).isEqualTo(states);
    }

    private static String name(String code) {
        String name = new Locale.Builder().setRegion(code).build().getDisplayCountry(Locale.ENGLISH);
        return NAMED_OTHERWISE.getOrDefault(code, name.replace(" & ", " and "));
    }

    private static String withoutAccents(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }

    private static List<Option> options(String form, String field) throws JsonProcessingException {
        JsonNode schema =
                JSON.readTree(new Forms(JSON, Clock.systemUTC()).get(form).schema());
        return schema.findParents("key").stream()
                .filter(component -> component.path("key").asText().equals(field))
                .flatMap(component -> Stream.iterate(
                                0, i -> i < component.path("values").size(), i -> i + 1)
                        .map(i -> component.path("values").path(i)))
                .map(option -> new Option(
                        option.path("label").asText(), option.path("value").asText()))
                .toList();
    }
}
