package io.keyback.access;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.session.SessionAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.session.MapSessionRepository;
import org.springframework.session.config.annotation.web.http.EnableSpringHttpSession;
import org.springframework.session.web.http.SessionRepositoryFilter;

/** Plain http reaches Keyback in each of these, as behind a proxy that ends TLS. */
class SecureCookiesTest {

    @ParameterizedTest
    @CsvSource({
        "https://recovery.example, true, __Host-keyback",
        "HTTPS://recovery.example, true, __Host-keyback",
        "http://127.0.0.1:8080, false, keyback"
    })
    void cookiesAreSecureWhenThePublicAddressIs(String publicUrl, boolean secure, String name) {
        new WebApplicationContextRunner()
                .withPropertyValues("keyback.public-url=" + publicUrl)
                .withInitializer(context ->
                        new SecureCookies().postProcessEnvironment(context.getEnvironment(), new SpringApplication()))
                .withConfiguration(AutoConfigurations.of(SessionAutoConfiguration.class))
                .withUserConfiguration(Sessions.class)
                .run(context -> {
                    MockHttpServletRequest request = new MockHttpServletRequest("GET", "/");
                    MockHttpServletResponse response = new MockHttpServletResponse();
                    FilterChain page = (asked, answer) -> ((HttpServletRequest) asked).getSession();
                    context.getBean(SessionRepositoryFilter.class).doFilter(request, response, page);

                    assertThat(response.getCookies())
                            .singleElement()
                            .returns(secure, cookie -> cookie.getSecure())
                            .returns(name, cookie -> cookie.getName())
                            .returns("/", cookie -> cookie.getPath())
                            .returns(null, cookie -> cookie.getDomain());
                    assertThat(context.getEnvironment()
                                    .getProperty("camunda.bpm.webapp.csrf.enable-secure-cookie", Boolean.class))
                            .isEqualTo(secure);
                });
    }

    @Configuration(proxyBeanMethods = false)
    @EnableSpringHttpSession
    static class Sessions {

        @Bean
        MapSessionRepository sessions() {
            return new MapSessionRepository(new ConcurrentHashMap<>());
        }
    }
}
