package io.keyback.portal;

import io.keyback.facecheck.FaceHandOvers;
import io.keyback.facecheck.LiveListener;
import io.keyback.facecheck.LiveResult;
import io.keyback.facecheck.liveness.Guidance;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** One connection of a phone. What it is asked for is written down when it changes, so that the screen can follow. */
final class PhoneConnection implements LiveListener {

    private static final Duration LOOKS_EVERY = Duration.ofSeconds(1);

    private final UUID handOver;
    private final LiveListener phone;
    private final FaceByPhone faceByPhone;
    private final FaceHandOvers handOvers;
    private final Clock clock;
    private Instant looked = Instant.MIN;
    private PhoneStanding standing = PhoneStanding.OPEN;
    private int step;
    private volatile boolean ended;

    PhoneConnection(UUID handOver, LiveListener phone, FaceByPhone faceByPhone, FaceHandOvers handOvers, Clock clock) {
        this.handOver = handOver;
        this.phone = phone;
        this.faceByPhone = faceByPhone;
        this.handOvers = handOvers;
        this.clock = clock;
    }

    /** Where its hand-over stands, as of a second ago at most: it is asked for with every frame. */
    PhoneStanding standing() {
        Instant now = clock.instant();
        if (looked.plus(LOOKS_EVERY).isBefore(now)) {
            looked = now;
            standing = faceByPhone.standing(handOver);
        }
        return standing;
    }

    /** The hand-over has ended elsewhere. */
    void endsAs(PhoneStanding why) {
        if (!ended) {
            ended = true;
            phone.ends(new LiveResult(LiveResult.End.BROKEN, why.words()));
        }
    }

    /** The phone is gone; nothing is to be said where it went because it was told to. */
    void gone() {
        if (!ended) {
            faceByPhone.gone(handOver);
        }
    }

    @Override
    public void waits(Duration about) {
        phone.waits(about);
    }

    @Override
    public void begins() {
        handOvers.asks(handOver, 0, 0);
        phone.begins();
    }

    @Override
    public void guides(Guidance guidance) {
        if (guidance.step() != step) {
            step = guidance.step();
            handOvers.asks(handOver, step, guidance.of());
        }
        phone.guides(guidance);
    }

    @Override
    public void ends(LiveResult result) {
        ended = true;
        handOvers.attemptEnded(handOver, result.end());
        phone.ends(result);
    }
}
