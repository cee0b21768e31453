package io.keyback.faults;

import java.io.IOException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** What happens, in its order. */
final class Plan {

    /** A start takes long: a node is killed in several kinds of steps at once. Each holds one of the executor's threads. */
    private static final Step[] TO_THE_REVIEW = {Step.START, Step.CODE_MAIL, Step.NOTICES, Step.CHECKS};

    private static final Step[] FROM_THE_REVIEW = {Step.TRIAGE, Step.RESET, Step.RELEASE, Step.FREEZE};

    private final Map<String, Happening> all = new LinkedHashMap<>();

    /** One entry of the plan; it may hold several faults at once. */
    interface Happening {
        void to(Faults faults) throws IOException, SQLException, InterruptedException;
    }

    Plan(Cluster cluster) {
        Node a = cluster.a();
        Node b = cluster.b();
        // While a node starts again, the other one and what is around both have their troubles. A start without a
        // database
        // fails, so that is always there then.
        all.put(
                "kill a to the review, mail server down, pause b",
                faults -> faults.kill(a, TO_THE_REVIEW, () -> {
                    faults.mailServerIs(MailRelay.Mood.DOWN);
                    faults.nodePauses(b);
                }));
        all.put(
                "kill b to the review, mail server black hole, pause a",
                faults -> faults.kill(b, TO_THE_REVIEW, () -> {
                    faults.mailServerIs(MailRelay.Mood.BLACK_HOLE);
                    faults.nodePauses(a);
                }));
        all.put(
                "kill a from the review, clock ahead, host unavailable",
                faults -> faults.kill(a, FROM_THE_REVIEW, () -> {
                    faults.clockMoves(b, true);
                    faults.hostIs(HostServer.Mood.UNAVAILABLE);
                }));
        all.put(
                "kill b from the review, clock behind",
                faults -> faults.kill(b, FROM_THE_REVIEW, () -> faults.clockMoves(a, false)));
        all.put("database away", Faults::databaseIsAway);
        all.put(
                "long pause of a, disk full, host refuses, database pauses",
                faults -> faults.nodePausesForLong(a, Step.RESET, () -> {
                    faults.diskIsFull();
                    faults.hostIs(HostServer.Mood.UNAUTHORIZED);
                    faults.databasePauses();
                }));
        all.put(
                "long pause of b, database stop, mail server drops, host slow",
                faults -> faults.nodePausesForLong(b, Step.FREEZE, () -> {
                    faults.databaseStops();
                    faults.mailServerIs(MailRelay.Mood.ACCEPTS_THEN_DROPS);
                    faults.hostIs(HostServer.Mood.SLOW);
                }));
    }

    Map<String, Happening> chosen(Pattern wanted) {
        Map<String, Happening> chosen = new LinkedHashMap<>(all);
        chosen.keySet().removeIf(name -> !wanted.matcher(name).find());
        return chosen;
    }
}
