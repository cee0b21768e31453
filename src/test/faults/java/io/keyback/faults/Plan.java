package io.keyback.faults;

import java.io.IOException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What happens, in its order. */
final class Plan {

    /** A start takes long, so that a node is killed in several steps at once, where they can stand still together. */
    private static final List<Step[]> KILLS = List.of(
            new Step[] {Step.START, Step.CODE_MAIL, Step.NOTICES},
            new Step[] {Step.RESET, Step.FREEZE, Step.CHECKS},
            new Step[] {Step.RELEASE, Step.TRIAGE});

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
        for (Step[] steps : KILLS) {
            all.put("kill a in " + List.of(steps), faults -> faults.kill(a, steps));
            all.put("kill b in " + List.of(steps), faults -> faults.kill(b, steps));
        }
        all.put("database stop", Faults::databaseStops);
        all.put("disk full", this::diskFull);
        all.put("clock ahead", faults -> faults.clockMoves(b, a, true));
        all.put("clock behind", faults -> faults.clockMoves(b, a, false));
        all.put("pause a", faults -> faults.nodePauses(a));
        all.put("pause b", faults -> faults.nodePauses(b));
        all.put("pause database", faults -> faults.databasePauses(false));
        all.put("long pause of a, mail server", this::badMailServer);
        all.put("long pause of b, host", this::badHost);
        all.put("long pause of database", faults -> faults.databasePauses(true));
        all.put("database away", Faults::databaseIsAway);
        all.put("database stop again", Faults::databaseStops);
    }

    int size() {
        return all.size();
    }

    Map<String, Happening> chosen(Pattern wanted) {
        Map<String, Happening> chosen = new LinkedHashMap<>(all);
        chosen.keySet().removeIf(name -> !wanted.matcher(name).find());
        return chosen;
    }

    private void badMailServer(Faults faults) throws IOException, SQLException, InterruptedException {
        faults.nodePausesForLong(cluster.a(), () -> {
            faults.mailServerIs(MailRelay.Mood.DOWN);
            faults.mailServerIs(MailRelay.Mood.BLACK_HOLE);
            faults.mailServerIs(MailRelay.Mood.ACCEPTS_THEN_DROPS);
        });
    }

    private void badHost(Faults faults) throws IOException, SQLException, InterruptedException {
        faults.nodePausesForLong(cluster.b(), () -> {
            faults.hostIs(HostServer.Mood.UNAVAILABLE);
            faults.hostIs(HostServer.Mood.SLOW);
            faults.hostIs(HostServer.Mood.UNAUTHORIZED);
        });
    }

    private void diskFull(Faults faults) throws IOException, SQLException, InterruptedException {
        try (SmallDisk disk = SmallDisk.under(cluster.database(), cluster.directory())) {
            faults.diskIsFull(disk);
        }
    }
}
