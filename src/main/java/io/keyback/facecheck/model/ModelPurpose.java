package io.keyback.facecheck.model;

/** What a model is for. */
public enum ModelPurpose {
    FACE_DETECTOR(
            "detector",
            "turns are judged by landmarks",
            "turns are judged by the profile cascades, which is weak evidence: a person looks"),
    FACE_EMBEDDING("embedding", "faces are compared", "faces are not compared: a person compares them"),
    PRESENTATION_ATTACK(
            "presentation",
            "pictures and screens held before the camera are suspected",
            "pictures and screens held before the camera are not looked for");

    private final String word;
    private final String with;
    private final String without;

    ModelPurpose(String word, String with, String without) {
        this.word = word;
        this.with = with;
        this.without = without;
    }

    /** The one word for it in logs and health. */
    public String word() {
        return word;
    }

    /** What the check does when a model for it is active. */
    public String with() {
        return with;
    }

    /** What the check does when none is. */
    public String without() {
        return without;
    }
}
