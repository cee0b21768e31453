package io.keyback.facecheck;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** Shows how many live face checks are under way. */
@Component
class LiveMetrics implements MeterBinder {

    private final LiveSessions live;

    LiveMetrics(LiveSessions live) {
        this.live = live;
    }

    @Override
    public void bindTo(MeterRegistry metrics) {
        Gauge.builder("keyback.facecheck.live", live, LiveSessions::running)
                .description("Faces that are being shown, or wait to be")
                .register(metrics);
    }
}
