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
        // While a node starts again, the mail server or the host is bad.
        all.put(
                "kill a before the review, mail server down",
                faults -> faults.kill(a, () -> faults.mailServerIs(MailRelay.Mood.DOWN), BEFORE_REVIEW));
        all.put(
                "kill b before the review, mail server black hole",
                faults -> faults.kill(b, () -> faults.mailServerIs(MailRelay.Mood.BLACK_HOLE), BEFORE_REVIEW));
        all.put(
                "kill a at the host, mail server drops",
                faults -> faults.kill(a, () -> faults.mailServerIs(MailRelay.Mood.ACCEPTS_THEN_DROPS), AT_THE_HOST));
        all.put(
                "kill b at the host, host unavailable",
                faults -> faults.kill(b, () -> faults.hostIs(HostServer.Mood.UNAVAILABLE), AT_THE_HOST));
        all.put(
                "kill a around the review, host slow",
                faults -> faults.kill(a, () -> faults.hostIs(HostServer.Mood.SLOW), AROUND_REVIEW));
        all.put(
                "kill b around the review, host refuses",
                faults -> faults.kill(b, () -> faults.hostIs(HostServer.Mood.UNAUTHORIZED), AROUND_REVIEW));
        all.put("clock ahead", faults -> faults.clockMoves(b, true));
        all.put("clock behind", faults -> faults.clockMoves(b, false));
        all.put("pause a", faults -> faults.nodePauses(a));
        all.put("pause b", faults -> faults.nodePauses(b));
        all.put(
                "long pause of a, disk full",
                faults -> faults.nodePausesForLong(a, Step.RESET, () -> diskFull(faults)));
        all.put(
                "long pause of b, bad database",
                faults -> faults.nodePausesForLong(b, Step.FREEZE, () -> {
                    faults.databaseStops();
                    faults.databasePauses();
                }));
        all.put("database away", Faults::databaseIsAway);
        all.put("database stop", Faults::databaseStops);
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
