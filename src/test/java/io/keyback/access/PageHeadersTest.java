package io.keyback.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class PageHeadersTest {

    /** Plain http reaches Keyback in each of these, as behind a proxy that ends TLS. */
    @ParameterizedTest
    @CsvSource({
        "https://recovery.example, max-age=31536000 ; includeSubDomains",
        "HTTPS://recovery.example, max-age=31536000 ; includeSubDomains",
        "http://127.0.0.1:8080,"
    })
    void browsersThatCameByHttpsComeByNothingElseForAYear(String publicUrl, @Nullable String expected) {
        new WebApplicationContextRunner()
                .withPropertyValues("url=" + publicUrl)
                .withUserConfiguration(OneChain.class)
                .run(context -> assertThat(MockMvcBuilders.webAppContextSetup(context)
                                .apply(springSecurity())
                                .build()
                                .perform(get("/"))
                                .andReturn()
                                .getResponse()
                                .getHeader("Strict-Transport-Security"))
                        .isEqualTo(expected));
    }

    /** Not a {@code @Configuration}, so that no scan picks it up. */
    @EnableWebSecurity
    static class OneChain {

        @Bean
        SecurityFilterChain pages(HttpSecurity http, Environment environment) throws Exception {
            URI publicUrl = URI.create(environment.getRequiredProperty("url"));
            http.headers(new PageHeaders(new AccessSettings(publicUrl, Duration.ofHours(1)))::ofPages);
            return http.build();
        }
    }
}
