package io.keyback.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.eclipse.angus.mail.util.CRLFOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A message that keeps the Message-ID it was given, where others get a new one each time they are saved, and that is
 * signed as it goes over the wire.
 */
class TravellingMessage extends MimeMessage {

    private final String id;
    private final @Nullable DkimSigner signer;

    TravellingMessage(Session session, String id, @Nullable DkimSigner signer) {
        super(session);
        this.id = id;
        this.signer = signer;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", id);
    }

    @Override
    public void writeTo(OutputStream out, String @Nullable [] ignored) throws IOException, MessagingException {
        if (signer == null) {
            super.writeTo(out, ignored);
            return;
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        super.writeTo(new CRLFOutputStream(whole), ignored);
        out.write(signer.header(whole.toByteArray()).getBytes(StandardCharsets.US_ASCII));
        whole.writeTo(out);
    }
}
