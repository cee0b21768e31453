package io.keyback.portal;

import io.keyback.caseid.CaseId;
import io.keyback.facecheck.FaceCaptures;
import io.keyback.facecheck.FaceHandOver;
import io.keyback.facecheck.FaceHandOvers;
import io.keyback.facecheck.FaceHandOvers.Made;
import io.keyback.facecheck.LiveListener;
import io.keyback.facecheck.LiveResult;
import io.keyback.recovery.CaseStatus;
import io.keyback.recovery.CaseView;
import io.keyback.recovery.InfoItem;
import io.keyback.recovery.RecoveryCases;
import io.keyback.recovery.StepNotOpen;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The face check on a second device, called the phone. It shows the face for a case that is open on a screen, as long as
 * that screen has it open and waits for the face, and can do nothing else.
 */
@Component
class FaceByPhone {

    static final Set<InfoItem> ITEMS = Set.of(InfoItem.FACE);

    private final FaceHandOvers handOvers;
    private final FaceCaptures captures;
    private final RecoveryCases cases;
    private final Submissions submissions;
    private final TransactionOperations transactions;
    private final Clock clock;

    FaceByPhone(
            FaceHandOvers handOvers,
            FaceCaptures captures,
            RecoveryCases cases,
            Submissions submissions,
            TransactionOperations transactions,
            Clock clock) {
        this.handOvers = handOvers;
        this.captures = captures;
        this.cases = cases;
        this.submissions = submissions;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Makes a hand-over; an earlier one of the case ends with it.
     *
     * @throws StepNotOpen when no face is wanted
     * @throws TakenOver when another device goes on with the case by now
     * @throws TooManyCodes when enough were made
     */
    Made make(CaseView theCase) {
        Optional<Made> made = Objects.requireNonNull(transactions.execute(transaction -> {
            CaseView present = submissions.lock(theCase);
            submissions.requirePicturesWanted(present, ITEMS, FaceCheckRule.FORM);
            return handOvers.make(present.id(), present.device());
        }));
        return made.orElseThrow(TooManyCodes::new);
    }

    /** The screen goes on by itself. */
    void takeBack(CaseId caseId) {
        handOvers.end(caseId, FaceHandOver.End.TAKEN_BACK);
    }

    /** What the screen shows of the hand-over that it made last. */
    ScreenStanding onScreen(CaseView theCase) {
        return handOvers
                .latest(theCase.id(), theCase.device())
                .map(made -> ScreenStanding.of(made, standing(made), attemptsLeft(theCase)))
                .orElseGet(ScreenStanding::none);
    }

    /** Whether a phone is connected to the screen. */
    boolean connected(CaseView theCase) {
        return onScreen(theCase).state() == ScreenStanding.State.CONNECTED;
    }

    /** The hand-over of a code, whatever became of it. */
    Optional<FaceHandOver> find(String token) {
        return handOvers.find(token);
    }

    /** Opens it, for one phone and once. */
    boolean open(FaceHandOver handOver) {
        return standing(handOver) == PhoneStanding.OPEN && handOvers.open(handOver.id());
    }

    /** Where it stands by now; closed when there is no such hand-over. */
    PhoneStanding standing(UUID id) {
        return handOvers.find(id).map(this::standing).orElse(PhoneStanding.CLOSED);
    }

    PhoneStanding standing(FaceHandOver handOver) {
        FaceHandOver.End end = handOver.end();
        if (end != null) {
            return switch (end) {
                case DONE -> PhoneStanding.DONE;
                case TAKEN_BACK -> PhoneStanding.TAKEN_BACK;
                case REPLACED -> PhoneStanding.REPLACED;
            };
        }
        if (handOver.tooOld(clock.instant())) {
            return PhoneStanding.TOO_OLD;
        }
        return cases.find(handOver.caseId())
                .filter(theCase -> waitsFor(theCase, handOver))
                .map(theCase -> PhoneStanding.OPEN)
                .orElse(PhoneStanding.CLOSED);
    }

    /**
     * The case for which a phone shows the face.
     *
     * @throws HandOverClosed when it is to show none, or no longer
     */
    CaseView caseOf(UUID id) {
        FaceHandOver handOver = handOvers.find(id).orElseThrow(() -> new HandOverClosed(PhoneStanding.CLOSED));
        PhoneStanding standing = standing(handOver);
        if (standing != PhoneStanding.OPEN || !handOver.opened()) {
            throw new HandOverClosed(standing);
        }
        return cases.find(handOver.caseId()).orElseThrow(() -> new HandOverClosed(PhoneStanding.CLOSED));
    }

    /** The connection of a phone: what it is told is written down for the screen, too. */
    PhoneConnection connection(UUID id, LiveListener phone) {
        return new PhoneConnection(id, phone, this, handOvers, clock);
    }

    /** The phone is gone. In the last attempt its pictures may have been kept all the same. */
    void gone(UUID id) {
        handOvers.find(id).ifPresent(handOver -> {
            boolean kept = captures.doneSince(handOver.caseId(), handOver.madeAt());
            handOvers.attemptEnded(id, kept ? LiveResult.End.LEFT_TO_REVIEWER : LiveResult.End.BROKEN);
        });
    }

    private boolean waitsFor(CaseView theCase, FaceHandOver handOver) {
        return theCase.device() == handOver.device()
                && theCase.status() != CaseStatus.STOPPED
                && submissions.picturesWanted(theCase, ITEMS, FaceCheckRule.FORM);
    }

    private int attemptsLeft(CaseView theCase) {
        return captures.attemptsLeft(
                theCase.id(), submissions.asked(theCase, InfoItem.FACE).since());
    }
}
