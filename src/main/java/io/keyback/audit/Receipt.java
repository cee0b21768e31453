package io.keyback.audit;

import io.keyback.caseid.CaseReference;
import java.time.Instant;

/**
 * What a receipt says: that this entry of the case was made.
 *
 * @param at in whole seconds
 * @param mac SHA-256 of the entry's MAC
 */
record Receipt(CaseReference reference, Action action, Instant at, long number, String mac) {}
