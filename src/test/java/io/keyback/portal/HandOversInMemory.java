package io.keyback.portal;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.keyback.caseid.CaseId;
import io.keyback.facecheck.FaceHandOver;
import io.keyback.facecheck.FaceHandOver.End;
import io.keyback.facecheck.FaceHandOvers;
import io.keyback.facecheck.FaceHandOvers.Made;
import io.keyback.facecheck.LiveResult;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Hand-overs of a face check to a phone without a database: the mock that the pages are given, and what it keeps. */
final class HandOversInMemory {

    private static final Duration OPEN_WITHIN = Duration.ofMinutes(10);
    private static final Duration USE_WITHIN = Duration.ofMinutes(15);

    final FaceHandOvers mock = mock();
    private final Map<String, FaceHandOver> kept = new LinkedHashMap<>();
    private final Supplier<Instant> now;
    private boolean enough;

    HandOversInMemory(Supplier<Instant> now) {
        this.now = now;
        when(mock.make(any(), anyInt())).thenAnswer(call -> make(call.getArgument(0), call.getArgument(1)));
        when(mock.find(anyString())).thenAnswer(call -> Optional.ofNullable(kept.get(call.<String>getArgument(0))));
        when(mock.find(any(UUID.class)))
                .thenAnswer(call -> first(one -> one.id().equals(call.getArgument(0))));
        when(mock.latest(any(), anyInt()))
                .thenAnswer(call -> first(one ->
                        one.caseId().equals(call.getArgument(0)) && one.device() == call.<Integer>getArgument(1)));
        when(mock.open(any())).thenAnswer(call -> {
            boolean closed = first(one -> one.id().equals(call.getArgument(0)))
                    .filter(one -> !one.opened() && one.end() == null)
                    .isEmpty();
            change(one -> one.id().equals(call.getArgument(0)) && !closed, HandOversInMemory::opened);
            return !closed;
        });
        doAnswer(call -> {
                    end(call.getArgument(0), call.getArgument(1));
                    return null;
                })
                .when(mock)
                .end(any(), any());
        doAnswer(call -> {
                    change(
                            one -> one.id().equals(call.getArgument(0)) && one.end() == null,
                            one -> standing(one, call.getArgument(1), call.getArgument(2), null, null));
                    return null;
                })
                .when(mock)
                .asks(any(), anyInt(), anyInt());
        doAnswer(call -> {
                    LiveResult.End how = call.getArgument(1);
                    boolean done = how == LiveResult.End.SHOWN || how == LiveResult.End.LEFT_TO_REVIEWER;
                    change(
                            one -> one.id().equals(call.getArgument(0)) && one.end() == null,
                            one -> standing(one, 0, one.steps(), done ? End.DONE : null, how));
                    return null;
                })
                .when(mock)
                .attemptEnded(any(), any());
    }

    void forget() {
        kept.clear();
        enough = false;
    }

    /** No more are made from now on. */
    void enough() {
        enough = true;
    }

    FaceHandOver of(String token) {
        return Optional.ofNullable(kept.get(token)).orElseThrow();
    }

    private Optional<Made> make(CaseId caseId, int device) {
        if (enough) {
            return Optional.empty();
        }
        end(caseId, End.REPLACED);
        Instant until = now.get().plus(OPEN_WITHIN);
        Made made = new Made("code-" + (kept.size() + 1), until);
        kept.put(
                made.token(),
                new FaceHandOver(UUID.randomUUID(), caseId, device, now.get(), until, false, null, 0, 0, null));
        return Optional.of(made);
    }

    private void end(CaseId caseId, End how) {
        change(
                one -> one.caseId().equals(caseId) && one.end() == null,
                one -> standing(one, one.step(), one.steps(), how, one.attempt()));
    }

    private Optional<FaceHandOver> first(Predicate<FaceHandOver> which) {
        return kept.values().stream().filter(which).reduce((earlier, later) -> later);
    }

    private void change(Predicate<FaceHandOver> which, UnaryOperator<FaceHandOver> how) {
        kept.replaceAll((token, one) -> which.test(one) ? how.apply(one) : one);
    }

    private static FaceHandOver opened(FaceHandOver one) {
        Instant until = one.madeAt().plus(USE_WITHIN);
        return new FaceHandOver(one.id(), one.caseId(), one.device(), one.madeAt(), until, true, null, 0, 0, null);
    }

    private static FaceHandOver standing(
            FaceHandOver one, int step, int steps, @Nullable End end, LiveResult.@Nullable End attempt) {
        return new FaceHandOver(
                one.id(),
                one.caseId(),
                one.device(),
                one.madeAt(),
                one.validUntil(),
                one.opened(),
                end,
                step,
                steps,
                attempt);
    }
}
