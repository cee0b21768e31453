package io.keyback.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class HostPropertiesTest {

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withUserConfiguration(Host.class)
            .withPropertyValues(
                    "keyback.host.issuer=https://exchange.example",
                    "keyback.host.jwk-set-uri=https://exchange.example/jwks",
                    "keyback.host.sign-in-url=https://exchange.example/sign-in");

    @Test
    void onlyTheAudienceHasADefault() {
        application.run(context ->
                assertThat(context.getBean(HostProperties.class).audience()).isEqualTo("keyback"));
    }

    @Test
    void allThatIsMissingIsNamedAtOnce() {
        new ApplicationContextRunner()
                .withUserConfiguration(Host.class)
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .message()
                        .contains("keyback.host", "issuer", "jwkSetUri", "signInUrl", "is required"));
    }

    @Test
    void anAddressThatIsNoWebAddressIsNamed() {
        application
                .withPropertyValues("keyback.host.sign-in-url=javascript:alert(1)")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessage("keyback.host.sign-in-url must be an http or https address"));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(HostProperties.class)
    static class Host {}
}
