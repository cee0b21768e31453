/** Shows reviewers, inside Tasklist, what they judge. */
@ApplicationModule(
        allowedDependencies = {
            "audit",
            "caseid",
            "account",
            "documentcheck",
            "evidence",
            "facecheck",
            "facecheck :: liveness",
            "recovery",
            "conversation",
            "vision"
        })
@NullMarked
package io.keyback.review;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
