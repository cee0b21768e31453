package io.keyback.portal;

import static org.mockito.Mockito.mock;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.keyback.account.AccountDirectory;
import io.keyback.account.HandoffVerifier;
import io.keyback.account.HostProperties;
import io.keyback.audit.Receipts;
import io.keyback.conversation.Arrivals;
import io.keyback.conversation.Conversations;
import io.keyback.documentcheck.PictureGate;
import io.keyback.emailcode.EmailCodes;
import io.keyback.evidence.EvidenceStore;
import io.keyback.facecheck.FaceCaptures;
import io.keyback.facecheck.FaceHandOvers;
import io.keyback.facecheck.LiveSessions;
import io.keyback.form.Forms;
import io.keyback.recovery.CaseLinks;
import io.keyback.recovery.Consents;
import io.keyback.recovery.QueueEstimates;
import io.keyback.recovery.RecoveryCases;
import io.keyback.recovery.RecoveryProcess;
import io.keyback.recovery.Stops;
import io.keyback.recovery.UndeliveredMails;
import io.keyback.throttle.Throttle;
import java.net.URI;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.thymeleaf.ThymeleafAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.MultipartAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorMvcAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.session.MapSessionRepository;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The portal with all its own classes, its templates, the real forms and Spring MVC, and {@link PortalWorld} behind it. Not a
 * {@code @Configuration}, so that the application's own scan does not pick it up.
 */
@ComponentScan("io.keyback.portal")
@EnableConfigurationProperties(PortalProperties.class)
@ImportAutoConfiguration({
    DispatcherServletAutoConfiguration.class,
    ErrorMvcAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    MultipartAutoConfiguration.class,
    ServletWebServerFactoryAutoConfiguration.class,
    ThymeleafAutoConfiguration.class,
    WebMvcAutoConfiguration.class
})
class PortalSlice {

    @Bean
    static HostProperties host() {
        return new HostProperties(
                "https://host.example",
                "keyback",
                URI.create("https://host.example/jwks.json"),
                URI.create("https://host.example/sign-in"));
    }

    @Bean
    static PortalWorld world() {
        return new PortalWorld();
    }

    @Bean
    static Throttle throttle() {
        return mock(Throttle.class);
    }

    @Bean
    static RecoveryCases cases(PortalWorld world) {
        return world.cases;
    }

    @Bean
    static CaseLinks links(PortalWorld world) {
        return world.caseLinks;
    }

    @Bean
    static Stops stops(PortalWorld world) {
        return world.stops;
    }

    @Bean
    static Consents consents(PortalWorld world) {
        return world.consents;
    }

    @Bean
    static EmailCodes codes(PortalWorld world) {
        return world.codes;
    }

    @Bean
    static QueueEstimates estimates(PortalWorld world) {
        return world.estimates;
    }

    @Bean
    static UndeliveredMails undelivered(PortalWorld world) {
        return world.undelivered;
    }

    @Bean
    static Receipts receipts(PortalWorld world) {
        return world.receipts;
    }

    @Bean
    static EvidenceStore evidence(PortalWorld world) {
        return world.evidence;
    }

    @Bean
    static FaceCaptures captures(PortalWorld world) {
        return world.captures;
    }

    @Bean
    static FaceHandOvers handOvers(PortalWorld world) {
        return world.handOvers.mock;
    }

    @Bean
    static LiveSessions live(PortalWorld world) {
        return world.live;
    }

    @Bean
    static PictureGate gate(PortalWorld world) {
        return world.gate;
    }

    @Bean
    static Conversations conversations(PortalWorld world) {
        return world.conversations;
    }

    @Bean
    static Arrivals arrivals(PortalWorld world) {
        return world.arrivals;
    }

    @Bean
    static MapSessionRepository sessions() {
        return new MapSessionRepository(new ConcurrentHashMap<>());
    }

    @Bean
    static HandoffVerifier handoffs(PortalWorld world) {
        return world.handoffs;
    }

    @Bean
    static AccountDirectory accounts(PortalWorld world) {
        return world.accounts;
    }

    @Bean
    static RecoveryProcess process(PortalWorld world) {
        return world.process;
    }

    @Bean
    static TransactionOperations transactions(PortalWorld world) {
        return new TransactionTemplate(world.transactions);
    }

    @Bean
    static Clock clock(PortalWorld world) {
        InstantSource now = () -> world.now;
        return now.withZone(ZoneOffset.UTC);
    }

    @Bean
    static Forms forms(ObjectMapper json, Clock clock) {
        return new Forms(json, clock);
    }
}
