package io.keyback.review;

import io.keyback.caseid.CaseId;
import io.keyback.review.CaseFile.Past;
import java.util.stream.Stream;

/** One kind of what happens in a case; all together are its history. */
interface HistorySource {

    /** In any order. */
    Stream<Past> of(CaseId caseId);
}
