package io.keyback.review;

/** Somebody asked for the file of a case that is not his to review. */
class NotTheReviewer extends RuntimeException {
    NotTheReviewer() {
        super("Not the reviewer of this case");
    }
}
