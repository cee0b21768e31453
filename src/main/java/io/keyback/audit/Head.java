package io.keyback.audit;

/**
 * The end of a chain.
 *
 * @param number of its last entry; 0 while there is none
 * @param mac of that entry
 */
record Head(Chain chain, long number, String mac) {}
