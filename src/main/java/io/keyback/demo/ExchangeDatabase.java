package io.keyback.demo;

import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The exchange's own schema: up to date before anybody can read from it. It is migrated here and not by a bean of type
 * {@link Flyway}, which would switch Keyback's own migrations off.
 */
@Component
@Profile("demo")
class ExchangeDatabase {

    private final JdbcClient jdbc;
    private final TransactionTemplate ownTransaction;

    ExchangeDatabase(DataSource dataSource, PlatformTransactionManager transactions) {
        Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:db/exchange")
                .schemas("exchange")
                .load()
                .migrate();
        this.jdbc = JdbcClient.create(dataSource);
        this.ownTransaction = new TransactionTemplate(transactions);
        ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    JdbcClient jdbc() {
        return jdbc;
    }

    /** Commits on its own, whatever becomes of the caller's transaction: a host does not roll back with Keyback. */
    <T> T inOwnTransaction(Supplier<T> work) {
        // The template may answer null only where the work does.
        @SuppressWarnings("NullAway")
        T result = ownTransaction.execute(status -> work.get());
        return result;
    }
}
