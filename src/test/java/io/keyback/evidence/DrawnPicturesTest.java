package io.keyback.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DrawnPicturesTest {

    private final PictureIntake intake = new PictureIntake(TestSettings.with(), TestSettings.noScanner());

    @Test
    void everyDrawnPictureIsAcceptable() {
        assertThat(intake.take(EvidenceKind.DOCUMENT_FRONT, DrawnPictures.idCardFront(), any -> {})
                        .width())
                .isEqualTo(1280);
        assertThat(intake.take(EvidenceKind.DOCUMENT_BACK, DrawnPictures.idCardBack(), any -> {})
                        .width())
                .isEqualTo(1280);
        assertThat(intake.take(EvidenceKind.DOCUMENT_FRONT, DrawnPictures.passportPage(), any -> {})
                        .width())
                .isEqualTo(1400);
        for (byte[] frame : DrawnPictures.faceFrames(3)) {
            assertThat(intake.take(EvidenceKind.FACE_FRAME, frame, any -> {}).width())
                    .isEqualTo(640);
        }
    }

    @Test
    void framesDifferAndAreTheSameEveryTime() {
        List<byte[]> frames = DrawnPictures.faceFrames(8);

        Set<Integer> different = new HashSet<>();
        frames.forEach(frame -> different.add(Arrays.hashCode(frame)));
        assertThat(different).hasSize(8);
        assertThat(DrawnPictures.faceFrames(8).get(5)).isEqualTo(frames.get(5));
    }
}
