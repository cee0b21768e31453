package io.keyback.recovery;

import io.keyback.caseid.CaseId;
import io.keyback.emailcode.EmailCodes;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The mails of a case, as a reviewer reads of them. */
public enum CaseMail {
    REQUESTED("requested", "Notice that a recovery was asked for"),
    CODE(EmailCodes.MAIL, "Confirmation code"),
    LINK("link", "Link to go on"),
    SUBMITTED("submitted", "Acknowledgement of the request"),
    MESSAGE("message", "Notice that a message waits"),
    INFO_NEEDED("info-needed", "Request for additional information"),
    INFO_REMINDER("info-reminder", "Reminder of additional information"),
    AT_RISK("at-risk", "Notice to the leads that the case is at risk"),
    OVERDUE("overdue", "Notice that the decision is late"),
    PAUSED("paused", "Notice of the pause"),
    RESET("reset", "Notice of the reset"),
    HOLD_RELEASED("hold-released", "Notice that the hold is over"),
    STOPPED("stopped", "Notice that the request was stopped"),
    STOP_LIFTED("stop-lifted", "Notice that the account is no longer frozen"),
    WITHDRAWN("withdrawn", "Notice of the withdrawal"),
    REJECTED("rejected", "Rejection"),
    APPEAL("appeal", "Way to appeal"),
    REJECTED_ON_APPEAL("rejected-on-appeal", "Rejection of the appeal"),
    ABANDONED("abandoned", "Notice that the request was closed: not completed in time"),
    ATTEMPTS_USED_UP("attempts-used-up", "Notice that the request was closed: too many wrong codes"),
    DEADLINE_MISSED("deadline-missed", "Notice that the request was closed: no additional information"),
    NOT_RECOVERABLE("not-recoverable", "Notice that the account cannot be recovered here");

    private static final String SLASH = "/";

    private final String path;
    private final String words;

    CaseMail(String path, String words) {
        this.path = path;
        this.words = words;
    }

    public String words() {
        return words;
    }

    boolean toStaff() {
        return this == AT_RISK;
    }

    /** The key of such a mail; {@code which} tells it from others of its kind in the same case. */
    String key(CaseId caseId, Object... which) {
        return Stream.concat(Stream.of(caseId, path), Arrays.stream(which))
                .map(Object::toString)
                .collect(Collectors.joining(SLASH));
    }

    /** What is told by the mail with this key, which must be one of a case. */
    static CaseMail ofKey(String key) {
        String found = key.split(SLASH, -1)[1];
        return Arrays.stream(values())
                .filter(mail -> mail.path.equals(found))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No mail of a case: " + key));
    }

    static CaseId caseOf(String key) {
        return CaseId.of(key.substring(0, key.indexOf(SLASH)));
    }
}
