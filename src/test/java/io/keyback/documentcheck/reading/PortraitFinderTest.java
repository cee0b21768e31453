package io.keyback.documentcheck.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyback.documentcheck.drawing.Bearer;
import io.keyback.documentcheck.drawing.DrawnDocument;
import io.keyback.vision.Deadline;
import io.keyback.vision.Quad;
import io.keyback.vision.TimeUp;
import java.awt.image.BufferedImage;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PortraitFinderTest {

    private static final DrawnDocument PASSPORT = DrawnDocument.passport(Bearer.of(7));

    private final PortraitFinder finder = new PortraitFinder();

    @Test
    void findsThePortrait() {
        BufferedImage picture = PASSPORT.picture();

        Quad portrait = finder.find(picture, inTime()).orElseThrow();

        assertThat(portrait.x1()).isLessThan(portrait.x2());
        assertThat(portrait.x2()).isLessThan(picture.getWidth() / 2.0);
        assertThat(portrait.height()).isBetween(picture.getHeight() * 0.2, picture.getHeight() * 0.8);
    }

    @Test
    void findsItUpsideDown() {
        BufferedImage picture = PASSPORT.upsideDown().picture();

        Quad portrait = finder.find(picture, inTime()).orElseThrow();

        assertThat(portrait.x1()).isGreaterThan(portrait.x2());
        assertThat(portrait.x2()).isGreaterThan(picture.getWidth() / 2.0);
    }

    @Test
    void findsNoneWhereThereIsNone() {
        assertThat(finder.find(new BufferedImage(900, 600, BufferedImage.TYPE_3BYTE_BGR), inTime()))
                .isEmpty();
    }

    @Test
    void stopsWhenTheTimeIsUp() {
        assertThatThrownBy(() -> finder.find(PASSPORT.picture(), Deadline.in(Duration.ZERO)))
                .isInstanceOf(TimeUp.class);
    }

    private static Deadline inTime() {
        return Deadline.in(Duration.ofSeconds(30));
    }
}
