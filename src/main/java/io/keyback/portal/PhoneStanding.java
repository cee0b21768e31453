package io.keyback.portal;

/** Where a hand-over of the face check stands, as it is told on the phone. */
enum PhoneStanding {
    OPEN("Face check", "Your face can be shown here."),
    DONE("Done", "Go on on the other screen. You can close this page."),
    TAKEN_BACK("Not needed here any more", "The other screen goes on by itself. You can close this page."),
    REPLACED(
            "There is a newer code",
            "Another code was made on the other screen. Scan that one. You can close this page."),
    TOO_OLD(
            "This took too long",
            "For your safety, the face check is open on this phone for a short time only. Make a new code on the other screen, and scan it."),
    CLOSED(
            "Not needed here any more",
            "The request on the other screen does not wait for your face now. You can close this page.");

    private final String title;
    private final String words;

    PhoneStanding(String title, String words) {
        this.title = title;
        this.words = words;
    }

    String title() {
        return title;
    }

    String words() {
        return words;
    }
}
