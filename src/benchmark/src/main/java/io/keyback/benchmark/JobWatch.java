package io.keyback.benchmark;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Notes in the database when a job that somebody waits for is written, and when a job executor takes it up. Jobs that the
 * thread which wrote them goes on with at once are left out: nobody has to find them.
 */
final class JobWatch {

    private static final String SET_UP = """
            create unlogged table job_watch (id text primary key, written timestamptz not null, taken timestamptz);
            create function job_watch() returns trigger language plpgsql security definer as $$ begin
                if tg_op = 'INSERT' then
                    insert into public.job_watch values (new.id_, clock_timestamp(), null);
                else
                    update public.job_watch set taken = clock_timestamp() where id = new.id_ and taken is null;
                end if;
                return null;
            end $$;
            create trigger job_written after insert on act_ru_job for each row
                when (new.lock_owner_ is null and new.handler_type_ = 'async-continuation' and new.priority_ > 0)
                execute function job_watch();
            create trigger job_taken after update on act_ru_job for each row
                when (old.lock_owner_ is null and new.lock_owner_ is not null and new.priority_ > 0)
                execute function job_watch();
            """;

    private final Connection connection;

    JobWatch(Connection connection) throws SQLException {
        this.connection = connection;
        execute(SET_UP);
    }

    void reset() throws SQLException {
        execute("truncate job_watch");
    }

    /** In milliseconds, from the shortest; one that is still waiting counts with what it has waited. */
    List<Long> waits() throws SQLException {
        List<Long> waits = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        select round(1000 * extract(epoch from coalesce(taken, clock_timestamp()) - written))::bigint
                        from job_watch order by 1
                        """)) {
            while (rows.next()) {
                waits.add(rows.getLong(1));
            }
        }
        return waits;
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
