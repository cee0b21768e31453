package io.keyback.faults;

/** The kinds of steps in whose middle a node is killed, and what makes the first of each kind stand still there. */
enum Step {
    START("keyback.mail_delivery", "new.mail_key like '%/requested%'"),
    CODE_MAIL("keyback.mail_delivery", "new.mail_key like '%/email-code%'"),
    NOTICES("keyback.mail_delivery", "new.mail_key similar to '%/(submitted|reset|hold-released|withdrawn|stopped)%'"),
    CHECKS("keyback.check_result", "true"),
    TRIAGE("public.act_ru_task", "new.task_def_key_ = 'ReviewCase'"),
    RESET("reset"),
    FREEZE("freeze"),
    RELEASE("release");

    private final String table;
    private final String condition;
    private final String order;

    Step(String table, String condition) {
        this.table = table;
        this.condition = condition;
        this.order = "";
    }

    Step(String order) {
        this.table = "";
        this.condition = "";
        this.order = order;
    }

    /** The host holds it up, else the database. */
    boolean isAtTheHost() {
        return table.isEmpty();
    }

    /** Where it writes after its effect. */
    String table() {
        return table;
    }

    /** Which of the rows that are new there are of this kind. */
    String condition() {
        return condition;
    }

    /** What the host has carried out and not answered. */
    String order() {
        return order;
    }
}
