package io.keyback.access;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The sign-in of staff, and the way from there to where each of them works. */
@Controller
class StaffPages {

    private static final Map<StaffRole, String> WORKPLACES = Map.of(
            StaffRole.REVIEWER, "/camunda/app/tasklist/default/",
            StaffRole.SENIOR_REVIEWER, "/camunda/app/tasklist/default/",
            StaffRole.PROCESS_OWNER, "/camunda/app/cockpit/default/",
            StaffRole.ADMINISTRATOR, "/camunda/app/admin/default/");

    private final @Nullable String elsewhere;

    StaffPages(ObjectProvider<StaffOidc> oidc) {
        this.elsewhere = oidc.getIfAvailable() == null ? null : StaffOidc.begin();
    }

    @GetMapping("/staff/sign-in")
    String signIn(
            @RequestParam(required = false) @Nullable String failed,
            @RequestParam(name = "signed-out", required = false) @Nullable String signedOut,
            Model model) {
        model.addAttribute("elsewhere", elsewhere);
        model.addAttribute("failed", failed != null);
        model.addAttribute("signedOut", signedOut != null);
        return "staff/sign-in";
    }

    @GetMapping("/staff/home")
    String home(Authentication authentication) {
        for (StaffRole role : StaffRole.values()) {
            boolean has = authentication.getAuthorities().stream()
                    .anyMatch(authority -> role.authority().equals(authority.getAuthority()));
            if (has) {
                return "redirect:" + WORKPLACES.get(role);
            }
        }
        return "redirect:/staff/sign-in";
    }
}
