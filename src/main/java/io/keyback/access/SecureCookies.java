package io.keyback.access;

import java.util.Locale;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Marks cookies as secure when browsers come by https, and gives the one of the session a name that browsers take from
 * this host over https alone. The request does not tell: behind a proxy that ends TLS each looks like plain http, so the
 * public address decides.
 */
class SecureCookies implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        boolean secure = environment
                .getProperty("keyback.public-url", "")
                .toLowerCase(Locale.ROOT)
                .startsWith("https:");
        environment
                .getPropertySources()
                .addLast(new MapPropertySource(
                        "secureCookies",
                        Map.of(
                                "server.servlet.session.cookie.secure",
                                secure,
                                "server.servlet.session.cookie.name",
                                secure ? "__Host-keyback" : "keyback",
                                "server.servlet.session.cookie.path",
                                "/",
                                "camunda.bpm.webapp.csrf.enable-secure-cookie",
                                secure)));
    }
}
