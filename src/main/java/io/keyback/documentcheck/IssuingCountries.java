package io.keyback.documentcheck;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Locale.IsoCountryCode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be said of an issuing country and state without seeing the document. */
final class IssuingCountries {

    private static final String UNITED_STATES = "US";

    private static final Set<String> COUNTRIES = Locale.getISOCountries(IsoCountryCode.PART1_ALPHA2);

    /** The states, the District of Columbia and the territories that issue licences, by postal code. */
    private static final Set<String> STATES = Set.of(
            "AL", "AK", "AZ", "AR", "CA", "CO", "CT", "DE", "DC", "FL", "GA", "HI", "ID", "IL", "IN", "IA", "KS", "KY",
            "LA", "ME", "MD", "MA", "MI", "MN", "MS", "MO", "MT", "NE", "NV", "NH", "NJ", "NM", "NY", "NC", "ND", "OH",
            "OK", "OR", "PA", "RI", "SC", "SD", "TN", "TX", "UT", "VT", "VA", "WA", "WV", "WI", "WY", "AS", "GU", "MP",
            "PR", "VI");

    /** The United States are not here: their states issue ID cards. */
    private static final Set<String> WITHOUT_NATIONAL_ID_CARD = Set.of("AU", "CA", "DK", "GB", "NZ");

    private static final Set<String> WITHOUT_INHABITANTS = Set.of("AQ", "BV", "GS", "HM", "IO", "TF", "UM");

    private IssuingCountries() {}

    static Set<DocumentFact> judge(DocumentType type, String country, @Nullable String state) {
        Set<DocumentFact> findings = judgeState(country, state == null || state.isBlank() ? null : state);
        if (!COUNTRIES.contains(country)) {
            findings.add(DocumentFact.COUNTRY_UNKNOWN);
        }
        if (WITHOUT_INHABITANTS.contains(country)) {
            findings.add(DocumentFact.COUNTRY_ISSUES_NO_DOCUMENTS);
        }
        if (type == DocumentType.NATIONAL_ID_CARD && WITHOUT_NATIONAL_ID_CARD.contains(country)) {
            findings.add(DocumentFact.NO_NATIONAL_ID_CARD);
        }
        return findings;
    }

    private static Set<DocumentFact> judgeState(String country, @Nullable String state) {
        if (!country.equals(UNITED_STATES)) {
            return state == null ? EnumSet.noneOf(DocumentFact.class) : EnumSet.of(DocumentFact.STATE_NOT_EXPECTED);
        }
        if (state == null) {
            return EnumSet.of(DocumentFact.STATE_MISSING);
        }
        return STATES.contains(state) ? EnumSet.noneOf(DocumentFact.class) : EnumSet.of(DocumentFact.STATE_UNKNOWN);
    }
}
