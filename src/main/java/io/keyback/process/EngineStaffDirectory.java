package io.keyback.process;

import io.keyback.access.Staff;
import io.keyback.access.StaffDirectory;
import io.keyback.access.StaffRole;
import io.keyback.audit.Action;
import io.keyback.audit.Actor;
import io.keyback.audit.Details;
import io.keyback.audit.Trail;
import java.util.Set;
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
        if (identities.createUserQuery().userId(staff.username()).count() > 0) {
            return;
        }
        int lastName = staff.displayName().lastIndexOf(' ') + 1;
        User user = identities.newUser(staff.username());
        user.setFirstName(staff.displayName().substring(0, lastName).strip());
        user.setLastName(staff.displayName().substring(lastName));
        user.setPassword(staff.password());
        identities.saveUser(user);
        identities.createMembership(
                staff.username(), StaffGroup.of(staff.role()).id());
        Details enrolled = Details.NONE.withId("user", staff.username()).with("role", staff.role());
        trail.recordOfSystem(Action.STAFF_USER_CHANGED, Actor.OPERATOR, enrolled);
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
