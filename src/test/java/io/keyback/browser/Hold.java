package io.keyback.browser;

import java.sql.SQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** An open transaction that keeps others from what it has written or locked, so that they stand still in the middle. */
final class Hold implements AutoCloseable {

    private final SingleConnectionDataSource connection;
    private final JdbcClient jdbc;

    private Hold(SingleConnectionDataSource connection) {
        this.connection = connection;
        this.jdbc = JdbcClient.create(connection);
    }

    static Hold on(SingleConnectionDataSource connection) {
        connection.setAutoCommit(false);
        return new Hold(connection);
    }

    /** No result of the document check of this case can be written. */
    void documentCheck(String caseId) {
        jdbc.sql("""
                        insert into keyback.check_result (case_id, kind, round, outcome, findings, fingerprint, ran_at)
                        values (cast(:case as uuid), 'DOCUMENT', 0, 'INCONCLUSIVE', '[]', '', now())
                        """).param("case", caseId).update();
    }

    /** No delivery of a mail can be recorded. */
    void recordOfMails() {
        jdbc.sql("lock table keyback.mail_delivery in share mode").update();
    }

    /** How many stand still here, or behind somebody who does. */
    int waiting() {
        return jdbc.sql("select count(*) from pg_locks where not granted")
                .query(Integer.class)
                .single();
    }

    /** Lets them go, as if nothing had been written. */
    @Override
    public void close() throws SQLException {
        connection.getConnection().rollback();
        connection.destroy();
    }
}
