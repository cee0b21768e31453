package io.keyback.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.keyback.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** What is asked all the time is read from indexes where there is a lot: the queries as they are sent, on many rows. */
class GrowthPlansIT {

    private static final List<String> MANY = List.of("""
            insert into act_ru_job (id_, rev_, type_, exclusive_, process_instance_id_, retries_, duedate_, suspension_state_,
                priority_)
            select 'job-' || n, 1, 'timer', true, 'instance-' || n, 3, now() + (n - 1000) * interval '1 s', 1, 0
            from generate_series(1, 20000) n
            """, """
            insert into act_ru_task (id_, rev_, description_, name_, task_def_key_, priority_, due_date_,
                suspension_state_)
            select gen_random_uuid(), 1, repeat('as wide as a real one ', 20), 'Review case', 'ReviewCase', 50, now() + n * interval '1 s', 1
            from generate_series(1, 20000) n
            """, """
            insert into keyback.recovery_case (id, reference, account_id, second_factors, status, device, opened_at,
                clock_spent_seconds, clock_running_since, round, requested_info, version)
            select gen_random_uuid(), 'KB-' || n, 'account-' || n, '{}', 'IN_REVIEW', 1, now(),
                n % 100, now() - n * interval '1 s', 0, '{}', 0
            from generate_series(1, 20000) n
            """, """
            insert into keyback.document_seen (case_id, account, trait, value, pattern, seen_at)
            select gen_random_uuid(), sha256(int4send(n)), 'PICTURE', sha256(int4send(n)), hashint8extended(n, 1), now()
            from generate_series(1, 20000) n
            """);

    /** The server of the tests tells of a commit before it is written; till then nothing is vacuumed. */
    private static final String WRITTEN_AT_ONCE = "set synchronous_commit = on";

    private static HikariDataSource database;
    private static JdbcTemplate jdbc;

    @BeforeAll
    static void fill() {
        database = TestDatabase.migrated();
        database.setConnectionInitSql(WRITTEN_AT_ONCE);
        jdbc = new JdbcTemplate(database);
        MANY.forEach(jdbc::update);
        for (String table : List.of("act_ru_job", "act_ru_task", "keyback.recovery_case", "keyback.document_seen")) {
            jdbc.execute("vacuum analyze " + table);
        }
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void whatIsDueByItsRank() {
        assertThat(plan("""
                        select id_ from act_ru_job res where retries_ > 0 and duedate_ <= now()
                        and (lock_owner_ is null or lock_exp_time_ < now()) and suspension_state_ = 1
                        order by priority_ desc limit 8
                        """)).containsPattern("keyback_job_(priority|duedate)");
    }

    @Test
    void theFirstPageOfReviews() {
        assertThat(plan("""
                        select distinct res.rev_, res.id_, res.name_, res.priority_, res.due_date_ from act_ru_task res
                        where res.task_def_key_ in ('ReviewCase', 'SecondReview')
                        order by res.due_date_ asc, res.priority_ desc limit 15
                        """)).contains("Index Scan using keyback_task_due_date");
    }

    @Test
    void theCountOfReviews() {
        assertThat(plan("""
                        select count(*) from (select distinct res.id_ from act_ru_task res
                        where (1 = 1 and res.task_def_key_ in ('ReviewCase', 'SecondReview'))) countdistinct
                        """)).contains("Index Only Scan using keyback_task_counted");
    }

    @Test
    void aPlaceInTheQueue() {
        assertThat(plan("""
                        select count(*) from keyback.recovery_case other where other.status = 'IN_REVIEW'
                        and extract(epoch from other.clock_running_since at time zone 'UTC') - other.clock_spent_seconds
                            < extract(epoch from now()) - 15000
                        """)).contains("Index Only Scan using recovery_case_in_review");
    }

    @Test
    void picturesThatLookAlike() {
        assertThat(plan("""
                        select count(*) > 0 from keyback.document_seen where pattern is not null
                        and account <> '\\x00' and bit_count((pattern # 7)::bit(64)) <= 3
                        and ((pattern >> 48 & 65535) = any('{1}'::bigint[]) or (pattern >> 32 & 65535) = any('{2}'::bigint[])
                            or (pattern >> 16 & 65535) = any('{3}'::bigint[]) or (pattern & 65535) = any('{4}'::bigint[]))
                        """))
                .contains(
                        "document_seen_part_1", "document_seen_part_2", "document_seen_part_3", "document_seen_part_4");
    }

    private static String plan(String query) {
        return String.join("\n", jdbc.queryForList("explain " + query, String.class));
    }
}
