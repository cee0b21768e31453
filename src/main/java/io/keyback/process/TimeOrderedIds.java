package io.keyback.process;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import org.camunda.bpm.engine.impl.cfg.IdGenerator;

/** Ids that grow with time (UUID version 7), so that new rows stand together in the engine's indexes. */
final class TimeOrderedIds implements IdGenerator {

    private final NoArgGenerator uuids = Generators.timeBasedEpochGenerator();

    @Override
    public String getNextId() {
        return uuids.generate().toString();
    }
}
