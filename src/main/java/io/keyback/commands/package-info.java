/** The command line of {@code keyback.jar}, and the refusal to serve half-configured. */
@ApplicationModule(
        allowedDependencies = {
            "access",
            "account",
            "audit",
            "bench",
            "caseid",
            "documentcheck",
            "erasure",
            "evidence",
            "facecheck",
            "keys",
            "vault"
        })
@NullMarked
package io.keyback.commands;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
