package io.keyback.documentcheck;

import java.util.Map;
import java.util.Set;

/** What the facts of a document weigh; the rules are a table that a process owner can read and change. */
public interface DocumentRules {

    /** How well the document was read on which a fact rests. */
    enum Reading {
        CERTAIN,
        UNCERTAIN,
        NONE
    }

    /** What a fact does to the outcome, from the lightest to the heaviest. */
    enum Weight {
        /** As it should be; nobody need read it. */
        GOOD,
        /** Worth reading; changes nothing. */
        NOTE,
        /** A person must look. */
        INCONCLUSIVE,
        /** The document cannot be used; the applicant is asked for another. */
        FAILED
    }

    /** Each of the facts with its weight. */
    Map<DocumentFact, Weight> weigh(Set<DocumentFact> facts, Reading reading);
}
