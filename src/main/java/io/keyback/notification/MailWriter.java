package io.keyback.notification;

import io.keyback.account.EmailAddress;
import io.keyback.account.HostProperties;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Puts mails into words, as text and as HTML, by the templates under {@code /mail}. */
@Component
class MailWriter {

    private static final String LAYOUT = "layout";

    // Engines of our own, not beans: the application's engine stays the one for pages.
    private final SpringTemplateEngine text = engine(TemplateMode.TEXT, ".txt");
    private final SpringTemplateEngine html = engine(TemplateMode.HTML, ".html");
    private final NotificationProperties properties;
    private final HostProperties host;

    MailWriter(NotificationProperties properties, HostProperties host) {
        this.properties = properties;
        this.host = host;
    }

    WrittenMail write(Mail mail) {
        Letter<?> letter = Letter.of(mail);
        Context context = new Context(Locale.ENGLISH);
        context.setVariable("template", letter.template());
        context.setVariable("heading", letter.heading());
        context.setVariable("reference", mail.reference());
        context.setVariable("brand", properties.brand());
        context.setVariable("support", support(properties.support()));
        context.setVariable("hostSignIn", host.signInUrl().toString());
        context.setVariables(letter.factsOf(mail));
        return new WrittenMail(
                letter.heading() + " (" + mail.reference() + ")",
                tidy(text.process(LAYOUT, context)),
                html.process(LAYOUT, context));
    }

    private static String support(@Nullable EmailAddress address) {
        return address == null ? "support" : "support at " + address.value();
    }

    /** Loops and conditions leave empty lines behind. */
    private static String tidy(String text) {
        return text.replaceAll("[ \t]+\n", "\n").replaceAll("\n{3,}", "\n\n").strip() + "\n";
    }

    private static SpringTemplateEngine engine(TemplateMode mode, String suffix) {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver(MailWriter.class.getClassLoader());
        resolver.setPrefix("mail/");
        resolver.setSuffix(suffix);
        resolver.setTemplateMode(mode);
        resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateResolver(resolver);
        return engine;
    }
}
