package io.keyback.recovery;

/** The forms whose answers make up a request. */
public enum RequestForm {
    PERSONAL_INFORMATION("provide-personal-information"),
    TRANSACTIONS("provide-latest-transactions"),
    FACE("complete-face-check"),
    DOCUMENT_TYPE("choose-document-type");

    private final String id;

    RequestForm(String id) {
        this.id = id;
    }

    /** The id of the Camunda Form. */
    public String id() {
        return id;
    }
}
