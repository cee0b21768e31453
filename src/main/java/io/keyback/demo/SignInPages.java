package io.keyback.demo;

import io.keyback.account.AccountId;
import io.keyback.account.SecondFactor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** From the front page to the account, or to Keyback where the second factor is lost. */
@Controller
@Profile("demo")
@RequestMapping("/exchange")
class SignInPages {

    private static final String TO_HOME = "redirect:/exchange";
    private static final String TO_ACCOUNT = "redirect:/exchange/account";
    private static final String TO_CODE = "redirect:/exchange/sign-in/code";

    private final SignIn signIn;
    private final Sessions sessions;
    private final ExchangeAccounts accounts;
    private final TextMessages textMessages;
    private final HandoffSigner handoffSigner;
    private final SignInReports reports;
    private final ExchangeSettings settings;
    private final String handoffAddress;
    private final Clock clock;

    SignInPages(
            SignIn signIn,
            Sessions sessions,
            ExchangeAccounts accounts,
            TextMessages textMessages,
            HandoffSigner handoffSigner,
            SignInReports reports,
            ExchangeSettings settings,
            @Value("${keyback.public-url}") String keyback,
            Clock clock) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.accounts = accounts;
        this.textMessages = textMessages;
        this.handoffSigner = handoffSigner;
        this.reports = reports;
        this.settings = settings;
        this.handoffAddress = keyback + "/recovery/hand-off";
        this.clock = clock;
    }

    @GetMapping
    String home(HttpServletRequest request, Model model) {
        if (sessions.signedIn(request).isPresent()) {
            return TO_ACCOUNT;
        }
        return home(model);
    }

    @PostMapping("/sign-in")
    String password(
            @RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        SignIn.PasswordAnswer answer = signIn.password(login, password);
        if (answer instanceof SignIn.PasswordAnswer.Right right) {
            return passwordWasRight(right.account(), request);
        }
        model.addAttribute("login", login);
        if (answer instanceof SignIn.PasswordAnswer.Frozen) {
            response.setStatus(HttpStatus.FORBIDDEN.value());
            model.addAttribute(
                    "error",
                    "This account is frozen, because its holder stopped a request for 2FA recovery. "
                            + "Nobody can sign in until our support has cleared it up with the holder.");
        } else if (answer instanceof SignIn.PasswordAnswer.TooManyTries) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            model.addAttribute(
                    "error",
                    "Too many attempts with this login. Wait "
                            + Words.minutes(settings.passwordTries().window()) + ", then try again.");
        } else {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("error", "The login or the password is not right. Check both and try again.");
        }
        return home(model);
    }

    private String passwordWasRight(AccountId account, HttpServletRequest request) {
        List<EnrolledFactor> factors = accounts.factors(account);
        if (factors.isEmpty()) {
            sessions.begin(request, account);
            return TO_ACCOUNT;
        }
        SecondFactor.Kind preferred = factors.get(0).kind();
        new Visit(request).passwordGiven(account, preferred, clock.instant());
        if (preferred == SecondFactor.Kind.TEXT_MESSAGE) {
            textMessages.sendCode(account);
        }
        return TO_CODE;
    }

    @GetMapping("/sign-in/code")
    String code(HttpServletRequest request, Model model) {
        return awaitingCode(request).map(given -> code(given, model)).orElse(TO_HOME);
    }

    @PostMapping("/sign-in/code")
    String code(
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Optional<Visit.PasswordGiven> given = awaitingCode(request);
        if (given.isEmpty()) {
            return TO_HOME;
        }
        switch (signIn.code(given.get().account(), given.get().method(), code)) {
            case RIGHT -> {
                sessions.begin(request, given.get().account());
                reports.signedIn(given.get().account(), given.get().method());
                return TO_ACCOUNT;
            }
            case WRONG -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
                model.addAttribute("error", "That code is not right. Enter the newest one; each works only once.");
            }
            case TOO_MANY_TRIES -> {
                response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
                model.addAttribute(
                        "error",
                        "Too many wrong codes. Wait "
                                + Words.minutes(settings.codeTries().window()) + ", then try again.");
            }
        }
        return code(given.get(), model);
    }

    @GetMapping("/sign-in/methods")
    String methods(HttpServletRequest request, Model model) {
        return awaitingCode(request)
                .map(given -> {
                    model.addAttribute("factors", accounts.factors(given.account()));
                    model.addAttribute("current", given.method());
                    return "exchange/methods";
                })
                .orElse(TO_HOME);
    }

    @PostMapping("/sign-in/methods")
    String method(@RequestParam SecondFactor.Kind method, HttpServletRequest request) {
        Optional<Visit.PasswordGiven> given = awaitingCode(request);
        if (given.isEmpty()) {
            return TO_HOME;
        }
        if (accounts.factor(given.get().account(), method).isEmpty()) {
            return "redirect:/exchange/sign-in/methods";
        }
        new Visit(request).chosen(given.get(), method);
        if (method == SecondFactor.Kind.TEXT_MESSAGE) {
            textMessages.sendCode(given.get().account());
        }
        return TO_CODE;
    }

    @PostMapping("/sign-in/text-message")
    String anotherText(HttpServletRequest request, HttpServletResponse response, Model model) {
        Optional<Visit.PasswordGiven> given = awaitingCode(request);
        if (given.isEmpty()) {
            return TO_HOME;
        }
        if (textMessages.sendCode(given.get().account())) {
            model.addAttribute("notice", "We sent a new code. Codes sent before no longer work.");
        } else {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            model.addAttribute(
                    "error",
                    "We have sent several codes already. Wait "
                            + Words.minutes(settings.textMessages().window()) + " for another.");
        }
        return code(given.get(), model);
    }

    /** Open to whoever gave the password in this browser; an account without 2FA is Keyback's to explain. */
    @PostMapping("/lost-device")
    String lostDevice(HttpServletRequest request, Model model) {
        Optional<AccountId> account = passwordKnownFor(request);
        if (account.isEmpty()) {
            return TO_HOME;
        }
        model.addAttribute("handoffAddress", handoffAddress);
        model.addAttribute("token", handoffSigner.sign(account.get()));
        return "exchange/lost-device";
    }

    @GetMapping("/help")
    String help(HttpServletRequest request, Model model) {
        model.addAttribute("passwordGiven", passwordKnownFor(request).isPresent());
        return "exchange/help";
    }

    @PostMapping("/sign-out")
    String signOut(HttpServletRequest request) {
        new Visit(request).end();
        return TO_HOME;
    }

    private Optional<AccountId> passwordKnownFor(HttpServletRequest request) {
        return sessions.signedIn(request).or(() -> awaitingCode(request).map(Visit.PasswordGiven::account));
    }

    /** Empty when the password is too long ago, or the account needs no code any more: it must be signed in anew. */
    private Optional<Visit.PasswordGiven> awaitingCode(HttpServletRequest request) {
        return new Visit(request)
                .passwordGiven()
                .filter(given -> clock.instant().isBefore(given.at().plus(settings.passwordGoodFor())))
                .filter(given -> !signIn.frozen(given.account()))
                .filter(given -> !accounts.factors(given.account()).isEmpty());
    }

    private static String home(Model model) {
        model.addAttribute(
                "quotes",
                Stream.of(Asset.BTC, Asset.ETH, Asset.SOL).map(Quote::of).toList());
        return "exchange/home";
    }

    private String code(Visit.PasswordGiven given, Model model) {
        List<EnrolledFactor> factors = accounts.factors(given.account());
        // The method chosen may have gone meanwhile.
        EnrolledFactor factor = factors.stream()
                .filter(enrolled -> enrolled.kind() == given.method())
                .findFirst()
                .orElse(factors.get(0));
        model.addAttribute("method", factor.kind());
        model.addAttribute("phone", maskedPhone(factor));
        model.addAttribute("otherMethods", factors.size() > 1);
        return "exchange/code";
    }

    private static String maskedPhone(EnrolledFactor factor) {
        String phone = factor.phone();
        return phone == null ? "" : "•••• " + phone.substring(phone.length() - 4);
    }

    /** A line of the prices. */
    record Quote(String ticker, String name, String price, String change, boolean rising) {

        static Quote of(Asset asset) {
            return new Quote(
                    asset.name(),
                    asset.words(),
                    Words.usd(asset.inUsd()),
                    asset.change(),
                    asset.change().startsWith("+"));
        }
    }
}
