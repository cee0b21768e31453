package io.keyback.evidence;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** Shows how close the intake of pictures is to its limit. */
@Component
class IntakeMetrics implements MeterBinder {

    private final EvidenceStore evidence;

    IntakeMetrics(EvidenceStore evidence) {
        this.evidence = evidence;
    }

    @Override
    public void bindTo(MeterRegistry metrics) {
        Gauge.builder("keyback.evidence.intake.free", evidence, EvidenceStore::freePlaces)
                .description("Pictures that can be taken in beside those that are")
                .register(metrics);
    }
}
