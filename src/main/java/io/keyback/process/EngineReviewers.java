package io.keyback.process;

import io.keyback.recovery.Rank;
import io.keyback.recovery.Reviewer;
import io.keyback.recovery.Reviewers;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Reviewers as the engine's identity tables know them. */
@Component
class EngineReviewers implements Reviewers {

    private final IdentityService identity;

    EngineReviewers(@Lazy IdentityService identity) {
        this.identity = identity;
    }

    @Override
    public Reviewer named(String name) {
        User user = identity.createUserQuery().userId(name).singleResult();
        return new Reviewer(name, user == null ? null : user.getEmail(), rank(name));
    }

    private Rank rank(String name) {
        boolean senior = identity.createGroupQuery()
                        .groupId(StaffGroup.SENIOR_REVIEWERS.id())
                        .groupMember(name)
                        .count()
                > 0;
        return senior ? Rank.SENIOR : Rank.REVIEWER;
    }
}
