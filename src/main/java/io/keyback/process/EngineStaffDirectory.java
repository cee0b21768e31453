package io.keyback.process;

import io.keyback.access.Staff;
import io.keyback.access.StaffDirectory;
import io.keyback.access.StaffRole;
import io.keyback.access.VouchedStaff;
import io.keyback.audit.Action;
import io.keyback.audit.Actor;
import io.keyback.audit.Details;
import io.keyback.audit.Trail;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps staff in the engine's identity tables, the only place where they are. */
@Component
class EngineStaffDirectory implements StaffDirectory {

    private final IdentityService identities;
    private final Trail trail;

    EngineStaffDirectory(IdentityService identities, Trail trail) {
        this.identities = identities;
        this.trail = trail;
    }

    @Override
    @Transactional
    public void ensure(Staff staff) {
        if (enrol(identities, staff)) {
            Details enrolled = Details.NONE.withId("user", staff.username()).with("role", staff.role());
            trail.recordOfSystem(Action.STAFF_USER_CHANGED, Actor.OPERATOR, enrolled);
        }
    }

    /** False where somebody has this name; nothing is changed then. */
    static boolean enrol(IdentityService identities, Staff staff) {
        if (identities.createUserQuery().userId(staff.username()).count() > 0) {
            return false;
        }
        User user = identities.newUser(staff.username());
        name(user, staff.displayName());
        user.setPassword(staff.password());
        identities.saveUser(user);
        identities.createMembership(
                staff.username(), StaffGroup.of(staff.role()).id());
        return true;
    }

    @Override
    @Transactional
    public void follow(VouchedStaff staff) {
        boolean known = identities.createUserQuery().userId(staff.username()).count() > 0;
        if (!known && staff.roles().isEmpty()) {
            return;
        }
        User user = known
                ? identities.createUserQuery().userId(staff.username()).singleResult()
                : identities.newUser(staff.username());
        if (!known) {
            user.setPassword(UUID.randomUUID() + "-" + UUID.randomUUID());
        }
        name(user, staff.displayName());
        user.setEmail(staff.email());
        identities.saveUser(user);
        Set<StaffRole> before = rolesOf(staff.username());
        for (StaffRole role : StaffRole.values()) {
            String group = StaffGroup.of(role).id();
            if (staff.roles().contains(role) && !before.contains(role)) {
                identities.createMembership(staff.username(), group);
            } else if (!staff.roles().contains(role) && before.contains(role)) {
                identities.deleteMembership(staff.username(), group);
            } else {
                continue;
            }
            Details changed = Details.NONE.withId("user", staff.username()).with("role", role);
            trail.recordOfSystem(Action.STAFF_MEMBERSHIP_CHANGED, Actor.SYSTEM, changed);
        }
    }

    private static void name(User user, String displayName) {
        int lastName = displayName.lastIndexOf(' ') + 1;
        user.setFirstName(displayName.substring(0, lastName).strip());
        user.setLastName(displayName.substring(lastName));
    }

    @Override
    public Set<StaffRole> rolesOf(String username) {
        return identities.createGroupQuery().groupMember(username).list().stream()
                .map(Group::getId)
                .flatMap(id -> StaffGroup.withId(id).stream())
                .map(StaffGroup::role)
                .collect(Collectors.toUnmodifiableSet());
    }
}
