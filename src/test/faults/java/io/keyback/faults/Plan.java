package io.keyback.faults;

import java.io.IOException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** What happens, in its order. */
final class Plan {

    /** A start takes long: a node is killed in several kinds of steps at once. Each holds one of the executor's threads. */
    private static final Step[] BEFORE_REVIEW = {Step.START, Step.CODE_MAIL, Step.NOTICES};

    private static final Step[] AT_THE_HOST = {Step.RESET, Step.FREEZE, Step.CHECKS};
    private static final Step[] AROUND_REVIEW = {Step.RELEASE, Step.TRIAGE};

    private final Cluster cluster;
    private final Map<String, Happening> all = new LinkedHashMap<>();

    /** One entry of the plan; it may hold several faults at once. */
    interface Happening {
        void to(Faults faults) throws IOException, SQLException, InterruptedException;
    }

    Plan(Cluster cluster) {
        this.cluster = cluster;
        Node a = cluster.a();
        Node b = cluster.b();
        // While a node starts again, the other one and what is around both have their troubles; a start without a
        // database
        // fails.
        all.put(
                "kill a before the review, mail server down, pause b",
                faults -> faults.kill(a, BEFORE_REVIEW, () -> {
                    faults.mailServerIs(MailRelay.Mood.DOWN);
                    faults.nodePauses(b);
                }));
        all.put(
                "kill b before the review, mail server black hole, pause a",
                faults -> faults.kill(b, BEFORE_REVIEW, () -> {
                    faults.mailServerIs(MailRelay.Mood.BLACK_HOLE);
                    faults.nodePauses(a);
                }));
        all.put(
                "kill a at the host, mail server drops, clock ahead",
                faults -> faults.kill(a, AT_THE_HOST, () -> {
                    faults.mailServerIs(MailRelay.Mood.ACCEPTS_THEN_DROPS);
                    faults.clockMoves(b, true);
                }));
        all.put(
                "kill b at the host, host unavailable, clock behind",
                faults -> faults.kill(b, AT_THE_HOST, () -> {
                    faults.hostIs(HostServer.Mood.UNAVAILABLE);
                    faults.clockMoves(a, false);
                }));
        all.put(
                "kill a around the review, host slow, database pauses",
                faults -> faults.kill(a, AROUND_REVIEW, () -> {
                    faults.hostIs(HostServer.Mood.SLOW);
                    faults.databasePauses();
                }));
        all.put(
                "kill b around the review, host refuses",
                faults -> faults.kill(b, AROUND_REVIEW, () -> faults.hostIs(HostServer.Mood.UNAUTHORIZED)));
        all.put("database away", Faults::databaseIsAway);
        all.put(
                "long pause of a, disk full",
                faults -> faults.nodePausesForLong(a, Step.RESET, () -> diskFull(faults)));
        all.put(
                "long pause of b, database stop",
                faults -> faults.nodePausesForLong(b, Step.FREEZE, faults::databaseStops));
    }

    Map<String, Happening> chosen(Pattern wanted) {
        Map<String, Happening> chosen = new LinkedHashMap<>(all);
        chosen.keySet().removeIf(name -> !wanted.matcher(name).find());
        return chosen;
    }

    private void diskFull(Faults faults) throws IOException, SQLException, InterruptedException {
        try (SmallDisk disk = SmallDisk.under(cluster.database(), cluster.directory())) {
            faults.diskIsFull(disk);
        }
    }
}
