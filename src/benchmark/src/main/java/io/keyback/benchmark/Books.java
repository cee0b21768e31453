package io.keyback.benchmark;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the demo exchange and Keyback have written down. One for each thread. */
final class Books implements AutoCloseable {

    static final String PASSWORD = "measured-lantern-58";

    /** Bcrypt of the password at its lowest cost, so that signing in is not what is measured. */
    private static final String PASSWORD_HASH = "$2a$04$oPC2JKm0X1XX0VdKivLQ0u9LzyFQnfiEOQKD6rX9hL7GL9IhftZh6";

    private static final Pattern CODE = Pattern.compile("\\b([0-9]{4}) ?([0-9]{4})\\b");
    private static final Pattern STOP_LINK = Pattern.compile("(/recovery/stop/\\S+)");
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long GLANCE_MILLIS = 20;

    private final Connection connection;

    Books(Keyback keyback) throws IOException, SQLException {
        this.connection = keyback.superuser();
    }

    /** What somebody waits for. */
    interface Look<T> {
        Optional<T> now() throws SQLException;
    }

    /** Opens an account with an authenticator app; its login is its id. */
    void open(String login) throws SQLException {
        update("""
                insert into exchange.account (id, login, password_hash, first_name, last_name, date_of_birth,
                    street, city, postal_code, country)
                values (?, ?, ?, 'Zoë', 'O''Neil', date '1990-03-09', 'Mill Lane 12', 'Graz', '8010', 'AT')
                """, login, login, PASSWORD_HASH);
        update("insert into exchange.address (account_id, position, email) values (?, 0, ?)", login, email(login));
        update("""
                insert into exchange.second_factor (id, account_id, kind, secret, enrolled_at)
                values (?, ?, 'AUTHENTICATOR_APP', 'MFRGGZDFMZTWQ2LKNNWG23TPOBYXE43U', now())
                """, login + "/app", login);
        update("""
                insert into exchange.transaction (account_id, kind, amount, currency, booked_on)
                values (?, 'DEPOSIT', 100, 'EUR', current_date)
                """, login);
    }

    private static String email(String login) {
        return login + "@mail.example";
    }

    String code(String login) throws SQLException, InterruptedException {
        return await("the code of " + login, () -> mail(login, CODE).map(code -> code.group(1) + code.group(2)));
    }

    String stopLink(String login) throws SQLException, InterruptedException {
        return await("the stop link of " + login, () -> mail(login, STOP_LINK).map(link -> link.group(1)));
    }

    private Optional<Matcher> mail(String login, Pattern wanted) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("select text from exchange.mailbox where recipient = ? order by id desc")) {
            query.setString(1, email(login));
            try (ResultSet mails = query.executeQuery()) {
                while (mails.next()) {
                    Matcher found = wanted.matcher(mails.getString(1));
                    if (found.find()) {
                        return Optional.of(found);
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** The applicant's or reviewer's task of a case, when it is open. */
    Optional<String> task(String login, String id) throws SQLException {
        return one("""
                select task.id_ from act_ru_task task
                join act_ru_execution instance on instance.id_ = task.proc_inst_id_
                join keyback.recovery_case c on c.id::text = instance.business_key_
                where c.account_id = ? and task.task_def_key_ = ?
                """, login, id);
    }

    String awaitTask(String login, String id) throws SQLException, InterruptedException {
        return await(id + " of " + login, () -> task(login, id));
    }

    void awaitStatus(String login, String status) throws SQLException, InterruptedException {
        await(
                status + " of " + login,
                () -> one("select status from keyback.recovery_case where account_id = ?", login)
                        .filter(status::equals));
    }

    /** The task, where the case comes to it before it comes to the status. */
    Optional<String> awaitStatusOrTask(String login, String status, String id)
            throws SQLException, InterruptedException {
        return await(status + " or " + id + " of " + login, () -> {
            Optional<String> task = task(login, id);
            boolean there = one("select status from keyback.recovery_case where account_id = ?", login)
                    .filter(status::equals)
                    .isPresent();
            return there || task.isPresent() ? Optional.of(task) : Optional.empty();
        });
    }

    /** Stopped, ended, and no longer on anybody's list but that of who looks into the stop. */
    boolean closed(String login) throws SQLException {
        return one("""
                        select 'closed' from keyback.recovery_case c
                        where c.account_id = ? and c.status = 'STOPPED' and c.ended_at is not null
                        and not exists (select 1 from act_ru_task task
                            join act_ru_execution instance on instance.id_ = task.proc_inst_id_
                            where instance.business_key_ = c.id::text and task.task_def_key_ <> 'LookIntoStop')
                        """, login).isPresent();
    }

    Instant awaitFrozen(String login) throws SQLException, InterruptedException {
        return await(
                "the freeze of " + login,
                () -> one(
                                "select (extract(epoch from frozen_at) * 1000)::bigint::text from exchange.account where id = ? and frozen_at is not null",
                                login)
                        .map(Long::valueOf)
                        .map(Instant::ofEpochMilli));
    }

    int running() throws SQLException {
        return Integer.parseInt(one("select count(*)::text from keyback.recovery_case where ended_at is null")
                .orElseThrow());
    }

    String setting(String name) throws SQLException {
        return one("select current_setting(?)", name).orElseThrow();
    }

    private static <T> T await(String what, Look<T> look) throws SQLException, InterruptedException {
        Instant until = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(until)) {
            Optional<T> seen = look.now();
            if (seen.isPresent()) {
                return seen.get();
            }
            Thread.sleep(GLANCE_MILLIS);
        }
        throw new IllegalStateException("Waited " + PATIENCE + " in vain for " + what);
    }

    private Optional<String> one(String sql, String... parameters) throws SQLException {
        try (PreparedStatement query = prepared(sql, parameters);
                ResultSet row = query.executeQuery()) {
            return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
        }
    }

    private void update(String sql, String... parameters) throws SQLException {
        try (PreparedStatement update = prepared(sql, parameters)) {
            update.executeUpdate();
        }
    }

    private PreparedStatement prepared(String sql, String... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setString(i + 1, parameters[i]);
        }
        return statement;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
