package io.keyback.audit;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.keyback.caseid.CaseId;
import io.keyback.caseid.CaseReference;
import io.keyback.keys.Keys;
import java.text.ParseException;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.HexFormat;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Receipts that an applicant keeps: a compact JWS of this installation that a request was submitted, with the place of that
 * in the trail. It says nothing about a person, and opens nothing.
 */
@Component
public class Receipts {

    private static final JOSEObjectType TYPE = new JOSEObjectType("keyback-receipt+jwt");
    private static final String ISSUER = "keyback";
    private static final String EVENT = "event";
    private static final String NUMBER = "entry";
    private static final String MAC = "mac_sha256";

    private final Entries entries;
    private final Keys keys;

    Receipts(Entries entries, Keys keys) {
        this.entries = entries;
        this.keys = keys;
    }

    /** The receipt that the request of the case was submitted; empty before. The same each time, but for its signature. */
    @Transactional(readOnly = true)
    public Optional<String> ofSubmission(CaseId caseId) {
        return entries.first(Chain.of(caseId), Action.REQUEST_SUBMITTED)
                .map(kept -> sign(new JWTClaimsSet.Builder()
                        .issuer(ISSUER)
                        .subject(CaseReference.of(caseId).value())
                        .issueTime(Date.from(kept.entry().at().truncatedTo(ChronoUnit.SECONDS)))
                        .claim(EVENT, kept.entry().action().name())
                        .claim(NUMBER, kept.entry().number())
                        .claim(MAC, sha256(kept))
                        .build()));
    }

    /**
     * Reads a receipt.
     *
     * @throws Broken when this installation has not signed it
     */
    Receipt read(String text) {
        try {
            SignedJWT token = SignedJWT.parse(text.strip());
            if (!TYPE.equals(token.getHeader().getType())
                    || !token.verify(new ECDSAVerifier(keys.signingKey().toECPublicKey()))) {
                throw new Broken("The receipt is not one that this installation has signed");
            }
            JWTClaimsSet claims = token.getJWTClaimsSet();
            return new Receipt(
                    new CaseReference(claims.getSubject()),
                    Action.valueOf(claims.getStringClaim(EVENT)),
                    claims.getIssueTime().toInstant(),
                    claims.getLongClaim(NUMBER),
                    claims.getStringClaim(MAC));
        } catch (ParseException | JOSEException e) {
            throw new Broken("The receipt does not have the form of one");
        }
    }

    /** Throws {@link Broken} when the trail does not have what the receipt says. */
    void requireTrue(Receipt receipt) {
        if (entries.chainsOf(receipt.reference()).stream().noneMatch(chain -> has(chain, receipt))) {
            throw new Broken("Entry " + receipt.number() + " of case " + receipt.reference()
                    + " is missing or another: of " + receipt.at() + " there is a receipt for it");
        }
    }

    private boolean has(Chain chain, Receipt receipt) {
        return entries.find(chain, receipt.number())
                .filter(kept -> kept.entry().action() == receipt.action())
                .filter(kept -> sha256(kept).equals(receipt.mac()))
                .isPresent();
    }

    private static String sha256(Entries.Kept kept) {
        return DigestUtils.sha256Hex(HexFormat.of().parseHex(kept.mac()));
    }

    private String sign(JWTClaimsSet claims) {
        try {
            ECKey key = keys.signingKey();
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                    .type(TYPE)
                    .keyID(key.getKeyID())
                    .build();
            SignedJWT token = new SignedJWT(header, claims);
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("The signing key cannot sign", e);
        }
    }
}
