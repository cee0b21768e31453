package io.keyback.demo;

import io.keyback.account.Account;
import io.keyback.account.SecondFactor;
import io.keyback.account.Transaction;
import io.keyback.qrcode.QrCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages behind a full sign-in. */
@Controller
@Profile("demo")
@RequestMapping("/exchange/account")
class AccountPages {

    private static final String TO_HOME = "redirect:/exchange";
    private static final String TO_ACCOUNT = "redirect:/exchange/account";

    private final ExchangeAccounts accounts;
    private final SignIn signIn;
    private final Sessions sessions;
    private final ExchangeProtection protection;
    private final ExchangeSettings settings;
    private final SecureRandom random = new SecureRandom();

    AccountPages(
            ExchangeAccounts accounts,
            SignIn signIn,
            Sessions sessions,
            ExchangeProtection protection,
            ExchangeSettings settings) {
        this.accounts = accounts;
        this.signIn = signIn;
        this.sessions = sessions;
        this.protection = protection;
        this.settings = settings;
    }

    @GetMapping
    String account(HttpServletRequest request, Model model) {
        return holder(request).map(account -> account(account, model)).orElse(TO_HOME);
    }

    private String account(Account account, Model model) {
        List<Holding> holdings = accounts.holdings(account.id()).stream()
                .sorted(Comparator.comparing(Holding::valueInUsd).reversed())
                .toList();
        BigDecimal total = holdings.stream().map(Holding::valueInUsd).reduce(BigDecimal.ZERO, BigDecimal::add);
        model.addAttribute("account", account);
        model.addAttribute("nativeName", accounts.nativeName(account.id()).orElse(""));
        model.addAttribute("total", Words.usd(total));
        model.addAttribute("holdings", holdings.stream().map(HoldingRow::of).toList());
        model.addAttribute(
                "transactions",
                account.latestTransactions().stream().map(TransactionRow::of).toList());
        model.addAttribute("authenticator", has(account, SecondFactor.Kind.AUTHENTICATOR_APP));
        model.addAttribute("textMessage", has(account, SecondFactor.Kind.TEXT_MESSAGE));
        model.addAttribute(
                "heldUntil",
                protection
                        .heldUntil(account.id())
                        .map(until -> Words.time(until.atOffset(ZoneOffset.UTC)))
                        .orElse(""));
        return "exchange/account";
    }

    @PostMapping("/authenticator")
    String startEnrolment(HttpServletRequest request) {
        Optional<Account> holder = holder(request);
        if (holder.isEmpty()) {
            return TO_HOME;
        }
        if (has(holder.get(), SecondFactor.Kind.AUTHENTICATOR_APP)) {
            return TO_ACCOUNT;
        }
        new Visit(request).enrolling(TotpSecret.random(random));
        return "redirect:/exchange/account/authenticator";
    }

    @GetMapping("/authenticator")
    String enrolment(HttpServletRequest request, Model model) {
        Optional<Account> holder = holder(request);
        Optional<TotpSecret> secret = new Visit(request).enrolling();
        if (holder.isEmpty() || secret.isEmpty()) {
            return TO_ACCOUNT;
        }
        return enrolment(holder.get(), secret.get(), model);
    }

    @PostMapping("/authenticator/confirm")
    String confirmEnrolment(
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Visit visit = new Visit(request);
        Optional<Account> holder = holder(request);
        Optional<TotpSecret> secret = visit.enrolling();
        if (holder.isEmpty() || secret.isEmpty()) {
            return TO_ACCOUNT;
        }
        switch (signIn.enrol(holder.get().id(), secret.get(), code)) {
            case ENROLLED -> {
                visit.enrolled();
                return "redirect:/exchange/account?protected";
            }
            case HAS_ONE -> {
                visit.enrolled();
                return TO_ACCOUNT;
            }
            case WRONG_CODE -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
                model.addAttribute(
                        "error", "That code is not right. Enter the one that your app shows now for Halden Exchange.");
            }
            case TOO_MANY_TRIES -> {
                response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
                model.addAttribute(
                        "error",
                        "Too many wrong codes. Wait "
                                + Words.minutes(settings.codeTries().window()) + ", then try again.");
            }
        }
        return enrolment(holder.get(), secret.get(), model);
    }

    private static String enrolment(Account account, TotpSecret secret, Model model) {
        model.addAttribute("secret", secret.spaced());
        model.addAttribute("qr", QrCode.of(setUpAddress(account.login(), secret)));
        return "exchange/authenticator";
    }

    /** What authenticator apps read from a QR code (the "Key Uri Format"). */
    private static String setUpAddress(String login, TotpSecret secret) {
        return "otpauth://totp/Halden%20Exchange:" + URLEncoder.encode(login, StandardCharsets.UTF_8) + "?secret="
                + secret.base32() + "&issuer=Halden%20Exchange&algorithm=SHA1&digits=6&period=30";
    }

    private Optional<Account> holder(HttpServletRequest request) {
        return sessions.signedIn(request).flatMap(accounts::find);
    }

    private static boolean has(Account account, SecondFactor.Kind kind) {
        return account.secondFactors().stream().anyMatch(factor -> factor.kind() == kind);
    }

    /** A line of the holdings. */
    record HoldingRow(String ticker, String name, String amount, String value) {

        static HoldingRow of(Holding holding) {
            return new HoldingRow(
                    holding.asset().name(),
                    holding.asset().words(),
                    Words.amount(holding.amount(), holding.asset().name()),
                    Words.usd(holding.valueInUsd()));
        }
    }

    /** A line of the transactions. */
    record TransactionRow(String day, String date, String kind, String words, String amount, String currency) {

        static TransactionRow of(Transaction transaction) {
            return new TransactionRow(
                    transaction.date().toString(),
                    Words.date(transaction.date()),
                    transaction.kind().name(),
                    Words.kind(transaction.kind()),
                    Words.amount(transaction.amount(), transaction.currency()),
                    transaction.currency());
        }
    }
}
