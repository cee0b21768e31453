package io.keyback;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyback.account.Account;
import io.keyback.account.AccountId;
import io.keyback.account.HandoffSigner;
import io.keyback.recovery.CaseLinks;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The ways in, as an attacker tries them over the wire. */
@OverTheWire
class EntrancesIT {

    private static final Pattern LINK = Pattern.compile("/recovery/resume/[\\w-]+");
    private static final Pattern STOP = Pattern.compile("/recovery/stop/([\\w-]+)");
    private static final Pattern FORGERY_TOKEN =
            Pattern.compile("(name=\"_csrf\" value|csrf-token\" content)=\"[^\"]+\"");

    @LocalServerPort
    private int port;

    @Autowired
    private HandoffSigner signer;

    @Autowired
    private TestHost host;

    @Autowired
    private TestClock clock;

    @Autowired
    private Journeys journeys;

    @Autowired
    private CaseLinks links;

    @Test
    void aSessionIdThatSomebodyPlantedIsWorthNothingAfterTheHandOff() {
        StaffMember attacker = new StaffMember(port);
        attacker.get("/recovery/resume/x");
        String planted = attacker.sessionId();
        assertThat(planted).isNotEmpty();
        StaffMember victim = new StaffMember(port);
        victim.useSession(planted);

        assertThat(location(victim.handOff(tokenOf(host.newAccount())))).isEqualTo("/recovery/warning");

        assertThat(victim.sessionId()).isNotEmpty().isNotEqualTo(planted);
        assertThat(location(start(victim))).isEqualTo("/recovery");
        assertThat(victim.status("/recovery")).isEqualTo(200);
        assertThat(attacker.sessionId()).isEqualTo(planted);
        assertThat(location(attacker.get("/recovery/warning"))).isEqualTo("/recovery");
        assertThat(attacker.status("/recovery")).isEqualTo(403);
        Attacks.counted("planted session ids", "1, worth nothing after the hand-off");
    }

    @Test
    void anHourAfterTheHandOffANewOneGoesOnWithTheCase() {
        Account account = host.newAccount();
        StaffMember applicant = new StaffMember(port);
        applicant.handOff(tokenOf(account));
        start(applicant);
        assertThat(applicant.status("/recovery")).isEqualTo(200);

        clock.pass(Duration.ofHours(1));

        HttpResponse<String> ended = applicant.get("/recovery");
        assertThat(ended.statusCode()).isEqualTo(403);
        assertThat(ended.body()).contains("Your session has ended", "Every step that you sent is kept");
        applicant.handOff(tokenOf(account));
        start(applicant);
        assertThat(applicant.status("/recovery")).isEqualTo(200);
    }

    @Test
    void of400WhoUseAHandOffAtOnceOneIsLetIn() throws Exception {
        String token = tokenOf(host.newAccount());
        ExecutorService browsers = Executors.newFixedThreadPool(32);
        try {
            Callable<String> use = () -> location(new StaffMember(port).handOff(token));

            List<Future<String>> answers = browsers.invokeAll(Collections.nCopies(400, use));

            int letIn = 0;
            for (Future<String> answer : answers) {
                letIn += answer.get().equals("/recovery/warning") ? 1 : 0;
            }
            assertThat(letIn).isEqualTo(1);
            Attacks.counted("replayed hand-offs", "400 at once, 1 accepted");
        } finally {
            browsers.shutdown();
        }
    }

    @Test
    void whatIsNoGoodHandOffGetsOneAnswerWhetherTheAccountIsKnownOrNot() {
        Account known = host.newAccount();
        AccountId unknown = new AccountId("nobody-here");
        try (HandoffSigner forger = new HandoffSigner()) {
            assertThat(List.of(
                            forger.token(known.id(), clock.instant()),
                            forger.token(unknown, clock.instant()),
                            signer.token(unknown, clock.instant()),
                            signer.token(known.id(), clock.instant()) + "x",
                            "x"))
                    .extracting(token -> bare(new StaffMember(port).handOff(token)))
                    .allSatisfy(answer -> assertThat(answer).startsWith("403 ").contains("We cannot start from here"))
                    .containsOnly(bare(new StaffMember(port).handOff("")));
        }
    }

    @Test
    void aLinkThatIsTooOldIsAsIfThereHadNeverBeenOne() {
        Journeys.Journey journey = journeys.fillingIn();
        links.mail(journey.id());
        String link = first(LINK, lastMail(journey));
        clock.pass(Duration.ofDays(30));
        String unknown = link.substring(0, link.length() - 3) + "xyz";

        assertThat(bare(new StaffMember(port).get(link)).replace(link, ""))
                .isEqualTo(bare(new StaffMember(port).get(unknown)).replace(unknown, ""));
        assertThat(pressed(link)).startsWith("403 ").isEqualTo(pressed(unknown));
    }

    @Test
    void aForgedStopLinkSaysNothingAboutTheCase() {
        Journeys.Journey journey = journeys.waitingForCode();
        Matcher stop =
                STOP.matcher(journey.mails().stream().map(mail -> mail.text()).reduce("", String::concat));
        assertThat(stop.find()).isTrue();
        byte[] good = Base64.getUrlDecoder().decode(stop.group(1));
        byte[] ofThisCase = good.clone();
        ofThisCase[good.length - 1] ^= 1;
        byte[] ofNoCase = good.clone();
        ofNoCase[0] ^= 1;

        assertThat(new StaffMember(port).get("/recovery/stop/" + stop.group(1)).body())
                .contains("Stop");
        assertThat(List.of(text(ofThisCase), text(ofNoCase), "x", "A".repeat(500)))
                .extracting(token -> bare(new StaffMember(port).get("/recovery/stop/" + token)))
                .allSatisfy(answer -> assertThat(answer).startsWith("404 "))
                .containsOnly(bare(new StaffMember(port).get("/recovery/stop/y")));
    }

    @Test
    void aPhoneCodeThatWasNeverMadeIsAsGoodAsAnyOther() {
        assertThat(List.of("x", "A".repeat(43), "A".repeat(500)))
                .extracting(code -> bare(new StaffMember(port).get("/recovery/face/phone/" + code)))
                .containsOnly(bare(new StaffMember(port).get("/recovery/face/phone/y")));
    }

    private static String text(byte[] token) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    private String pressed(String link) {
        return bare(new StaffMember(port).sendFromOurPage("POST", link, "application/x-www-form-urlencoded", ""));
    }

    private String tokenOf(Account account) {
        return signer.token(account.id(), clock.instant());
    }

    private static HttpResponse<String> start(StaffMember applicant) {
        return applicant.sendFromOurPage("POST", "/recovery/start", "application/x-www-form-urlencoded", "");
    }

    private static String lastMail(Journeys.Journey journey) {
        return journey.mails().get(journey.mails().size() - 1).text();
    }

    private static String first(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        assertThat(found.find()).isTrue();
        return found.group();
    }

    /** Status and page, without the one thing that is new for every session. */
    private static String bare(HttpResponse<String> answer) {
        return answer.statusCode() + " " + FORGERY_TOKEN.matcher(answer.body()).replaceAll("");
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("none");
    }
}
