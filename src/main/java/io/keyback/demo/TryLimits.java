package io.keyback.demo;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Counts tries in a window of time; a try is counted before it is made, so that parallel guesses cannot pass the limit. */
@Component
@Profile("demo")
class TryLimits {

    /** What is tried. */
    enum What {
        PASSWORD,
        CODE,
        TEXT_MESSAGE
    }

    private final ExchangeDatabase database;
    private final ExchangeSettings settings;
    private final Clock clock;

    TryLimits(ExchangeDatabase database, ExchangeSettings settings, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    /** Takes one try; false when none is left in this window. */
    boolean take(What what, String who) {
        Instant now = clock.instant();
        int taken = database.jdbc()
                .sql("""
                        insert into exchange.tries as t (subject, taken, window_ends) values (:subject, 1, :ends)
                        on conflict (subject) do update set
                            taken = case when t.window_ends <= :now then 1 else t.taken + 1 end,
                            window_ends = case when t.window_ends <= :now then excluded.window_ends else t.window_ends end
                        returning taken
                        """)
                .param("subject", subject(what, who))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("ends", now.plus(window(what)).atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
        return taken <= limit(what);
    }

    /** Forgets the tries taken, after one that was right. */
    void forget(What what, String who) {
        database.jdbc()
                .sql("delete from exchange.tries where subject = :subject")
                .param("subject", subject(what, who))
                .update();
    }

    private int limit(What what) {
        return switch (what) {
            case PASSWORD -> settings.passwordTries().tries();
            case CODE -> settings.codeTries().tries();
            case TEXT_MESSAGE -> settings.textMessages().tries();
        };
    }

    private Duration window(What what) {
        return switch (what) {
            case PASSWORD -> settings.passwordTries().window();
            case CODE -> settings.codeTries().window();
            case TEXT_MESSAGE -> settings.textMessages().window();
        };
    }

    /** Hashed: people type passwords into the login field. */
    private static String subject(What what, String who) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(who.getBytes(StandardCharsets.UTF_8));
            return what + ":" + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
