package io.keyback;

import com.zaxxer.hikari.HikariDataSource;
import io.keyback.database.Migrations;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * PostgreSQL for tests: one server for the JVM, and a database of its own, with the real migrations, for every
 * application context. It is found through {@code META-INF/spring.factories}, so a {@code @SpringBootTest} says nothing
 * about it; a test that names a database or a database directory itself is left alone.
 *
 * <p>Without Spring: {@link #create()} gives a fresh migrated database.
 */
public final class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final String USER = "postgres";

    private static volatile boolean springIsHere;

    private final EmbeddedPostgres server;
    private final String name;

    /** For Spring, which then calls {@link #initialize}. */
    public TestDatabase() {
        this(Server.RUNNING, USER);
    }

    private TestDatabase(EmbeddedPostgres server, String name) {
        this.server = server;
        this.name = name;
    }

    /** A fresh database with the schema of Keyback and of the engine. */
    public static TestDatabase create() {
        return new TestDatabase(Server.RUNNING, Server.copyTemplate());
    }

    /** A fresh database behind a pool as large as the application's; close it in the end. */
    public static HikariDataSource migrated() {
        TestDatabase database = create();
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(database.url());
        pool.setUsername(USER);
        pool.setMaximumPoolSize(20);
        return pool;
    }

    public DataSource dataSource() {
        return server.getDatabase(USER, name);
    }

    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + name;
    }

    public String user() {
        return USER;
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        springIsHere = true;
        ConfigurableEnvironment environment = context.getEnvironment();
        if (environment.containsProperty("spring.datasource.url")
                || environment.containsProperty("keyback.database.directory")) {
            return;
        }
        TestDatabase database = create();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "testDatabase",
                        Map.of(
                                "spring.datasource.url",
                                database.url(),
                                "spring.datasource.username",
                                database.user(),
                                "spring.datasource.password",
                                "",
                                "spring.datasource.hikari.maximum-pool-size",
                                "12")));
    }

    /** Started when the first test asks. */
    private static final class Server {

        private static final String TEMPLATE = "keyback_template";
        private static final AtomicInteger COPIES = new AtomicInteger();
        private static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setOverrideWorkingDirectory(UnpackedPostgres.DIRECTORY.toFile())
                        .setRegisterShutdownHook(false)
                        .start();
                // After all applications: one that closes without its database waits half a minute for it.
                SpringApplication.getShutdownHandlers().add(() -> close(server));
                Runtime.getRuntime().addShutdownHook(new Thread(() -> closeWithoutSpring(server)));
                execute(server, "create database " + TEMPLATE);
                Migrations.run(server.getDatabase(USER, TEMPLATE));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Spring calls its handlers where it has started an application. */
        private static void closeWithoutSpring(EmbeddedPostgres server) {
            if (!springIsHere) {
                close(server);
            }
        }

        private static void close(EmbeddedPostgres server) {
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        static String copyTemplate() {
            String copy = "keyback_" + COPIES.incrementAndGet();
            execute(RUNNING, "create database " + copy + " template " + TEMPLATE);
            return copy;
        }

        private static void execute(EmbeddedPostgres server, String sql) {
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
