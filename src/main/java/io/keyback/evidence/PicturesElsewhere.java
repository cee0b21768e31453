package io.keyback.evidence;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import org.springframework.stereotype.Component;

/** Makes pictures that are kept elsewhere as safe as evidence: nothing but pixels is left of them. */
@Component
public class PicturesElsewhere {

    private final PictureIntake intake;

    PicturesElsewhere(PictureIntake intake) {
        this.intake = intake;
    }

    /**
     * The pixels of a face, written anew as JPEG.
     *
     * @throws EvidenceRefused when it is not a picture that would be accepted as evidence
     */
    public byte[] face(byte[] picture) {
        return intake.take(EvidenceKind.FACE_FRAME, picture, anyFace -> {}).jpeg();
    }

    /** What {@link #face} has written. */
    public BufferedImage pixels(byte[] jpeg) {
        try {
            return ImageIO.read(new ByteArrayInputStream(jpeg));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
