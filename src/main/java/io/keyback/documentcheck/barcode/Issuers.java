package io.keyback.documentcheck.barcode;

import io.keyback.documentcheck.barcode.AamvaCard.Issuer;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Who issues cards by the standard, by the issuer identification number that AAMVA gave out. */
final class Issuers {

    private static final Map<String, Issuer> BY_NUMBER = """
            636033 US AL
            636059 US AK
            604427 US AS
            636026 US AZ
            636021 US AR
            636014 US CA
            636020 US CO
            636006 US CT
            636043 US DC
            636011 US DE
            636010 US FL
            636055 US GA
            636019 US GU
            636047 US HI
            636050 US ID
            636035 US IL
            636037 US IN
            636018 US IA
            636022 US KS
            636046 US KY
            636007 US LA
            636041 US ME
            636003 US MD
            636002 US MA
            636032 US MI
            636038 US MN
            636051 US MS
            636030 US MO
            636008 US MT
            604430 US MP
            636054 US NE
            636049 US NV
            636039 US NH
            636036 US NJ
            636009 US NM
            636001 US NY
            636004 US NC
            636034 US ND
            636023 US OH
            636058 US OK
            636029 US OR
            636025 US PA
            604431 US PR
            636052 US RI
            636005 US SC
            636042 US SD
            636053 US TN
            636015 US TX
            636040 US UT
            636024 US VT
            636062 US VI
            636000 US VA
            636045 US WA
            636061 US WV
            636031 US WI
            636060 US WY
            604432 CA AB
            636028 CA BC
            636048 CA MB
            636017 CA NB
            636016 CA NL
            636013 CA NS
            604434 CA NT
            604433 CA NU
            636012 CA ON
            604426 CA PE
            604428 CA QC
            636044 CA SK
            604429 CA YT
            636056 MX COA
            636057 MX HID
            """.lines()
            .map(row -> row.split(" ", -1))
            .collect(Collectors.toUnmodifiableMap(row -> row[0], row -> new Issuer(row[1], row[2])));

    private Issuers() {}

    static Optional<Issuer> byNumber(String number) {
        return Optional.ofNullable(BY_NUMBER.get(number));
    }
}
