package io.keyback.keys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** Between the keys of the JDK and their form as JWK (RFC 8037); the JOSE library would need Tink for it. */
final class Ed25519 {

    static final String NAME = "Ed25519";

    private static final int KEY_BYTES = 32;

    /** All that stands before the 32 bytes of a public key (RFC 8410). */
    private static final byte[] X509_START = HexFormat.of().parseHex("302a300506032b6570032100");

    private Ed25519() {}

    static OctetKeyPair generate() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance(NAME).generateKeyPair();
            byte[] x509 = pair.getPublic().getEncoded();
            byte[] secret = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
            return new OctetKeyPair.Builder(
                            Curve.Ed25519, Base64URL.encode(Arrays.copyOfRange(x509, X509_START.length, x509.length)))
                    .d(Base64URL.encode(secret))
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.EdDSA)
                    .keyIDFromThumbprint()
                    .build();
        } catch (GeneralSecurityException | JOSEException e) {
            throw new IllegalStateException("Every Java platform has " + NAME, e);
        }
    }

    /** Whether both halves are there, each of its length, and the pair has an id. */
    static boolean isPair(OctetKeyPair key) {
        return Curve.Ed25519.equals(key.getCurve())
                && key.isPrivate()
                && key.getKeyID() != null
                && key.getDecodedD().length == KEY_BYTES
                && key.getDecodedX().length == KEY_BYTES;
    }

    static PrivateKey secret(OctetKeyPair key) {
        try {
            return KeyFactory.getInstance(NAME)
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, key.getDecodedD()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Not a secret key of " + NAME, e);
        }
    }

    static PublicKey open(OctetKeyPair key) {
        byte[] x = key.getDecodedX();
        byte[] x509 = Arrays.copyOf(X509_START, X509_START.length + x.length);
        System.arraycopy(x, 0, x509, X509_START.length, x.length);
        try {
            return KeyFactory.getInstance(NAME).generatePublic(new X509EncodedKeySpec(x509));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Not a public key of " + NAME, e);
        }
    }
}
