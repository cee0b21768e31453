package io.keyback.commands;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.mockito.Mockito.mock;

import io.keyback.account.AccountDirectory;
import io.keyback.account.AccountProtection;
import io.keyback.account.SecondFactorReset;
import io.keyback.keys.KeyFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.mock.env.MockEnvironment;

class StartCheckTest {

    private static final Map<String, String> COMPLETE = Map.of(
            "keyback.host.issuer", "https://host.example",
            "keyback.host.jwk-set-uri", "https://host.example/keys",
            "keyback.host.sign-in-url", "https://host.example/sign-in",
            "keyback.notification.from", "recovery@host.example",
            "keyback.recovery.leads", "lead@host.example",
            "spring.mail.host", "mail.host.example",
            "keyback.public-url", "https://recovery.host.example");

    @TempDir
    private Path directory;

    private final MockEnvironment environment = new MockEnvironment();
    private final DefaultListableBeanFactory beans = new DefaultListableBeanFactory();

    @BeforeEach
    void keysAreSomewhereElse() {
        environment.setProperty(
                "keyback.keys.directory", directory.resolve("keys").toString());
    }

    @Test
    void everythingThatIsMissingIsNamedAtOnce() {
        environment.setProperty("keyback.public-url", "http://127.0.0.1:8080");

        assertThatThrownBy(this::check)
                .isInstanceOf(StartRefused.class)
                .hasMessageContainingAll(COMPLETE.keySet().toArray(String[]::new))
                .hasMessageContainingAll(
                        "not http://127.0.0.1:8080",
                        directory.resolve("keys/pepper").toString(),
                        directory.resolve("keys/signing-key.json").toString(),
                        "keys create",
                        AccountDirectory.class.getName(),
                        SecondFactorReset.class.getName(),
                        AccountProtection.class.getName())
                .asInstanceOf(type(StartRefused.class))
                .extracting(StartRefused::remedy)
                .asString()
                .contains("--demo");
    }

    @Test
    void aCompleteInstallationStarts() {
        complete();

        assertThatCode(this::check).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "keyback.host.issuer",
                "keyback.host.jwk-set-uri",
                "keyback.host.sign-in-url",
                "keyback.notification.from",
                "keyback.recovery.leads",
                "spring.mail.host",
                "keyback.public-url"
            })
    void oneMissingSettingIsEnoughToRefuse(String name) {
        complete();
        environment.setProperty(name, " ");

        assertThatThrownBy(this::check)
                .isInstanceOf(StartRefused.class)
                .message()
                .hasLineCount(2)
                .contains(name);
    }

    @Test
    void secretsThatWereMadeForADemoAreRefused() throws IOException {
        complete();
        Files.createFile(directory.resolve("keys").resolve("made-for-a-demo"));

        assertThatThrownBy(this::check).isInstanceOf(StartRefused.class).hasMessageContaining("were made for a demo");
    }

    @ParameterizedTest
    @CsvSource({
        "keyback.keys.create-missing,     true",
        "keyback.staff.oidc.issuer,       https://id.host.example",
        "server.forward-headers-strategy, framework"
    })
    void whatWouldLowerTheGuardIsRefused(String setting, String value) {
        complete();
        environment.setProperty(setting, value);

        assertThatThrownBy(this::check)
                .isInstanceOf(StartRefused.class)
                .message()
                .hasLineCount(2);
    }

    @Test
    void leadsMayBeAListToo() {
        complete();
        environment.setProperty("keyback.recovery.leads", "");
        environment.setProperty("keyback.recovery.leads[0]", "lead@host.example");

        assertThatCode(this::check).doesNotThrowAnyException();
    }

    @Test
    void aDemoOnThisMachineNeedsNothing() {
        environment.setActiveProfiles("demo");

        for (String address : new String[] {"127.0.0.1", "::1", "localhost"}) {
            environment.setProperty("server.address", address);
            assertThatCode(this::check).as(address).doesNotThrowAnyException();
        }
    }

    @Test
    void mailsThatAreToBeSignedNeedSelectorAndKey() throws IOException {
        complete();
        environment.setProperty("keyback.mail.dkim.domain", "host.example");
        environment.setProperty(
                "keyback.mail.dkim.key-file", directory.resolve("dkim-key.pem").toString());

        assertThatThrownBy(this::check)
                .isInstanceOf(StartRefused.class)
                .message()
                .hasLineCount(3)
                .contains("keyback.mail.dkim.selector", "dkim-key.pem is not", "openssl genpkey");

        environment.setProperty("keyback.mail.dkim.selector", "mail2026");
        Files.createFile(directory.resolve("dkim-key.pem"));
        assertThatCode(this::check).doesNotThrowAnyException();
    }

    @Test
    void aDemoThatOthersCanReachIsRefused() {
        environment.setActiveProfiles("demo");

        assertThatThrownBy(this::check).isInstanceOf(StartRefused.class).hasMessageContaining("is empty");
        for (String address : new String[] {"0.0.0.0", "::", "192.0.2.7"}) {
            environment.setProperty("server.address", address);
            assertThatThrownBy(this::check)
                    .as(address)
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("server.address=" + address);
        }
    }

    @Test
    void aDemoThatOthersMayReachSaysSo() {
        environment.setActiveProfiles("demo");
        environment.setProperty("server.address", "0.0.0.0");
        environment.setProperty("keyback.demo.public", "true");

        assertThatCode(this::check).doesNotThrowAnyException();
    }

    private void complete() {
        COMPLETE.forEach(environment::setProperty);
        KeyFiles.in(directory.resolve("keys")).create();
        AccountDirectory accounts = id -> Optional.empty();
        SecondFactorReset reset = authorization -> {};
        beans.registerSingleton("accounts", accounts);
        beans.registerSingleton("reset", reset);
        beans.registerSingleton("protection", mock(AccountProtection.class));
    }

    private void check() {
        new StartCheck(environment).postProcessBeanFactory(beans);
    }
}
