package io.keyback.portal;

import io.keyback.account.AccountId;
import io.keyback.caseid.CaseId;
import io.keyback.recovery.CaseStatus;
import io.keyback.recovery.CaseView;
import io.keyback.recovery.RecoveryCases;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.session.SessionRepository;
import org.springframework.stereotype.Component;

/** Knows which applicant a browser belongs to: first the account of the hand-off, then the case and its device. */
@Component
class Applicants {

    private static final String DEVICE = "io.keyback.portal.device";
    private static final String HANDED_OFF = "io.keyback.portal.handed-off";
    private static final String HANDED_OVER = "io.keyback.portal.handed-over";
    private static final String SINCE = "io.keyback.portal.since";

    private final RecoveryCases cases;
    private final SessionRepository<?> sessions;
    private final PortalProperties properties;
    private final Clock clock;

    Applicants(RecoveryCases cases, SessionRepository<?> sessions, PortalProperties properties, Clock clock) {
        this.cases = cases;
        this.sessions = sessions;
        this.properties = properties;
        this.clock = clock;
    }

    /** The host vouched for this browser. It gets a new session id, and forgets a case of another account. */
    void handedOff(HttpServletRequest request, AccountId account) {
        HttpSession session = renewed(request);
        if (device(session)
                .flatMap(device -> cases.find(device.theCase()))
                .filter(view -> view.account().equals(account))
                .isEmpty()) {
            session.removeAttribute(DEVICE);
        }
        session.setAttribute(HANDED_OFF, new HandedOff(account, clock.instant()));
    }

    /** Whether an account was handed off a short time ago, and has not gone on yet. */
    boolean handedOff(HttpServletRequest request) {
        return fresh(live(request)).isPresent();
    }

    /** The account that was handed off; once, whatever comes of it. */
    Optional<AccountId> takeHandOff(HttpServletRequest request) {
        HttpSession session = live(request);
        Optional<AccountId> account = fresh(session).map(HandedOff::account);
        forgetHandOff(request);
        return account;
    }

    void forgetHandOff(HttpServletRequest request) {
        HttpSession session = live(request);
        if (session != null) {
            session.removeAttribute(HANDED_OFF);
        }
    }

    private Optional<HandedOff> fresh(@Nullable HttpSession session) {
        Instant earliest = clock.instant().minus(properties.handOffLifetime());
        return attribute(session, HANDED_OFF, HandedOff.class)
                .filter(handedOff -> handedOff.at().isAfter(earliest));
    }

    /** This browser goes on with the case, as its given device. */
    void bind(HttpServletRequest request, CaseId caseId, int device) {
        HttpSession session = request.getSession();
        session.removeAttribute(HANDED_OVER);
        session.setAttribute(DEVICE, new Device(caseId, device));
    }

    /** This browser shows a face for the case of another, with a new session id; it leaves a case of its own for it. */
    void bindPhone(HttpServletRequest request, HandedOver handedOver) {
        HttpSession session = renewed(request);
        session.removeAttribute(DEVICE);
        session.removeAttribute(HANDED_OFF);
        session.setAttribute(HANDED_OVER, handedOver);
    }

    /** The hand-over that this browser opened, if it is such a one. */
    Optional<HandedOver> phone(HttpServletRequest request) {
        return attribute(live(request), HANDED_OVER, HandedOver.class);
    }

    /** As {@link #phone}, without using the session. */
    Optional<HandedOver> glanceAtPhone(HttpServletRequest request) {
        return glance(request, HANDED_OVER);
    }

    /** As {@link #bind}, for a browser that comes back through a link: with a new session id. */
    void bindAnew(HttpServletRequest request, CaseId caseId, int device) {
        renewed(request);
        bind(request, caseId, device);
    }

    /** Whether this browser may act in the case already. */
    boolean holds(HttpServletRequest request, CaseView view) {
        return isDevice(request, view.id(), view.device());
    }

    /** Whether this browser is, or was, the device of this number. */
    boolean isDevice(HttpServletRequest request, CaseId caseId, int number) {
        return device(live(request))
                .filter(device -> device.equals(new Device(caseId, number)))
                .isPresent();
    }

    /**
     * The case of this browser.
     *
     * @throws SessionEnded when it has none
     * @throws TakenOver when another device goes on with it
     * @throws CaseStopped when the holder stopped it
     */
    CaseView current(HttpServletRequest request) {
        return current(device(live(request)).orElseThrow(SessionEnded::new));
    }

    /**
     * The device that this browser is, without using its session: a page that asks and asks, with nobody before it, does
     * not keep it from ending.
     *
     * @throws SessionEnded when it has no case
     */
    Device glance(HttpServletRequest request) {
        return this.<Device>glance(request, DEVICE).orElseThrow(SessionEnded::new);
    }

    private <T> Optional<T> glance(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getRequestedSessionId())
                .map(sessions::findById)
                .filter(session -> isYoung(session.getAttribute(SINCE)))
                .map(session -> session.<T>getAttribute(name));
    }

    /** The case that this device goes on with; throws as {@link #current(HttpServletRequest)} does. */
    CaseView current(Device device) {
        CaseView view = cases.find(device.theCase()).orElseThrow(SessionEnded::new);
        if (view.device() != device.number()) {
            throw new TakenOver();
        }
        if (view.status() == CaseStatus.STOPPED) {
            throw new CaseStopped();
        }
        return view;
    }

    private static Optional<Device> device(@Nullable HttpSession session) {
        return attribute(session, DEVICE, Device.class);
    }

    private static <T> Optional<T> attribute(@Nullable HttpSession session, String name, Class<T> type) {
        return session == null ? Optional.empty() : Optional.ofNullable(type.cast(session.getAttribute(name)));
    }

    /** The session, unless it began too long ago, however busy it is: then it ends here, and all that it knew. */
    private @Nullable HttpSession live(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        boolean anApplicants = session != null
                && Stream.of(DEVICE, HANDED_OFF, HANDED_OVER).anyMatch(name -> session.getAttribute(name) != null);
        if (anApplicants && !isYoung(session.getAttribute(SINCE))) {
            session.invalidate();
            return null;
        }
        return session;
    }

    private boolean isYoung(@Nullable Object since) {
        return since instanceof Instant began && clock.instant().isBefore(began.plus(properties.sessionLifetime()));
    }

    /** With a new id, so that whoever knew the old one is left outside; its time begins anew. */
    private HttpSession renewed(HttpServletRequest request) {
        boolean fresh = live(request) == null;
        HttpSession session = request.getSession();
        if (!fresh) {
            request.changeSessionId();
        }
        session.setAttribute(SINCE, clock.instant());
        return session;
    }
}
