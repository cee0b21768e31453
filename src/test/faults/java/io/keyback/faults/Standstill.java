package io.keyback.faults;

import java.sql.SQLException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Lets the first job of a kind that a node executes stand still in the middle: its effect has happened and nothing says
 * so yet. All others go on.
 */
final class Standstill {

    /** The first key of the advisory locks by which a transaction says that it is the one that stands. */
    private static final int STANDS = 8740;

    private final JdbcClient jdbc;
    private final HostServer host;

    private Standstill(JdbcClient jdbc, HostServer host) {
        this.jdbc = jdbc;
        this.host = host;
    }

    /** Prepares the database of nodes of which one has been started, so that it has its tables. */
    static Standstill at(Cluster cluster) throws SQLException {
        cluster.database().execute("keyback", """
                create schema faults;
                create table faults.standstill (step text, node text, primary key (step, node));
                create function faults.stand_still() returns trigger language plpgsql as $$
                begin
                    if exists (select from faults.standstill
                               where step = tg_argv[0] and node = current_setting('application_name'))
                            and pg_try_advisory_xact_lock(%d, hashtext(tg_argv[0])) then
                        while exists (select from faults.standstill
                                      where step = tg_argv[0] and node = current_setting('application_name')) loop
                            perform pg_sleep(0.02);
                        end loop;
                    end if;
                    return new;
                end $$
                """.formatted(STANDS));
        for (Step step : Step.values()) {
            if (!step.isAtTheHost()) {
                cluster.database().execute("keyback", """
                        create trigger faults_%1$s before insert on %2$s for each row when (%3$s)
                        execute function faults.stand_still('%1$s')
                        """.formatted(step, step.table(), step.condition()));
            }
        }
        return new Standstill(cluster.books().jdbc(), cluster.host());
    }

    void begin(Node node, Step step) {
        if (step.isAtTheHost()) {
            host.hold(node.name(), step.order());
            return;
        }
        jdbc.sql("insert into faults.standstill (step, node) values (?, ?)")
                .params(step.name(), node.name())
                .update();
    }

    boolean holds(Node node, Step step) {
        if (step.isAtTheHost()) {
            return host.holds(node.name(), step.order());
        }
        return jdbc.sql("""
                        select exists (select from pg_locks l join pg_stat_activity a on a.pid = l.pid
                        where a.application_name = ? and l.locktype = 'advisory' and l.granted
                        and l.classid = ? and l.objid::bigint = hashtext(?) & 4294967295 and l.objsubid = 2)
                        """)
                .params(node.name(), STANDS, step.name())
                .query(Boolean.class)
                .single();
    }

    void end(Node node, Step step) {
        if (step.isAtTheHost()) {
            host.letGo(node.name(), step.order());
            return;
        }
        jdbc.sql("delete from faults.standstill where step = ? and node = ?")
                .params(step.name(), node.name())
                .update();
    }
}
