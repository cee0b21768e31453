package io.keyback.account;

/** Identifies one enrolled second factor; given by the host, and never used again for another enrolment. */
public record FactorId(String value) {}
