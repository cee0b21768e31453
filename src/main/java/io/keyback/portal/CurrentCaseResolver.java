package io.keyback.portal;

import io.keyback.recovery.CaseView;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives the portal's handlers the case of the session as {@link CaseView}, so that none asks the client for it. */
@Component
class CurrentCaseResolver implements HandlerMethodArgumentResolver {

    private final Applicants applicants;

    CurrentCaseResolver(Applicants applicants) {
        this.applicants = applicants;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == CaseView.class
                && parameter.getContainingClass().getPackage() == CurrentCaseResolver.class.getPackage();
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        HttpServletRequest servletRequest = request.getNativeRequest(HttpServletRequest.class);
        if (servletRequest == null) {
            throw new IllegalStateException("Not a servlet request");
        }
        return applicants.current(servletRequest);
    }
}
