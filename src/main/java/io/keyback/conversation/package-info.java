/** Messages between the applicant and the reviewer of a case: live while both are there, by mail where one is away. */
@ApplicationModule(allowedDependencies = {"audit", "caseid", "evidence", "recovery", "vault"})
@NullMarked
package io.keyback.conversation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
