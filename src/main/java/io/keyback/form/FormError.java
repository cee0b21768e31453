package io.keyback.form;

/**
 * One thing that is wrong with a submission.
 *
 * @param field key of the field, as in the form file; empty when the whole submission is meant
 * @param label what the person sees as the field's name
 * @param message a plain sentence for that person
 */
public record FormError(String field, String label, String message) {}
