package io.keyback.faults;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Keeps everybody from writing to a table, so that who has done something stands still before it is recorded. */
final class Hold implements AutoCloseable {

    private final Connection connection;

    private Hold(Connection connection) {
        this.connection = connection;
    }

    static Hold on(PostgresServer server, String table) throws SQLException {
        Connection connection = server.connect("hold");
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("lock table " + table + " in share mode");
        }
        return new Hold(connection);
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            connection.rollback();
        }
    }
}
