package io.keyback.documentcheck;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Whose document it should be.
 *
 * @param account by which the host knows the account; kept as a keyed hash alone
 * @param entered who the applicant says he is; empty where he has not said it in full
 * @param onFile whom the host has on file
 */
public record ClaimedPerson(String account, Optional<Person> entered, Person onFile) {

    /** What a document says of somebody too. */
    public record Person(String firstName, String lastName, LocalDate birth) {}
}
