/** Proves that the applicant reads the account's mailbox, by a one-time code. */
@ApplicationModule(allowedDependencies = {"audit", "caseid", "account", "notification", "keys"})
@NullMarked
package io.keyback.emailcode;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
