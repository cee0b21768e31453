package io.keyback.facecheck;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyback.facecheck.FrameLine.Frame;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FrameLineTest {

    private final FrameLine line = new FrameLine(2);

    @Test
    void framesAreLookedAtOneAfterTheOther() {
        Frame one = frame();
        Frame two = frame();

        assertThat(line.join(one)).as("a worker is called").isTrue();
        assertThat(line.join(two)).as("the same one takes it, too").isFalse();
        assertThat(line.first()).contains(one);
        assertThat(line.done()).isTrue();
        assertThat(line.first()).contains(two);
        assertThat(line.done()).isFalse();
        assertThat(line.first()).isEmpty();
        assertThat(line.join(frame())).isTrue();
    }

    @Test
    void tooManyAreTurnedAwayAndCounted() {
        line.join(frame());
        line.join(frame());
        line.join(frame());
        line.join(frame());

        assertThat(line.turnedAway()).isEqualTo(2);
        assertThat(line.turnedAway()).isZero();
        assertThat(line.done()).isTrue();
        assertThat(line.done()).isFalse();
    }

    private static Frame frame() {
        return new Frame(new byte[0], Instant.EPOCH);
    }
}
