package io.keyback.emailcode;

import io.keyback.account.Account;
import io.keyback.account.AccountId;
import io.keyback.account.EmailAddress;
import io.keyback.audit.Action;
import io.keyback.audit.Actor;
import io.keyback.audit.Details;
import io.keyback.audit.Trail;
import io.keyback.caseid.CaseId;
import io.keyback.caseid.CaseReference;
import io.keyback.keys.Keys;
import io.keyback.notification.Mail;
import io.keyback.notification.Mails;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The one-time codes that prove that the applicant reads the account's mailbox (OWASP ASVS 5.0, 6.5 and 6.6).
 *
 * <p>Only the latest code of a case counts. Tries are counted for the case, over all its codes, so that asking for
 * another code gives no more of them; and for the account and day (UTC), over all its cases, so that asking for another
 * case does not either. When the last one was wrong, no code of the case is accepted any more.
 *
 * <p>Whoever has the password could use up the tries of the day, and keep the account's holder out. So when they are used
 * up, the code that is mailed is too long to be guessed, and nothing is counted any more.
 */
@Component
public class EmailCodes {

    private static final Logger LOG = LoggerFactory.getLogger(EmailCodes.class);

    /** What the keys of the mails with codes go on with, after the case. */
    public static final String MAIL = "email-code";

    private static final int FIRST = 1;
    private static final Duration MAIL_WINDOW = Duration.ofHours(1);
    private static final Pattern SPACE = Pattern.compile("[\\s\\h]+");
    private static final Pattern CODE = Pattern.compile("[0-9]{" + CodeGenerator.DIGITS + "}");

    private final EmailCodeProperties limits;
    private final CodeRecords records;
    private final CodeGenerator generator;
    private final Mails mails;
    private final Trail trail;
    private final Clock clock;
    private final TransactionTemplate callersTransaction;
    private final TransactionTemplate ownTransaction;

    EmailCodes(
            EmailCodeProperties limits,
            CodeRecords records,
            Keys keys,
            Mails mails,
            Trail trail,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.limits = limits;
        this.records = records;
        this.generator = new CodeGenerator(keys);
        this.mails = mails;
        this.trail = trail;
        this.clock = clock;
        this.callersTransaction = new TransactionTemplate(transactions);
        this.ownTransaction = new TransactionTemplate(transactions);
        // A try stays counted, whatever becomes of the caller's transaction.
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Issues the next code of the case, which ends the one before, and mails it to the account's email. Sends nothing,
     * and leaves the code before as it is, when the case {@linkplain #mayResend may have} no further code. A call that
     * failed or was rolled back, and is repeated, mails the very same code, and that only if it was not mailed yet.
     *
     * <p>A code that the address refuses for good is issued all the same, and {@link #undeliverable} says that
     * nobody has had it: the applicant is told, and the next one goes to the address that the account has by then.
     *
     * @throws org.springframework.mail.MailException when the mail cannot be sent for now; then no code was issued
     */
    public void send(CaseId caseId, Account account) {
        callersTransaction.executeWithoutResult(transaction -> {
            records.forgetTriesBefore(today());
            records.open(caseId, account.id());
            if (!mayResend(caseId)) {
                LOG.info("Case {}: no further email code for now", caseId);
                return;
            }
            CodeRecords.Issue issue = next(caseId, account.id());
            if (records.issue(caseId, issue) && mail(caseId, issue, account)) {
                trail.record(
                        caseId,
                        Action.CODE_SENT,
                        Actor.SYSTEM,
                        Details.NONE.with("issue", issue.number()).with("digits", issue.digits()));
            }
        });
    }

    private CodeRecords.Issue next(CaseId caseId, AccountId account) {
        Instant now = clock.instant();
        int number =
                records.latestIssue(caseId).map(latest -> latest.number() + 1).orElse(FIRST);
        int digits = dailyTriesUsedUp(account) ? CodeGenerator.LONG_DIGITS : CodeGenerator.DIGITS;
        return new CodeRecords.Issue(number, digits, now, now.plus(limits.validity()));
    }

    /** Erases that the case had codes, and whose they were. */
    public void erase(CaseId caseId) {
        records.erase(caseId);
    }

    /** Whether {@link #send} would send now: not confirmed, tries left, and few enough mails within the hour. */
    public boolean mayResend(CaseId caseId) {
        return records.find(caseId)
                .map(code -> !code.confirmed()
                        && !hasUsedUp(code)
                        && !resendFrom(caseId).isAfter(clock.instant()))
                .orElse(true);
    }

    /**
     * Compares in constant time and counts the try, unless the code is a long one; a code is good once. Spaces do not
     * matter. What is not eight digits is no try. A code that was confirmed is confirmed again, so that a caller who did not
     * hear the answer
     * can ask again. Before the first code was sent, and after its time, {@link Confirmation.Expired}.
     */
    public Confirmation confirm(CaseId caseId, String code) {
        String digits = SPACE.matcher(code).replaceAll("");
        Confirmation confirmation = ownTransaction.execute(transaction -> judge(caseId, digits));
        if (confirmation == null) {
            throw new IllegalStateException("A judgement always has a result");
        }
        return confirmation;
    }

    /** Whether a code of this case was confirmed. */
    public boolean confirmed(CaseId caseId) {
        return records.find(caseId).map(CodeRecords.Code::confirmed).orElse(false);
    }

    /** When a code of this case was confirmed; empty before. */
    public Optional<Instant> confirmedAt(CaseId caseId) {
        return records.confirmedAt(caseId);
    }

    /** Where the code of the case stands; empty before the first was sent. */
    public Optional<State> state(CaseId caseId) {
        return records.find(caseId)
                .flatMap(code -> records.latestIssue(caseId)
                        .map(issue -> new State(issue.expiresAt(), triesLeft(code, issue), resendFrom(caseId))));
    }

    /**
     * Whether the latest code of the case has reached nobody and never will, because the address that the account had
     * refuses it for good. False while it is on its way.
     */
    public boolean undeliverable(CaseId caseId) {
        return records.latestIssue(caseId)
                .map(issue -> mailKey(caseId, issue.number()))
                .filter(key -> mails.of(caseId.toString()).stream()
                        .anyMatch(mail -> mail.key().equals(key) && mail.reachedNobody()))
                .isPresent();
    }

    /** Whether this address refuses the mail with the latest code of the case for good. */
    public boolean refusedBy(CaseId caseId, EmailAddress address) {
        return records.latestIssue(caseId)
                .filter(issue -> mails.refused(mailKey(caseId, issue.number()), address))
                .isPresent();
    }

    /** When the first code of the case was mailed; empty before. */
    public Optional<Instant> firstIssue(CaseId caseId) {
        return records.issue(caseId, FIRST).map(CodeRecords.Issue::issuedAt);
    }

    /** When the latest code of the case was mailed; empty before the first. */
    public Optional<Instant> latestIssue(CaseId caseId) {
        return records.latestIssue(caseId).map(CodeRecords.Issue::issuedAt);
    }

    /** Whether the account has had all its tries of today; then the next code is a long one. */
    private boolean dailyTriesUsedUp(AccountId account) {
        return records.tries(account, today()) >= limits.maxTriesPerDay();
    }

    /**
     * Where a code stands.
     *
     * @param triesLeft how often a wrong code may still be entered, where that is counted; 0 when no code of the case is
     *     accepted any more
     * @param resendFrom from when on another mail may be asked for
     */
    public record State(Instant expiresAt, int triesLeft, Instant resendFrom) {}

    private boolean mail(CaseId caseId, CodeRecords.Issue issue, Account account) {
        return mails.send(
                mailKey(caseId, issue.number()),
                List.of(account.email()),
                new Mail.ConfirmationCode(CaseReference.of(caseId).value(), code(caseId, issue), limits.validity()));
    }

    private static String mailKey(CaseId caseId, int issue) {
        return caseId + "/" + MAIL + "/" + issue;
    }

    private Confirmation judge(CaseId caseId, String digits) {
        CodeRecords.Code code = records.lock(caseId).orElse(null);
        CodeRecords.Issue issue = records.latestIssue(caseId).orElse(null);
        if (code == null || issue == null) {
            return new Confirmation.Expired();
        }
        if (code.confirmed() && right(caseId, issue, digits)) {
            return new Confirmation.Confirmed();
        }
        int left = triesLeft(code, issue);
        if (left == 0) {
            return usedUp(caseId);
        }
        boolean expired = !clock.instant().isBefore(issue.expiresAt());
        if (issue.isLong()) {
            return expired ? new Confirmation.Expired() : compareLong(code, issue, digits);
        }
        if (!CODE.matcher(digits).matches()) {
            return new Confirmation.Wrong(left);
        }
        return expired ? new Confirmation.Expired() : tryOut(code, issue, digits);
    }

    private Confirmation compareLong(CodeRecords.Code code, CodeRecords.Issue issue, String digits) {
        if (right(code.caseId(), issue, digits)) {
            return confirmed(code);
        }
        Details details = Details.NONE.with("digits", issue.digits());
        trail.record(code.caseId(), Action.CODE_REFUSED, Actor.APPLICANT, details);
        return new Confirmation.Mistyped();
    }

    /** Counts first and compares then, so that no comparison goes uncounted. */
    private Confirmation tryOut(CodeRecords.Code code, CodeRecords.Issue issue, String digits) {
        CaseId caseId = code.caseId();
        Optional<Integer> triesOfDay = records.count(code.account(), today(), limits.maxTriesPerDay());
        Optional<Integer> triesOfCase = records.count(caseId, limits.maxTries());
        if (triesOfDay.isEmpty() || triesOfCase.isEmpty()) {
            return usedUp(caseId);
        }
        if (right(caseId, issue, digits)) {
            return confirmed(code);
        }
        int left = triesLeft(triesOfCase.get(), triesOfDay.get());
        trail.record(caseId, Action.CODE_REFUSED, Actor.APPLICANT, Details.NONE.with("triesLeft", left));
        return left == 0 ? usedUp(caseId) : new Confirmation.Wrong(left);
    }

    private Confirmation confirmed(CodeRecords.Code code) {
        records.confirm(code.caseId(), clock.instant());
        trail.record(code.caseId(), Action.CODE_CONFIRMED, Actor.APPLICANT);
        return new Confirmation.Confirmed();
    }

    private Confirmation usedUp(CaseId caseId) {
        records.useUp(caseId, limits.maxTries());
        return new Confirmation.UsedUp();
    }

    private boolean right(CaseId caseId, CodeRecords.Issue issue, String digits) {
        return MessageDigest.isEqual(
                code(caseId, issue).getBytes(StandardCharsets.UTF_8), digits.getBytes(StandardCharsets.UTF_8));
    }

    private String code(CaseId caseId, CodeRecords.Issue issue) {
        return issue.isLong() ? generator.longCode(caseId, issue.number()) : generator.code(caseId, issue.number());
    }

    private boolean hasUsedUp(CodeRecords.Code code) {
        return records.latestIssue(code.caseId())
                .map(issue -> triesLeft(code, issue) == 0)
                .orElse(false);
    }

    private int triesLeft(CodeRecords.Code code, CodeRecords.Issue issue) {
        return triesLeft(code.tries(), issue.isLong() ? 0 : records.tries(code.account(), today()));
    }

    private int triesLeft(int ofCase, int ofDay) {
        return Math.max(0, Math.min(limits.maxTries() - ofCase, limits.maxTriesPerDay() - ofDay));
    }

    private Instant resendFrom(CaseId caseId) {
        List<CodeRecords.Issue> latest = records.latestIssues(caseId, limits.maxMailsPerHour());
        if (latest.isEmpty()) {
            return Instant.EPOCH;
        }
        return latest.size() < limits.maxMailsPerHour()
                ? latest.get(0).issuedAt()
                : latest.get(latest.size() - 1).issuedAt().plus(MAIL_WINDOW);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
