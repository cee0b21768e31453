package io.keyback.keys;

import com.nimbusds.jose.jwk.OctetKeyPair;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import org.springframework.stereotype.Component;

/** The Ed25519 key pair that signs the anchors of the audit trail, read at start as {@link Keys} are. */
@Component
public class AnchorKey {

    private final OctetKeyPair pair;
    private final PrivateKey secret;
    private final PublicKey open;

    AnchorKey(KeysProperties properties) {
        this.pair = new KeyDirectory(properties).anchorKey();
        this.secret = Ed25519.secret(pair);
        this.open = Ed25519.open(pair);
    }

    /** Names the pair; under this id its public half is published with those of the other keys. */
    public String id() {
        return pair.getKeyID();
    }

    /** 64 bytes that nobody makes without the secret half. */
    public byte[] sign(byte[] content) {
        try {
            Signature signature = Signature.getInstance(Ed25519.NAME);
            signature.initSign(secret);
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The anchor key cannot sign", e);
        }
    }

    /** Whether the signature is one of this key over this content. */
    public boolean verifies(byte[] content, byte[] signature) {
        try {
            Signature check = Signature.getInstance(Ed25519.NAME);
            check.initVerify(open);
            check.update(content);
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            // It does not even have the form of a signature.
            return false;
        }
    }

    OctetKeyPair publicHalf() {
        return pair.toPublicJWK();
    }
}
