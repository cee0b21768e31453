package io.keyback;

import io.keyback.account.HandoffSigner;
import io.keyback.account.HostProperties;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Gives an application a host that signs hand-offs, before the first filter is made. */
final class SigningHost implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final HandoffSigner SIGNER = new HandoffSigner();

    @Override
    public void initialize(ConfigurableApplicationContext application) {
        HostProperties host = SIGNER.properties();
        TestPropertyValues.of(
                        "keyback.host.issuer=" + host.issuer(),
                        "keyback.host.audience=" + host.audience(),
                        "keyback.host.jwk-set-uri=" + host.jwkSetUri())
                .applyTo(application);
        application.getBeanFactory().registerSingleton("handoffSigner", SIGNER);
    }
}
