/** The recovery case: its answers, its clock, its checks and reviews, and the gate before the reset. */
@ApplicationModule(
        allowedDependencies = {
            "audit",
            "caseid",
            "keys",
            "vault",
            "account",
            "notification",
            "emailcode",
            "evidence",
            "facecheck",
            "documentcheck",
            "form"
        })
@NullMarked
package io.keyback.recovery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
