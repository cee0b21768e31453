package io.keyback.throttle;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Counts who asks how often, over all nodes. Each refusal counts in the metric {@code keyback.throttle.refused}, by
 * entrance and by what was used up.
 */
@Component
public class Throttle {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    private final Buckets buckets;
    private final ThrottleSettings settings;
    private final MeterRegistry metrics;

    Throttle(Buckets buckets, ThrottleSettings settings, MeterRegistry metrics) {
        this.buckets = buckets;
        this.settings = settings;
        this.metrics = metrics;
    }

    /**
     * Counts a call from an address. The prefix is not charged for what the address alone asked too often.
     *
     * @throws TooOften when the address, or all of its prefix together, have used up what they have
     */
    void enter(Entrance entrance, String remoteAddress) {
        Caller caller = Caller.of(remoteAddress);
        int limit = settings.perAddress(entrance);
        take("address", limit, settings.window(), entrance, caller.address());
        take("prefix", limit * settings.prefixFactor(), settings.window(), entrance, caller.prefix());
    }

    /**
     * Counts a hand-off of an account, which its host has vouched for. Each prefix is counted for itself: a thief who
     * knows the password must not be able to use up what the owner has.
     *
     * @throws TooOften when there were too many within the hour
     */
    public void handOff(String account, String remoteAddress) {
        String who = account + " " + Caller.of(remoteAddress).prefix();
        take("account", settings.handOffsPerAccount(), HOUR, Entrance.HAND_OFF, who);
    }

    /**
     * Counts an upload of an account, whatever case it is for and whatever comes of it.
     *
     * @throws TooOften when there were too many within the day
     */
    public void upload(String account) {
        take("account", settings.uploadsPerAccount(), DAY, Entrance.UPLOAD, account);
    }

    /**
     * Counts what an applicant pressed that sends mails: the opening of a case, and a link. What else a case mails is
     * bounded by the number of cases.
     *
     * @throws TooOften when all applicants together have caused too many within the hour
     */
    public void mail(Entrance where) {
        take("mails", settings.mailsPerHour(), HOUR, where, "");
    }

    /** Whether there is one bucket for all entrances together. */
    private static boolean shared(String by) {
        return by.equals("mails");
    }

    private void take(String by, int limit, Duration window, Entrance entrance, String who) {
        Optional<Duration> wait = buckets.take(limit, window, by, shared(by) ? by : entrance.name(), who);
        if (wait.isPresent()) {
            metrics.counter("keyback.throttle.refused", "entrance", entrance.name(), "by", by)
                    .increment();
            throw new TooOften(wait.get());
        }
    }
}
