package io.keyback.faults;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** The mails that come once in a case, by what their subjects say. */
enum Notice {
    REQUESTED("Somebody asked to recover"),
    SUBMITTED("request was submitted"),
    RESET("2FA was reset"),
    RELEASED("hold on your account is over"),
    WITHDRAWN("was withdrawn"),
    STOPPED("was stopped"),
    PAUSED("is paused"),
    OTHER("");

    private final String words;

    Notice(String words) {
        this.words = words;
    }

    static String of(String subject) {
        return Arrays.stream(values())
                .filter(notice -> subject.contains(notice.words))
                .findFirst()
                .orElseThrow()
                .name();
    }

    static Set<Notice> dueTo(Goal goal) {
        EnumSet<Notice> due = EnumSet.of(REQUESTED);
        if (goal.isSubmitted()) {
            due.add(SUBMITTED);
        }
        if (goal.isReset()) {
            due.add(RESET);
        }
        switch (goal) {
            case RECOVERED -> due.add(RELEASED);
            case WITHDRAWN -> due.add(WITHDRAWN);
            case PAUSED -> due.add(PAUSED);
            case STOPPED_AT_THE_CODE, STOPPED_IN_REVIEW, STOPPED_ON_HOLD -> due.add(STOPPED);
            case AT_THE_CODE, FILLING_IN, IN_REVIEW -> {}
        }
        return due;
    }
}
