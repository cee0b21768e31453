package io.keyback.recovery;

import io.keyback.evidence.CheckOutcome;
import io.keyback.evidence.CheckResult;
import io.keyback.facecheck.FaceCheck;

/**
 * What triage needs of the face check.
 *
 * @param live whether a live person was shown
 */
public record FaceVerdict(CheckOutcome outcome, boolean live) {

    /** By what the check found. */
    public static FaceVerdict of(CheckResult result) {
        return new FaceVerdict(result.outcome(), FaceCheck.showsLiveness(result));
    }
}
