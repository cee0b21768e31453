package io.keyback.portal;

import io.keyback.facecheck.FaceHandOver;
import io.keyback.facecheck.LiveResult;
import io.keyback.portal.PortalWorld.Case;
import io.keyback.recovery.CaseStatus;
import java.time.Duration;

/** What ends the hand-over of a face check, however far it has come. */
enum HandOverEnding {
    TAKEN_BACK,
    REPLACED,
    TOO_OLD,
    TAKEN_OVER,
    STOPPED,
    STEP_DONE,
    SHOWN;

    /** To the first hand-over of the world. */
    void happens(PortalWorld world, Case theCase) {
        switch (this) {
            case TAKEN_BACK -> world.handOvers.mock.end(theCase.id, FaceHandOver.End.TAKEN_BACK);
            case REPLACED -> world.handOvers.mock.make(theCase.id, theCase.device);
            case TOO_OLD -> world.now = world.now.plus(Duration.ofMinutes(15));
            case TAKEN_OVER -> theCase.device++;
            case STOPPED -> theCase.status = CaseStatus.STOPPED;
            case STEP_DONE -> theCase.open("choose-document-type");
            case SHOWN ->
                world.handOvers.mock.attemptEnded(world.handOvers.of("code-1").id(), LiveResult.End.SHOWN);
        }
    }
}
