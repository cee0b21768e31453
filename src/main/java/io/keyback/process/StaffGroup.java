package io.keyback.process;

import io.keyback.access.StaffRole;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.Group;

/** The groups of staff in the engine; models name the first two as candidates. */
enum StaffGroup {
    REVIEWERS("reviewers", "Reviewers", StaffRole.REVIEWER),
    SENIOR_REVIEWERS("seniorReviewers", "Senior reviewers", StaffRole.SENIOR_REVIEWER),
    PROCESS_OWNERS("processOwners", "Process owners", StaffRole.PROCESS_OWNER),
    ADMINISTRATORS(Groups.CAMUNDA_ADMIN, "Administrators", StaffRole.ADMINISTRATOR);

    private final String id;
    private final String displayName;
    private final StaffRole role;

    StaffGroup(String id, String displayName, StaffRole role) {
        this.id = id;
        this.displayName = displayName;
        this.role = role;
    }

    String id() {
        return id;
    }

    StaffRole role() {
        return role;
    }

    /** Makes the group, unless it is there. */
    void ensureIn(IdentityService identities) {
        if (identities.createGroupQuery().groupId(id).count() == 0) {
            Group made = identities.newGroup(id);
            made.setName(displayName);
            made.setType("STAFF");
            identities.saveGroup(made);
        }
    }

    static StaffGroup of(StaffRole role) {
        return Stream.of(values())
                .filter(group -> group.role == role)
                .findFirst()
                .orElseThrow();
    }

    static Optional<StaffGroup> withId(String id) {
        return Stream.of(values()).filter(group -> group.id.equals(id)).findFirst();
    }
}
