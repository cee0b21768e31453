package io.keyback.account;

import java.time.LocalDate;

/** What the host knows of the account holder, with names in Latin letters. */
public record Profile(String firstName, String lastName, LocalDate dateOfBirth, PostalAddress address) {}
