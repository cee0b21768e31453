package io.keyback.recovery;

import io.keyback.evidence.CheckOutcome;

/**
 * What stands when the form has been checked.
 *
 * @param outcome of the form check
 * @param resettable whether one of the second factors that the case is about is still enrolled
 * @param infoRoundsLeft how often additional information may still be asked for
 * @param onlyMailbox whether the account's email is the only address to reach the holder at
 */
public record FormVerdict(CheckOutcome outcome, boolean resettable, int infoRoundsLeft, boolean onlyMailbox) {}
