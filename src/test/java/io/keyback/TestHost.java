package io.keyback;

import io.keyback.account.Account;
import io.keyback.account.AccountDirectory;
import io.keyback.account.AccountId;
import io.keyback.account.AccountProtection;
import io.keyback.account.EmailAddress;
import io.keyback.account.FactorId;
import io.keyback.account.PostalAddress;
import io.keyback.account.Profile;
import io.keyback.account.ResetAuthorization;
import io.keyback.account.SecondFactor;
import io.keyback.account.SecondFactorReset;
import io.keyback.account.Transaction;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A host for tests: any number of accounts of the same person, and a reset that can be out of order. */
public final class TestHost implements AccountDirectory, SecondFactorReset, AccountProtection {

    private final Map<AccountId, Account> accounts = new ConcurrentHashMap<>();
    private final List<ResetAuthorization> asked = new CopyOnWriteArrayList<>();
    private final List<ResetAuthorization> done = new CopyOnWriteArrayList<>();
    private final Set<AccountId> frozen = ConcurrentHashMap.newKeySet();
    private final Set<AccountId> released = ConcurrentHashMap.newKeySet();
    private final Set<AccountId> outOfOrder = ConcurrentHashMap.newKeySet();
    private final Map<AccountId, byte[]> faces = new ConcurrentHashMap<>();
    private final AtomicInteger numbers = new AtomicInteger();

    /**
     * An account of Zoë O'Neil with an authenticator app and text messages, and with two addresses, of which the first is
     * the account's email.
     */
    public Account newAccount() {
        return newAccount(SecondFactor.Kind.AUTHENTICATOR_APP, SecondFactor.Kind.TEXT_MESSAGE);
    }

    /** The same with the given second factors. */
    public Account newAccount(SecondFactor.Kind... kinds) {
        String number = "account" + numbers.incrementAndGet();
        List<SecondFactor> factors = new ArrayList<>();
        for (SecondFactor.Kind kind : kinds) {
            factors.add(new SecondFactor(new FactorId(number + "/" + kind), kind));
        }
        Account account = new Account(
                new AccountId(number),
                number,
                new Profile(
                        "Zoë",
                        "O'Neil",
                        LocalDate.of(1990, 3, 9),
                        new PostalAddress("12, Mill Lane", "Graz", "8010", null, "AT")),
                factors,
                List.of(new EmailAddress(number + "@mail.example"), new EmailAddress(number + "@second.example")),
                List.of(new Transaction(
                        Transaction.Kind.DEPOSIT, new BigDecimal("100"), "EUR", LocalDate.of(2026, 11, 20))));
        accounts.put(account.id(), account);
        return account;
    }

    /** From now on it has a picture of the holder. */
    public void keepFace(AccountId id, byte[] picture) {
        faces.put(id, picture);
    }

    @Override
    public Optional<byte[]> faceOnFile(AccountId id) {
        return Optional.ofNullable(faces.get(id));
    }

    /** Takes the second factors off, as the holder or the host may at any time. */
    public void removeFactors(AccountId id) {
        accounts.computeIfPresent(id, (key, account) -> with(account, List.of()));
    }

    /** Gives the account another email, as the host's support does; the other addresses stay. */
    public void changeEmail(AccountId id, EmailAddress email) {
        accounts.computeIfPresent(id, (key, account) -> {
            List<EmailAddress> addresses = new ArrayList<>(account.addresses());
            addresses.set(0, email);
            return with(account, account.secondFactors(), addresses);
        });
    }

    /** The account is no longer there; every step that reads it fails. */
    public void forget(AccountId id) {
        accounts.remove(id);
    }

    /** Every reset of this account fails, as if the host could not be reached, until it is repaired. */
    public void breakDown(AccountId id) {
        outOfOrder.add(id);
    }

    public void repair(AccountId id) {
        outOfOrder.remove(id);
    }

    /** The authorizations that came for this account, those included that failed. */
    public List<ResetAuthorization> asked(AccountId id) {
        return asked.stream().filter(each -> each.account().equals(id)).toList();
    }

    /** The authorizations that were carried out. */
    public List<ResetAuthorization> done(AccountId id) {
        return done.stream().filter(each -> each.account().equals(id)).toList();
    }

    public boolean isFrozen(AccountId id) {
        return frozen.contains(id);
    }

    /** Whether a hold was released. */
    public boolean isReleased(AccountId id) {
        return released.contains(id);
    }

    @Override
    public void freeze(AccountId account) {
        frozen.add(account);
    }

    @Override
    public void liftFreeze(AccountId account) {
        frozen.remove(account);
    }

    @Override
    public void release(AccountId account) {
        released.add(account);
    }

    @Override
    public Optional<Account> find(AccountId id) {
        return Optional.ofNullable(accounts.get(id));
    }

    @Override
    public void reset(ResetAuthorization authorization) {
        asked.add(authorization);
        if (outOfOrder.contains(authorization.account())) {
            throw new IllegalStateException("The host cannot be reached");
        }
        done.add(authorization);
        accounts.computeIfPresent(
                authorization.account(),
                (key, account) -> with(
                        account,
                        account.secondFactors().stream()
                                .filter(factor -> !authorization.factors().contains(factor.id()))
                                .toList()));
    }

    private static Account with(Account account, List<SecondFactor> factors) {
        return with(account, factors, account.addresses());
    }

    private static Account with(Account account, List<SecondFactor> factors, List<EmailAddress> addresses) {
        return new Account(
                account.id(), account.login(), account.profile(), factors, addresses, account.latestTransactions());
    }
}
