package io.keyback.process;

import io.keyback.evidence.CheckOutcome;
import io.keyback.recovery.Hold;
import io.keyback.recovery.StepAnswer;
import io.keyback.recovery.StopDecision;
import io.keyback.recovery.Triage;
import io.keyback.recovery.Verdict;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.VariableScope;

/**
 * A variable of the process: its name, how its value is written, and which values a choice has. Together the constants
 * are all that the engine keeps of a case besides its id: choices, flags and numbers, nothing personal.
 *
 * @param choices the names of what may be chosen; empty for flags and numbers
 */
record ProcessVariable<T>(String name, Class<?> stored, Set<String> choices, Function<T, Object> write) {

    /** The way that the applicant's last step asked for; name of a {@code StepAnswer}. */
    static final ProcessVariable<Enum<?>> STEP_ANSWER = choice("stepAnswer", StepAnswer.values());

    /** Outcome of the form check; name of a {@code CheckOutcome}. */
    static final ProcessVariable<Enum<?>> FORM_CHECK = choice("formCheck", CheckOutcome.values());

    /** Outcome of the face check; name of a {@code CheckOutcome}. */
    static final ProcessVariable<Enum<?>> FACE_CHECK = choice("faceCheck", CheckOutcome.values());

    /** Whether a live person was shown in the face check. */
    static final ProcessVariable<Boolean> FACE_LIVE =
            new ProcessVariable<>("faceLive", Boolean.class, Set.of(), flag -> flag);

    /** Outcome of the document check; name of a {@code CheckOutcome}. */
    static final ProcessVariable<Enum<?>> DOCUMENT_CHECK = choice("documentCheck", CheckOutcome.values());

    /** Whether a second factor is still there to be reset. */
    static final ProcessVariable<Boolean> RESETTABLE =
            new ProcessVariable<>("resettable", Boolean.class, Set.of(), flag -> flag);

    /** How often additional information may still be asked for. */
    static final ProcessVariable<Integer> INFO_ROUNDS_LEFT =
            new ProcessVariable<>("infoRoundsLeft", Integer.class, Set.of(), number -> number);

    /** Where triage sends the case; name of a {@code Triage}, as the decision table answers it. */
    static final ProcessVariable<Enum<?>> TRIAGE = choice("triage", Triage.values());

    /** Whether the mailbox is the only way to reach the holder. */
    static final ProcessVariable<Boolean> ONLY_MAILBOX =
            new ProcessVariable<>("onlyMailbox", Boolean.class, Set.of(), flag -> flag);

    /** How long the hold is to be; name of a {@code Hold}, as the decision table answers it. */
    static final ProcessVariable<Enum<?>> HOLD = choice("hold", Hold.values());

    /** What was decided last, by triage or by a reviewer; steers the flows and nothing else. */
    static final ProcessVariable<Enum<?>> OUTCOME = choice(
            "outcome",
            Stream.of(Triage.values(), Verdict.values(), StopDecision.values())
                    .flatMap(Stream::of)
                    .toArray(Enum<?>[]::new));

    private static final Map<String, ProcessVariable<?>> ALL = Stream.of(
                    STEP_ANSWER,
                    FORM_CHECK,
                    FACE_CHECK,
                    FACE_LIVE,
                    DOCUMENT_CHECK,
                    RESETTABLE,
                    INFO_ROUNDS_LEFT,
                    ONLY_MAILBOX,
                    TRIAGE,
                    OUTCOME,
                    HOLD)
            .collect(Collectors.toUnmodifiableMap(ProcessVariable::name, Function.identity()));

    private static ProcessVariable<Enum<?>> choice(String name, Enum<?>... choices) {
        Set<String> names = Stream.of(choices).map(Enum::name).collect(Collectors.toUnmodifiableSet());
        return new ProcessVariable<>(name, String.class, names, Enum::name);
    }

    static Map<String, ProcessVariable<?>> all() {
        return ALL;
    }

    static Set<String> names() {
        return ALL.keySet();
    }

    void set(VariableScope scope, T value) {
        scope.setVariable(name, write.apply(value));
    }
}
