package io.keyback.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.session.Session;

/**
 * A session whose last use is told to a part of the time after which it ends: by so much it may end early, never late.
 * The time of each request would be a write for each.
 */
final class UsedSession<S extends Session> implements Session {

    private static final int PARTS = 30;

    private final S kept;

    UsedSession(S kept) {
        this.kept = kept;
    }

    S kept() {
        return kept;
    }

    @Override
    public void setLastAccessedTime(Instant now) {
        if (!now.isBefore(
                kept.getLastAccessedTime().plus(getMaxInactiveInterval().dividedBy(PARTS)))) {
            kept.setLastAccessedTime(now);
        }
    }

    @Override
    public String getId() {
        return kept.getId();
    }

    @Override
    public String changeSessionId() {
        return kept.changeSessionId();
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // as it is declared
    public <T> @Nullable T getAttribute(String name) {
        return kept.getAttribute(name);
    }

    @Override
    public Set<String> getAttributeNames() {
        return kept.getAttributeNames();
    }

    @Override
    public void setAttribute(String name, @Nullable Object value) {
        kept.setAttribute(name, value);
    }

    @Override
    public void removeAttribute(String name) {
        kept.removeAttribute(name);
    }

    @Override
    public Instant getCreationTime() {
        return kept.getCreationTime();
    }

    @Override
    public Instant getLastAccessedTime() {
        return kept.getLastAccessedTime();
    }

    @Override
    public void setMaxInactiveInterval(Duration interval) {
        kept.setMaxInactiveInterval(interval);
    }

    @Override
    public Duration getMaxInactiveInterval() {
        return kept.getMaxInactiveInterval();
    }

    @Override
    public boolean isExpired() {
        return kept.isExpired();
    }
}
