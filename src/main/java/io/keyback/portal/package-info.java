/** The applicant's pages. */
@ApplicationModule(
        allowedDependencies = {
            "audit",
            "caseid",
            "account",
            "emailcode",
            "documentcheck",
            "evidence",
            "facecheck",
            "facecheck :: liveness",
            "recovery",
            "conversation",
            "form",
            "qrcode",
            "throttle"
        })
@NullMarked
package io.keyback.portal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
