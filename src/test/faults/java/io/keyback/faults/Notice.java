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

    /** Not codes and links: they may be asked for again. */
    static final Set<Notice> ONCE = Set.copyOf(EnumSet.complementOf(EnumSet.of(OTHER)));

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

    /** Those that have to come, whatever happens. A stop may overtake notices that were on their way. */
    static Set<Notice> dueTo(Goal goal) {
        return switch (goal) {
            case AT_THE_CODE, FILLING_IN -> EnumSet.of(REQUESTED);
            case IN_REVIEW -> EnumSet.of(REQUESTED, SUBMITTED);
            case PAUSED -> EnumSet.of(REQUESTED, SUBMITTED, PAUSED);
            case RECOVERED -> EnumSet.of(REQUESTED, SUBMITTED, RESET, RELEASED);
            case WITHDRAWN -> EnumSet.of(REQUESTED, WITHDRAWN);
            case STOPPED_AT_THE_CODE, STOPPED_IN_REVIEW, STOPPED_ON_HOLD -> EnumSet.of(REQUESTED, STOPPED);
        };
    }
}
