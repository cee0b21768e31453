package io.keyback.demo;

import io.keyback.account.Account;
import io.keyback.account.AccountId;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Pages that no real exchange has: the sample accounts with all their secrets, and their phones. */
@Controller
@Profile("demo")
@RequestMapping("/exchange")
class DemoPages {

    private final ExchangeAccounts accounts;
    private final SampleAccounts samples;
    private final TextMessages textMessages;
    private final Clock clock;
    private final Totp totp = new Totp();

    DemoPages(ExchangeAccounts accounts, SampleAccounts samples, TextMessages textMessages, Clock clock) {
        this.accounts = accounts;
        this.samples = samples;
        this.textMessages = textMessages;
        this.clock = clock;
    }

    @GetMapping("/accounts")
    String accounts(Model model) {
        model.addAttribute(
                "accounts",
                samples.all().stream()
                        .flatMap(sample -> accounts.find(sample.id()).map(account -> shown(account, sample)).stream())
                        .toList());
        return "exchange/accounts";
    }

    @GetMapping("/phone")
    String phone(Model model) {
        model.addAttribute("messages", textMessages.latest());
        return "exchange/phone";
    }

    private Shown shown(Account account, SampleAccount sample) {
        return new Shown(
                account,
                sample.password(),
                accounts.nativeName(account.id()).orElse(""),
                Words.date(account.profile().dateOfBirth()),
                Words.address(account.profile().address()),
                account.addresses().stream().map(address -> address.value()).collect(Collectors.joining(", ")),
                factors(account.id()),
                account.latestTransactions().stream()
                        .map(AccountPages.TransactionRow::of)
                        .toList());
    }

    private List<String> factors(AccountId account) {
        return accounts.factors(account).stream().map(this::words).toList();
    }

    private String words(EnrolledFactor factor) {
        TotpSecret secret = factor.secret();
        return secret == null
                ? "Text message to " + factor.phone()
                : "Authenticator app, key " + secret.spaced() + ", code now " + totp.code(secret, clock.instant());
    }

    /** An account with all that a person needs to play its holder. */
    record Shown(
            Account account,
            String password,
            String nativeName,
            String dateOfBirth,
            String address,
            String emails,
            List<String> factors,
            List<AccountPages.TransactionRow> transactions) {}
}
