package io.keyback.database;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Runs the real migrations on a database without starting the application. */
public final class Migrations {

    private Migrations() {}

    public static void run(DataSource database) {
        Flyway.configure()
                .dataSource(database)
                .defaultSchema("keyback")
                .schemas("keyback", "public")
                .locations("classpath:db/migration")
                .javaMigrations(new EngineSchema())
                .load()
                .migrate();
    }
}
