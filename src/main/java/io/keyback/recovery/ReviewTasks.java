package io.keyback.recovery;

import io.keyback.caseid.CaseId;
import java.util.Optional;

/** Port: the review tasks, each claimed by one person at a time, who loses it when he leaves it alone for too long. */
public interface ReviewTasks {

    /** The reviewer is at work on the case; his claim lasts anew from now. Nothing happens when he has none. */
    void touch(CaseId caseId, String reviewer);

    /** Claims for the reviewer one of the most urgent tasks that he may decide; its id, or empty when there is none. */
    Optional<String> claimNext(String reviewer);
}
