package io.keyback.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyback.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class SchemaIT {

    private final JdbcClient jdbc = JdbcClient.create(TestDatabase.create().dataSource());

    @Test
    void theEngineFindsItsTablesInPublic() {
        assertThat(count("select count(*) from information_schema.tables where table_schema = 'public'"))
                .isGreaterThan(40);
        assertThat(jdbc.sql("select value_ from public.act_ge_property where name_ = 'schema.version'")
                        .query(String.class)
                        .single())
                .startsWith("fox");
    }

    @Test
    void noTableOfTheEngineIsAmongOurs() {
        assertThat(count("select count(*) from information_schema.tables"
                        + " where table_schema = 'keyback' and table_name like 'act\\_%'"))
                .isZero();
    }

    @Test
    void everyDatabaseIsFresh() {
        jdbc.sql("create table keyback.mark (id int)").update();

        JdbcClient other = JdbcClient.create(TestDatabase.create().dataSource());

        assertThat(other.sql("select to_regclass('keyback.mark') is null")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
