package io.keyback.keys;

import com.nimbusds.jose.jwk.ECKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * The secrets of this installation, read at start from a directory outside the database: the file {@code pepper} (32
 * random bytes in Base64) and the file {@code signing-key.json} (a private P-256 JWK). The start fails, with the file and
 * the remedy in its message, when one is missing, broken or open to other users of the machine.
 */
@Component
public class Keys {

    private static final String MAC = "HmacSHA256";

    /** What a derived value is for; values for different purposes are unrelated. */
    public enum Purpose {
        EMAIL_CODE,
        CASE_LINK,
        STOP_LINK,
        MAIL_RECIPIENT,
        MESSAGE_ID,
        DOCUMENT_ACCOUNT,
        DOCUMENT_NUMBER,
        AUDIT,
        AUDIT_SUBJECT,
        ERASURE_LIST,
        THROTTLE
    }

    private final SecretKeySpec pepper;
    private final ECKey signingKey;

    Keys(KeysProperties properties) {
        KeyDirectory directory = new KeyDirectory(properties);
        this.pepper = new SecretKeySpec(directory.pepper(), MAC);
        this.signingKey = directory.signingKey();
    }

    /** HMAC-SHA256 over the parts (each with its length, so that parts cannot run together) with the pepper. */
    public byte[] hmac(Purpose purpose, String... parts) {
        Mac mac = newMac();
        update(mac, purpose.name());
        for (String part : parts) {
            update(mac, part);
        }
        return mac.doFinal();
    }

    /** The P-256 key pair that signs reset authorizations. */
    public ECKey signingKey() {
        return signingKey;
    }

    private Mac newMac() {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(pepper);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + MAC, e);
        }
    }

    private static void update(Mac mac, String part) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        mac.update(bytes);
    }
}
