package io.keyback.recovery;

/** When a call suits an applicant who chose a person in place of the camera. */
public enum CallTime {
    MORNINGS("mornings"),
    AFTERNOONS("afternoons"),
    EVENINGS("evenings"),
    WEEKEND("weekend");

    private final String field;

    CallTime(String field) {
        this.field = field;
    }

    /** The field of the form, which is a word for people as well. */
    public String field() {
        return field;
    }
}
