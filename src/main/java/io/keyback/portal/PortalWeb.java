package io.keyback.portal;

import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.web.servlet.MultipartProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.FlashMapManager;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Ties the portal into Spring MVC. */
@Configuration(proxyBeanMethods = false)
class PortalWeb implements WebMvcConfigurer {

    private final CurrentCaseResolver currentCase;

    PortalWeb(CurrentCaseResolver currentCase) {
        this.currentCase = currentCase;
    }

    /** As Spring's settings say, but in our own directory. */
    @Bean
    static MultipartConfigElement uploads(MultipartProperties settings, PortalProperties portal) {
        UploadDirectory directory = UploadDirectory.prepare(portal.uploadDirectory());
        settings.setLocation(directory.path().toString());
        return settings.createMultipartConfig();
    }

    /** Nothing is passed from page to page; Spring's own would use the session in each request, and so prolong it. */
    @Bean
    static FlashMapManager flashMapManager() {
        return new NothingIsPassedOn();
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(currentCase);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new NothingIsKept()).addPathPatterns("/recovery", "/recovery/**");
    }

    /** What an applicant entered stays in no cache, not even the one behind the browser's Back. */
    private static final class NothingIsKept implements HandlerInterceptor {
        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            return true;
        }
    }

    private static final class NothingIsPassedOn implements FlashMapManager {
        @Override
        public @Nullable FlashMap retrieveAndUpdate(HttpServletRequest request, HttpServletResponse response) {
            return null;
        }

        @Override
        public void saveOutputFlashMap(FlashMap map, HttpServletRequest request, HttpServletResponse response) {
            if (!map.isEmpty()) {
                throw new UnsupportedOperationException("Nothing is passed from page to page");
            }
        }
    }
}
