package io.keyback.access;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;

/**
 * Reads the session of a request once, and writes it when it changed. Spring Session's filter reads it again after it
 * has saved it, and saves the time of each use. As a filter it stands around that one, and knows where a request ends;
 * outside of requests nothing is remembered.
 */
final class SessionsOfRequests<S extends Session> implements SessionRepository<UsedSession<S>>, Filter {

    private final SessionRepository<S> kept;

    /** By id, those of the request that this thread is at. */
    @SuppressWarnings("ThreadLocalUsage") // there is one repository
    private final ThreadLocal<@Nullable Map<String, UsedSession<S>>> known = new ThreadLocal<>();

    SessionsOfRequests(SessionRepository<S> kept) {
        this.kept = kept;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        known.set(new HashMap<>());
        try {
            chain.doFilter(request, response);
        } finally {
            known.remove();
        }
    }

    @Override
    public UsedSession<S> createSession() {
        return new UsedSession<>(kept.createSession());
    }

    @Override
    public void save(UsedSession<S> session) {
        kept.save(session.kept());
        Map<String, UsedSession<S>> here = known.get();
        if (here != null) {
            here.values().removeIf(session::equals); // it may have another id now
            here.put(session.getId(), session);
        }
    }

    @Override
    public @Nullable UsedSession<S> findById(String id) {
        Map<String, UsedSession<S>> here = known.get();
        return here == null ? read(id) : here.computeIfAbsent(id, this::read);
    }

    private @Nullable UsedSession<S> read(String id) {
        S session = kept.findById(id);
        return session == null ? null : new UsedSession<>(session);
    }

    @Override
    public void deleteById(String id) {
        Map<String, UsedSession<S>> here = known.get();
        if (here != null) {
            here.remove(id);
        }
        kept.deleteById(id);
    }
}
