package io.keyback.faults;

import java.util.Set;

/** The kinds of steps in whose middle a node is killed, and what makes them stand still there. */
enum Step {
    START(Set.of("NotifyAccountHolder"), "keyback.mail_delivery", null),
    CODE_MAIL(Set.of("SendEmailCode"), "keyback.mail_delivery", null),
    CHECKS(Set.of("ValidateForm", "RunFaceCheck", "RunDocumentCheck"), "keyback.check_result", null),
    TRIAGE(Set.of("ValidateForm", "RunFaceCheck", "RunDocumentCheck"), "public.act_ru_task", null),
    RESET(Set.of("ResetTwoFactor"), null, "reset"),
    FREEZE(Set.of("FreezeAccount"), null, "freeze"),
    RELEASE(Set.of("ReleaseHold"), null, "release"),
    NOTICES(
            Set.of("AcknowledgeRequest", "NotifyReset", "NotifyHoldReleased", "NotifyWithdrawal", "NotifyStop"),
            "keyback.mail_delivery",
            null);

    @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
    private final Set<String> activities;

    private final String table;
    private final String order;

    Step(Set<String> activities, String table, String order) {
        this.activities = activities;
        this.table = table;
        this.order = order;
    }

    Set<String> activities() {
        return activities;
    }

    /** What the step writes after its effect; null where the host holds it up. */
    String table() {
        return table;
    }

    /** What the host has carried out and not answered; null where the database holds it up. */
    String order() {
        return order;
    }
}
