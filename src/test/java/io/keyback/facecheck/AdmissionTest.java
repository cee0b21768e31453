package io.keyback.facecheck;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyback.facecheck.Admission.Guest;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class AdmissionTest {

    private final Admission admission = new Admission(new Binder(new MapConfigurationPropertySource(Map.of(
                    "live.workers", "1",
                    "live.sessions-per-worker", "2",
                    "live.max-waiting", "2",
                    "live.usual-duration", "30s")))
            .bind("live", LiveSettings.class)
            .get());

    private final Somebody first = new Somebody();
    private final Somebody second = new Somebody();
    private final Somebody third = new Somebody();
    private final Somebody fourth = new Somebody();

    private static final class Somebody implements Guest {

        private int begun;
        private Optional<Duration> told = Optional.empty();

        @Override
        public void begin() {
            begun++;
        }

        @Override
        public void waits(Duration about) {
            told = Optional.of(about);
        }
    }

    @Test
    void asManyAsTheWorkersCarryAreInside() {
        enter(first, second, third);

        assertThat(first.begun).isOne();
        assertThat(second.begun).isOne();
        assertThat(third.begun).isZero();
        assertThat(admission.admitted(second)).isTrue();
        assertThat(admission.admitted(third)).isFalse();
    }

    @Test
    void theOthersAreToldHowLongTheyWait() {
        enter(first, second, third, fourth);

        assertThat(first.told).isEmpty();
        assertThat(third.told).contains(Duration.ofSeconds(15));
        assertThat(fourth.told).contains(Duration.ofSeconds(30));
    }

    @Test
    void whoWaitsLongestIsNext() {
        enter(first, second, third, fourth);

        admission.leave(first);

        assertThat(third.begun).isOne();
        assertThat(fourth.begun).isZero();
        assertThat(fourth.told).contains(Duration.ofSeconds(15));
    }

    @Test
    void whoDoesNotWaitAnyMoreIsNotLetIn() {
        enter(first, second, third, fourth);

        admission.leave(third);
        admission.leave(third);
        admission.leave(first);

        assertThat(third.begun).isZero();
        assertThat(fourth.begun).isOne();
        assertThat(second.begun).isOne();
    }

    @Test
    void whenTooManyWaitNobodyElseMay() {
        enter(first, second, third, fourth);

        assertThat(admission.enter(new Somebody())).isFalse();
        admission.leave(fourth);
        assertThat(admission.enter(new Somebody())).isTrue();
    }

    private void enter(Somebody... all) {
        for (Somebody one : all) {
            assertThat(admission.enter(one)).isTrue();
        }
    }
}
