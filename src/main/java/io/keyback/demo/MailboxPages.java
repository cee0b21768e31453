package io.keyback.demo;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The mailboxes of the demo's account holders. */
@Controller
@Profile("demo")
@RequestMapping("/exchange/mailbox")
class MailboxPages {

    /** A mail is shown as a mail program would show it: no script, no request to anywhere, no form, no navigation. */
    private static final String MAIL_POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; form-action 'none'; base-uri 'none'; sandbox";

    private final Mailbox mailbox;
    private final MailText mailText;
    private final @Nullable String mailHost;

    MailboxPages(
            Mailbox mailbox,
            @Value("${keyback.public-url}") String keyback,
            @Value("${spring.mail.host:#{null}}") @Nullable String mailHost) {
        this.mailbox = mailbox;
        this.mailText = new MailText(keyback);
        this.mailHost = mailHost;
    }

    @GetMapping
    String list(@RequestParam(required = false) @Nullable String to, Model model) {
        String recipient = to == null || to.isBlank() || to.indexOf('\0') >= 0 ? null : to;
        model.addAttribute("mailHost", mailHost);
        model.addAttribute("recipient", recipient);
        model.addAttribute("recipients", mailbox.recipients());
        model.addAttribute("mails", mailbox.latest(recipient));
        return "exchange/mailbox";
    }

    @GetMapping("/{id}")
    String mail(@PathVariable long id, Model model) {
        Mailbox.StoredMail mail = find(id);
        model.addAttribute("mail", mail);
        model.addAttribute("text", mailText.pieces(mail.text() == null ? "" : mail.text()));
        return "exchange/mail";
    }

    @GetMapping("/{id}/html")
    ResponseEntity<byte[]> html(@PathVariable long id) {
        String html = find(id).html();
        if (html == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .header("Content-Security-Policy", MAIL_POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("Cache-Control", "no-store")
                .body(html.getBytes(StandardCharsets.UTF_8));
    }

    private Mailbox.StoredMail find(long id) {
        return mailbox.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
