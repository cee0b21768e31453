package io.keyback.documentcheck.mrz;

/** As the zone gives it. */
public enum Sex {
    FEMALE,
    MALE,
    UNSPECIFIED
}
