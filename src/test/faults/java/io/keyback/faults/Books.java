package io.keyback.faults;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What stands in the database; whoever asks while it is away is answered when it is back. */
final class Books implements AutoCloseable {

    static final String PASSWORD = "measured-lantern-58";

    /** Bcrypt of the password at its lowest cost: signing in is not what is tried here. */
    private static final String HASH = "$2a$04$oPC2JKm0X1XX0VdKivLQ0u9LzyFQnfiEOQKD6rX9hL7GL9IhftZh6";

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration CONNECTED_WITHIN = Duration.ofSeconds(2);
    private static final long PAUSE_MILLIS = 200;

    private final HikariDataSource source;
    private final JdbcClient jdbc;

    Books(PostgresServer server) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(server.url("books"));
        config.setConnectionTimeout(CONNECTED_WITHIN.toMillis());
        source = new HikariDataSource(config);
        jdbc = JdbcClient.create(source);
    }

    JdbcClient jdbc() {
        return jdbc;
    }

    <T> T ask(Supplier<T> question) {
        Instant until = Instant.now().plus(PATIENCE);
        while (true) {
            try {
                return question.get();
            } catch (DataAccessException e) {
                if (Instant.now().isAfter(until) || !isAway(e)) {
                    throw e;
                }
                pause();
            }
        }
    }

    /** Of SQLSTATE, class 08 are the connections, and 57P what an operator has stopped. */
    private static boolean isAway(DataAccessException e) {
        return e instanceof CannotGetJdbcConnectionException
                || (e.getCause() instanceof SQLException cause
                        && cause.getSQLState() != null
                        && (cause.getSQLState().startsWith("08")
                                || cause.getSQLState().startsWith("57P")));
    }

    static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Opens an account with an authenticator app; its login is its id. */
    void open(String login) {
        ask(() -> jdbc.sql("""
                        with person as (
                            insert into exchange.account (id, login, password_hash, first_name, last_name, date_of_birth,
                                street, city, postal_code, country)
                            values (:login, :login, :hash, 'Zoë', 'O''Neil', date '1990-03-09', 'Mill Lane 12', 'Graz',
                                '8010', 'AT') on conflict do nothing returning id),
                        mail as (insert into exchange.address (account_id, position, email)
                            select id, 0, :email from person),
                        factor as (insert into exchange.second_factor (id, account_id, kind, secret, enrolled_at)
                            select id || '/app', id, 'AUTHENTICATOR_APP', 'MFRGGZDFMZTWQ2LKNNWG23TPOBYXE43U', now()
                            from person)
                        insert into exchange.transaction (account_id, kind, amount, currency, booked_on)
                        select id, 'DEPOSIT', 100, 'EUR', current_date from person
                        """)
                .param("login", login)
                .param("hash", HASH)
                .param("email", email(login))
                .update());
    }

    static String email(String login) {
        return login + "@mail.example";
    }

    /**
     * A case as it is.
     *
     * @param running whether the engine has something left to do for it
     * @param task the open one, with its id; the newest of several
     */
    record Standing(String caseId, String status, boolean running, Optional<String> task, Optional<String> taskId) {}

    Optional<Standing> standing(String login) {
        return ask(() -> jdbc.sql("""
                        select c.id::text, c.status, instance.id_ is not null, task.task_def_key_, task.id_ from keyback.recovery_case c
                        left join act_ru_execution instance
                            on instance.business_key_ = c.id::text and instance.parent_id_ is null
                        left join act_ru_task task on task.proc_inst_id_ = instance.id_
                        where c.account_id = ? order by task.create_time_ desc nulls last limit 1
                        """)
                .param(login)
                .query((row, number) -> new Standing(
                        row.getString(1),
                        row.getString(2),
                        row.getBoolean(3),
                        Optional.ofNullable(row.getString(4)),
                        Optional.ofNullable(row.getString(5))))
                .optional());
    }

    /** The jobs that could be executed at this moment, locked or not. */
    List<String> dueJobs() {
        return ask(() -> jdbc.sql("""
                        select id_ from act_ru_job
                        where suspension_state_ = 1 and retries_ > 0 and duedate_ <= now() at time zone 'utc'
                        and handler_type_ <> 'history-cleanup'
                        """).query(String.class).list());
    }

    /** Those of them that are as they were: nobody has tried or finished them. */
    List<String> stillDue(List<String> jobs) {
        List<String> due = dueJobs();
        return jobs.stream().filter(due::contains).toList();
    }

    <T> List<T> list(String sql, Class<T> type) {
        return ask(() -> jdbc.sql(sql).query(type).list());
    }

    long count(String sql) {
        return ask(() -> jdbc.sql(sql).query(Long.class).single());
    }

    @Override
    public void close() {
        source.close();
    }
}
