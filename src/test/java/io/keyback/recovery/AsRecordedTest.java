package io.keyback.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.keyback.account.AccountId;
import io.keyback.account.FactorId;
import io.keyback.audit.Action;
import io.keyback.audit.Actor;
import io.keyback.audit.Details;
import io.keyback.audit.Recorded;
import io.keyback.audit.Trail;
import io.keyback.caseid.CaseId;
import io.keyback.evidence.CheckOutcome;
import io.keyback.evidence.CheckResult;
import io.keyback.keys.Keys;
import io.keyback.keys.TestKeys;
import io.keyback.recovery.AsRecorded.Rows;
import io.keyback.recovery.ResetRefused.Reason;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A case that was approved twice after a pause; each test has one thing in its rows, or in its trail, that is another. */
class AsRecordedTest {

    private static final CaseId CASE = new CaseId(UUID.fromString("5c0f3c31-6a3c-4a1e-8a55-0b5d3a0c7e11"));
    private static final Instant OPENED = Instant.parse("2026-11-24T14:05:00Z");
    private static final String SEEN = "ab".repeat(32);
    private static final String OTHER = "cd".repeat(32);
    private static final List<FactorId> FACTORS = List.of(new FactorId("totp"), new FactorId("key"));
    private static final Review BEFORE = review("rita", Rank.REVIEWER, Decision.APPROVED, null);
    private static final Review FIRST = review("ruth", Rank.REVIEWER, Decision.APPROVED, null);
    private static final Review SECOND = review("simon", Rank.SENIOR, Decision.APPROVED, OverrideReason.CHECK_IS_WRONG);

    @TempDir
    private Path directory;

    private final Trail trail = mock(Trail.class);
    private Keys keys;
    private AsRecorded asRecorded;
    private List<Recorded> entries;

    @BeforeEach
    void recorded() {
        keys = TestKeys.in(directory);
        asRecorded = new AsRecorded(trail, keys);
        entries = new ArrayList<>(List.of(
                system(Action.CASE_OPENED, asRecorded.opened(opened("grace", FACTORS))),
                system(Action.CODE_CONFIRMED, Details.NONE),
                system(Action.CHECK_RAN, ran(CheckKind.FORM, 0, CheckOutcome.INCONCLUSIVE)),
                system(Action.CHECK_RAN, ran(CheckKind.FORM, 0, CheckOutcome.PASSED)),
                system(Action.CHECK_RAN, ran(CheckKind.FACE, 0, CheckOutcome.FAILED)),
                system(Action.CHECK_RAN, ran(CheckKind.DOCUMENT, 0, CheckOutcome.PASSED)),
                system(Action.TRIAGED, AsRecorded.triaged(Triage.INFO_NEEDED)),
                system(Action.TRIAGED, AsRecorded.triaged(Triage.REVIEW_TWICE)),
                reviewed(BEFORE),
                system(Action.PAUSED, Details.NONE),
                system(Action.RESUMED, Details.NONE),
                reviewed(FIRST),
                reviewed(SECOND),
                system(Action.HOLD_DECIDED, AsRecorded.decided(Hold.STANDARD))));
        when(trail.of(CASE)).thenAnswer(call -> entries);
    }

    @Test
    void whatIsAsItWasRecordedPasses() {
        assertThat(asRecorded.differing(rows())).isEmpty();
    }

    static Stream<Arguments> writtenIntoTheRows() {
        return Stream.of(
                arguments("another account", Reason.CASE_NOT_AS_RECORDED, of(found -> opened("olena", FACTORS))),
                arguments(
                        "fewer factors",
                        Reason.CASE_NOT_AS_RECORDED,
                        of(found -> opened("grace", FACTORS.subList(0, 1)))),
                arguments("another triage", Reason.CASE_NOT_AS_RECORDED, made(found -> found.triage(Triage.REVIEW))),
                arguments(
                        "no sign-in reported",
                        Reason.CASE_NOT_AS_RECORDED,
                        of(found -> decided(opened("grace", FACTORS), false, Hold.STANDARD))),
                arguments("another check", Reason.CHECKS_NOT_AS_RECORDED, checked(CheckOutcome.PASSED, SEEN)),
                arguments("checked something else", Reason.CHECKS_NOT_AS_RECORDED, checked(CheckOutcome.FAILED, OTHER)),
                arguments("one review more", Reason.REVIEWS_NOT_AS_RECORDED, reviews(BEFORE, FIRST, SECOND, FIRST)),
                arguments("one review fewer", Reason.REVIEWS_NOT_AS_RECORDED, reviews(FIRST, SECOND)),
                arguments("in another order", Reason.REVIEWS_NOT_AS_RECORDED, reviews(BEFORE, SECOND, FIRST)),
                arguments(
                        "by somebody else",
                        Reason.REVIEWS_NOT_AS_RECORDED,
                        reviews(BEFORE, review("tom", Rank.REVIEWER, Decision.APPROVED, null), SECOND)),
                arguments(
                        "by a senior",
                        Reason.REVIEWS_NOT_AS_RECORDED,
                        reviews(BEFORE, review("ruth", Rank.SENIOR, Decision.APPROVED, null), SECOND)),
                arguments(
                        "another reason to override",
                        Reason.REVIEWS_NOT_AS_RECORDED,
                        reviews(BEFORE, FIRST, review("simon", Rank.SENIOR, Decision.APPROVED, null))),
                arguments(
                        "another decision",
                        Reason.REVIEWS_NOT_AS_RECORDED,
                        reviews(review("rita", Rank.REVIEWER, Decision.INFO_NEEDED, null), FIRST, SECOND)),
                arguments("what was approved before the pause counts", Reason.REVIEWS_NOT_AS_RECORDED, (UnaryOperator<
                                Rows>)
                        rows -> new Rows(
                                rows.found(),
                                rows.checks(),
                                rows.judged(),
                                rows.reviews(),
                                approvals(BEFORE, SECOND))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("writtenIntoTheRows")
    void whatSomebodyWroteIntoTheRowsIsFound(String what, Reason reason, UnaryOperator<Rows> change) {
        assertThat(asRecorded.differing(change.apply(rows()))).containsExactly(reason);
    }

    static Stream<Arguments> otherwiseRecorded() {
        return Stream.of(
                arguments("no code", Reason.CASE_NOT_AS_RECORDED, without(Action.CODE_CONFIRMED)),
                arguments("not opened", Reason.CASE_NOT_AS_RECORDED, without(Action.CASE_OPENED)),
                arguments("no decision on the hold", Reason.CASE_NOT_AS_RECORDED, without(Action.HOLD_DECIDED)),
                arguments("nothing resumed", Reason.CASE_NOT_AS_RECORDED, without(Action.RESUMED)),
                arguments(
                        "paused again",
                        Reason.CASE_NOT_AS_RECORDED,
                        recorded(entries -> entries.add(system(Action.PAUSED, Details.NONE)))),
                arguments(
                        "the long hold",
                        Reason.CASE_NOT_AS_RECORDED,
                        recorded(entries ->
                                entries.add(system(Action.HOLD_DECIDED, AsRecorded.decided(Hold.EXTENDED))))),
                arguments("no check", Reason.CHECKS_NOT_AS_RECORDED, without(Action.CHECK_RAN)),
                arguments("no review", Reason.REVIEWS_NOT_AS_RECORDED, without(Action.REVIEWED)),
                arguments(
                        "a check of another round",
                        Reason.CHECKS_NOT_AS_RECORDED,
                        recorded(entries ->
                                entries.add(system(Action.CHECK_RAN, ran(CheckKind.FACE, 1, CheckOutcome.FAILED))))),
                arguments(
                        "a pause after the first approval",
                        Reason.REVIEWS_NOT_AS_RECORDED,
                        recorded(entries -> Collections.swap(entries, 10, 11))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("otherwiseRecorded")
    void whatTheTrailDoesNotSayIsFound(String what, Reason reason, Consumer<List<Recorded>> change) {
        change.accept(entries);

        assertThat(asRecorded.differing(rows())).containsExactly(reason);
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "STOPPED",
                "WITHDRAWN",
                "ABANDONED",
                "CODE_TRIES_USED_UP",
                "DEADLINE_MISSED",
                "NOT_RECOVERABLE",
                "REJECTION_FINAL",
                "RESET_DONE"
            })
    void whatHasEndedStaysEnded(Action last) {
        entries.add(system(last, Details.NONE));

        assertThat(asRecorded.differing(rows())).containsExactly(Reason.CASE_NOT_AS_RECORDED);
    }

    @Test
    void theLongHoldNeedsNoDecision() {
        entries.removeIf(entry -> entry.action() == Action.HOLD_DECIDED);
        Rows rows = of(found -> decided(opened("grace", FACTORS), true, Hold.EXTENDED))
                .apply(rows());

        assertThat(asRecorded.differing(rows)).isEmpty();
    }

    private static Rows rows() {
        Map<CheckKind, CheckResult> checks = new EnumMap<>(CheckKind.class);
        checks.put(CheckKind.FORM, new CheckResult(CheckOutcome.PASSED, List.of(), "form"));
        checks.put(CheckKind.FACE, new CheckResult(CheckOutcome.FAILED, List.of(), "face"));
        checks.put(CheckKind.DOCUMENT, new CheckResult(CheckOutcome.PASSED, List.of(), "document"));
        Map<CheckKind, String> judged = new EnumMap<>(CheckKind.class);
        checks.keySet().forEach(kind -> judged.put(kind, SEEN));
        return new Rows(
                decided(opened("grace", FACTORS), true, Hold.STANDARD),
                checks,
                judged,
                List.of(BEFORE, FIRST, SECOND),
                approvals(FIRST, SECOND));
    }

    private static RecoveryCase opened(String account, List<FactorId> factors) {
        return RecoveryCase.open(CASE, new AccountId(account), factors, OPENED);
    }

    private static RecoveryCase decided(RecoveryCase opened, boolean reported, Hold hold) {
        opened.emailConfirmed();
        opened.submit(OPENED);
        opened.triage(Triage.REVIEW_TWICE);
        if (reported) {
            opened.pause(OPENED.plus(Duration.ofMinutes(1)), OPENED.plus(Duration.ofMinutes(2)), OPENED);
            opened.resume(OPENED.plus(Duration.ofMinutes(3)));
        }
        opened.decide(Verdict.APPROVED, OPENED.plus(Duration.ofHours(1)));
        opened.hold(hold);
        return opened;
    }

    private static Approvals approvals(Review... counted) {
        return new Approvals(List.of(counted), 2, true, false);
    }

    private static Review review(String reviewer, Rank rank, Decision decision, @Nullable OverrideReason override) {
        return new Review(
                0,
                reviewer,
                rank,
                decision,
                Set.of(),
                null,
                override,
                "All agrees",
                SEEN,
                OPENED.plus(Duration.ofHours(1)));
    }

    private static Details ran(CheckKind kind, int round, CheckOutcome outcome) {
        return AsRecorded.ran(kind, round, outcome, SEEN);
    }

    private static Recorded system(Action action, Details details) {
        return new Recorded(Actor.SYSTEM, action, details);
    }

    private static Recorded reviewed(Review review) {
        return new Recorded(
                Actor.staff(review.reviewer()), Action.REVIEWED, AsRecorded.reviewed(review, Verdict.APPROVED_ONCE));
    }

    private static UnaryOperator<Rows> of(UnaryOperator<RecoveryCase> change) {
        return rows ->
                new Rows(change.apply(rows.found()), rows.checks(), rows.judged(), rows.reviews(), rows.approvals());
    }

    private static UnaryOperator<Rows> made(Consumer<RecoveryCase> change) {
        return rows -> {
            change.accept(rows.found());
            return rows;
        };
    }

    private static UnaryOperator<Rows> checked(CheckOutcome face, String judged) {
        return rows -> {
            rows.checks().put(CheckKind.FACE, new CheckResult(face, List.of(), "face"));
            rows.judged().put(CheckKind.FACE, judged);
            return rows;
        };
    }

    private static UnaryOperator<Rows> reviews(Review... reviews) {
        return rows -> new Rows(rows.found(), rows.checks(), rows.judged(), List.of(reviews), rows.approvals());
    }

    private static Consumer<List<Recorded>> without(Action action) {
        return entries -> entries.removeIf(entry -> entry.action() == action);
    }

    private static Consumer<List<Recorded>> recorded(Consumer<List<Recorded>> change) {
        return change;
    }
}
