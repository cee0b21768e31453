package io.keyback.notification;

import io.keyback.account.EmailAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.mail.MailException;
import org.springframework.stereotype.Component;

/** Delivers mails. */
@Component
public class Mails {

    private static final Logger log = LoggerFactory.getLogger(Mails.class);

    private final NotificationProperties properties;
    private final MailWriter writer;
    private final MailDeliveries deliveries;
    private final MailCarrier carrier;
    private final ApplicationEventPublisher events;

    Mails(
            NotificationProperties properties,
            MailWriter writer,
            MailDeliveries deliveries,
            MailCarrier carrier,
            ApplicationEventPublisher events) {
        this.properties = properties;
        this.writer = writer;
        this.deliveries = deliveries;
        this.carrier = carrier;
        this.events = events;
    }

    /**
     * Forgets who has had the mails of an owner; sent again, they would go out again.
     *
     * @param owner what their keys begin with, such as a case id
     */
    public void forget(String owner) {
        deliveries.forget(owner);
    }

    /**
     * What is settled of the mails of an owner, in the order in which it was.
     *
     * @param owner what their keys begin with, such as a case id
     */
    public List<SettledMail> of(String owner) {
        return deliveries.of(owner);
    }

    /** Whether this address refuses the mail for good. */
    public boolean refused(String key, EmailAddress address) {
        return deliveries
                .outcome(key, address)
                .filter(MailOutcome.UNDELIVERABLE::equals)
                .isPresent();
    }

    /**
     * Sends the mail to each recipient that has not had it under this key. Each delivery is recorded on its own, so that
     * a repeated call goes on where the last one broke off; the Message-ID depends on key and recipient only. One
     * recipient that fails does not keep the mail from the others.
     *
     * <p>An address that is refused for good is recorded and left out from then on; {@link MailUndeliverable} says so to
     * whom it concerns. When all are, nobody has had the mail: the answer is false, and a repeated call tries them again.
     *
     * @param key names this notice for good, such as {@code <case id>/request-submitted}
     * @return whether somebody has had it
     * @throws MailException when the server cannot be reached, refuses for now or takes too long; the caller tries again
     */
    public boolean send(String key, List<EmailAddress> recipients, Mail mail) {
        List<EmailAddress> all = recipients.stream().distinct().toList();
        List<MailOutcome> outcomes = new ArrayList<>();
        List<EmailAddress> waiting = new ArrayList<>();
        for (EmailAddress recipient : all) {
            Optional<MailOutcome> outcome = deliveries.outcome(key, recipient);
            outcome.ifPresentOrElse(outcomes::add, () -> waiting.add(recipient));
        }
        if (waiting.isEmpty() && !outcomes.contains(MailOutcome.DELIVERED)) {
            waiting.addAll(all);
            outcomes.clear();
        }
        if (!waiting.isEmpty()) {
            outcomes.addAll(deliver(key, waiting, all.size(), writer.write(mail)));
        }
        int takenBy = Collections.frequency(outcomes, MailOutcome.DELIVERED);
        if (takenBy < outcomes.size()) {
            log.warn("Mail {}: refused for good by {} of {} addresses", key, outcomes.size() - takenBy, all.size());
            events.publishEvent(new MailUndeliverable(key, takenBy, outcomes.size() - takenBy));
        }
        return takenBy > 0;
    }

    private List<MailOutcome> deliver(String key, List<EmailAddress> waiting, int recipients, WrittenMail written) {
        List<MailOutcome> outcomes = new ArrayList<>();
        MailException failure = null;
        long end = System.nanoTime() + properties.stepLimit().toNanos();
        for (EmailAddress recipient : waiting) {
            try {
                Duration left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
                outcomes.add(carrier.carry(key, recipient, recipients, written, left));
            } catch (MailException e) {
                failure = together(failure, e);
            }
        }
        if (failure != null) {
            throw failure;
        }
        return outcomes;
    }

    private static MailException together(@Nullable MailException first, MailException next) {
        if (first == null) {
            return next;
        }
        first.addSuppressed(next);
        return first;
    }
}
