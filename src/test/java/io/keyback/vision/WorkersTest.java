package io.keyback.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkersTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(50);

    private final CountDownLatch end = new CountDownLatch(1);
    private final Workers workers = new Workers(new VisionSettings(1, 0));

    @AfterEach
    void stop() {
        end.countDown();
        workers.destroy();
    }

    @Test
    void givesWhatTheJobGives() {
        assertThat(workers.call(Deadline.in(LONG), () -> 42)).isEqualTo(42);
    }

    @Test
    void freesWhatTheJobAllocated() {
        Mat left = workers.call(Deadline.in(LONG), () -> new Mat(10, 10, 0));

        assertThat(left.isNull()).isTrue();
    }

    @Test
    void waitsNoLongerThanTheDeadline() {
        assertThatThrownBy(() -> workers.call(Deadline.in(SHORT), this::waitsForTheEnd))
                .isInstanceOf(TimeUp.class);
    }

    @Test
    void refusesWhatWouldWaitBeyondTheLimit() {
        assertThatThrownBy(() -> workers.call(Deadline.in(SHORT), this::waitsThroughInterruption))
                .isInstanceOf(TimeUp.class);

        assertThatThrownBy(() -> workers.call(Deadline.in(LONG), () -> 42)).isInstanceOf(NoWorkerFree.class);
    }

    @Test
    void saysThatAJobBroke() {
        assertThatThrownBy(() -> workers.call(Deadline.in(LONG), () -> {
                    throw new IllegalStateException("broken");
                }))
                .isInstanceOf(WorkFailed.class)
                .hasRootCauseMessage("broken");
    }

    private int waitsForTheEnd() throws InterruptedException {
        end.await();
        return 0;
    }

    private int waitsThroughInterruption() {
        while (end.getCount() > 0) {
            Thread.onSpinWait();
        }
        return 0;
    }
}
