package io.keyback.demo;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What all pages of the exchange have in common: their headers, and the name in the page's head. */
@Component
@Profile("demo")
class ExchangeHeaders implements WebMvcConfigurer, HandlerInterceptor {

    private final Sessions sessions;
    private final String policy;

    ExchangeHeaders(Sessions sessions, @Value("${keyback.public-url}") URI keyback) {
        this.sessions = sessions;
        // The one form that leaves the exchange is the hand-off.
        this.policy = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none';"
                + " frame-ancestors 'none'; form-action 'self' "
                + keyback.getScheme() + "://" + keyback.getAuthority();
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this)
                .addPathPatterns("/exchange", "/exchange/**")
                .excludePathPatterns("/exchange/mailbox/*/html", "/exchange/.well-known/**", "/exchange/assets/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        response.setHeader("Content-Security-Policy", policy);
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cache-Control", "no-store");
        // Before the page is written: its session and cookie cannot be made once the head has been sent.
        if (request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken csrf) {
            csrf.getToken();
        }
        return true;
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        if (page != null && page.getViewName() != null && page.getViewName().startsWith("exchange/")) {
            page.addObject("signedIn", sessions.signedIn(request).isPresent());
        }
    }
}
