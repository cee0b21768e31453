/** Erases what is personal, by the clock or on request, certifies it, and proves it by looking everywhere. */
@ApplicationModule(
        allowedDependencies = {
            "audit",
            "caseid",
            "keys",
            "vault",
            "emailcode",
            "notification",
            "evidence",
            "facecheck",
            "documentcheck",
            "recovery",
            "conversation"
        })
@NullMarked
package io.keyback.erasure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
