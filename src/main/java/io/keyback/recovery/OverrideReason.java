package io.keyback.recovery;

/** Why a senior reviewer approves although a check failed. */
public enum OverrideReason {
    CHECK_IS_WRONG("The check is wrong: the evidence shows it."),
    CONFIRMED_OTHERWISE("It was confirmed in another way."),
    ACCESSIBILITY("The applicant cannot do it otherwise.");

    private final String words;

    OverrideReason(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
