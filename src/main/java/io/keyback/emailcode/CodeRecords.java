package io.keyback.emailcode;

import io.keyback.account.AccountId;
import io.keyback.caseid.CaseId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is kept of codes: which were issued and when, and how often codes were entered; never a code. */
@Component
class CodeRecords {

    private final JdbcClient jdbc;

    CodeRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The code of a case, over all its issues. */
    record Code(CaseId caseId, AccountId account, int tries, boolean confirmed) {}

    /** One code that was mailed. */
    record Issue(int number, int digits, Instant issuedAt, Instant expiresAt) {

        /** Whether it is too long to be guessed, so that nobody has to count how often. */
        boolean isLong() {
            return digits == CodeGenerator.LONG_DIGITS;
        }
    }

    void open(CaseId caseId, AccountId account) {
        jdbc.sql("insert into keyback.email_code (case_id, account_id) values (?, ?) on conflict do nothing")
                .param(caseId.value())
                .param(account.value())
                .update();
    }

    Optional<Code> find(CaseId caseId) {
        return jdbc.sql("select case_id, account_id, tries, confirmed_at from keyback.email_code where case_id = ?")
                .param(caseId.value())
                .query(CodeRecords::code)
                .optional();
    }

    /** Finds the code and keeps others from judging it until the transaction ends; an issue may still be added. */
    Optional<Code> lock(CaseId caseId) {
        return jdbc.sql("select case_id, account_id, tries, confirmed_at from keyback.email_code where case_id = ?"
                        + " for no key update")
                .param(caseId.value())
                .query(CodeRecords::code)
                .optional();
    }

    /** False when this number has been issued. */
    boolean issue(CaseId caseId, Issue issue) {
        return jdbc.sql("insert into keyback.email_code_issue (case_id, issue_no, digits, issued_at, expires_at)"
                                + " values (?, ?, ?, ?, ?) on conflict do nothing")
                        .param(caseId.value())
                        .param(issue.number())
                        .param(issue.digits())
                        .param(issue.issuedAt().atOffset(ZoneOffset.UTC))
                        .param(issue.expiresAt().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** The latest issues, latest first. */
    List<Issue> latestIssues(CaseId caseId, int limit) {
        return jdbc.sql("select issue_no, digits, issued_at, expires_at from keyback.email_code_issue where case_id = ?"
                        + " order by issue_no desc limit ?")
                .param(caseId.value())
                .param(limit)
                .query(CodeRecords::issue)
                .list();
    }

    Optional<Issue> latestIssue(CaseId caseId) {
        return latestIssues(caseId, 1).stream().findFirst();
    }

    Optional<Issue> issue(CaseId caseId, int number) {
        return jdbc.sql("select issue_no, digits, issued_at, expires_at from keyback.email_code_issue"
                        + " where case_id = ? and issue_no = ?")
                .param(caseId.value())
                .param(number)
                .query(CodeRecords::issue)
                .optional();
    }

    /** Counts a try of the case; the tries with this one, or empty when there was none left. */
    Optional<Integer> count(CaseId caseId, int max) {
        return jdbc.sql(
                        "update keyback.email_code set tries = tries + 1 where case_id = ? and tries < ? returning tries")
                .param(caseId.value())
                .param(max)
                .query(Integer.class)
                .optional();
    }

    /** Counts a try of the account; the tries of the day with this one, or empty when there was none left. */
    Optional<Integer> count(AccountId account, LocalDate day, int max) {
        return jdbc.sql("insert into keyback.email_code_tries as t (account_id, day, tries) values (?, ?, 1)"
                        + " on conflict (account_id, day) do update set tries = t.tries + 1 where t.tries < ?"
                        + " returning tries")
                .param(account.value())
                .param(day)
                .param(max)
                .query(Integer.class)
                .optional();
    }

    int tries(AccountId account, LocalDate day) {
        return jdbc.sql("select tries from keyback.email_code_tries where account_id = ? and day = ?")
                .param(account.value())
                .param(day)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    /** Takes all tries that the case has left. */
    void useUp(CaseId caseId, int max) {
        jdbc.sql("update keyback.email_code set tries = ? where case_id = ? and tries < ?")
                .param(max)
                .param(caseId.value())
                .param(max)
                .update();
    }

    void confirm(CaseId caseId, Instant now) {
        jdbc.sql("update keyback.email_code set confirmed_at = ? where case_id = ? and confirmed_at is null")
                .param(now.atOffset(ZoneOffset.UTC))
                .param(caseId.value())
                .update();
    }

    Optional<Instant> confirmedAt(CaseId caseId) {
        return jdbc.sql("select confirmed_at from keyback.email_code where case_id = ? and confirmed_at is not null")
                .param(caseId.value())
                .query((row, number) -> instant(row, "confirmed_at"))
                .optional();
    }

    void erase(CaseId caseId) {
        jdbc.sql("delete from keyback.email_code where case_id = ?")
                .param(caseId.value())
                .update();
    }

    /** Forgets the tries of days gone by. */
    void forgetTriesBefore(LocalDate day) {
        // Locked rows are somebody else's to forget: two that forget at once must not wait for each other.
        jdbc.sql("delete from keyback.email_code_tries where (account_id, day) in (select account_id, day"
                        + " from keyback.email_code_tries where day < ? limit 100 for update skip locked)")
                .param(day)
                .update();
    }

    private static Code code(ResultSet row, int number) throws SQLException {
        return new Code(
                new CaseId(row.getObject("case_id", UUID.class)),
                new AccountId(row.getString("account_id")),
                row.getInt("tries"),
                row.getObject("confirmed_at") != null);
    }

    private static Issue issue(ResultSet row, int number) throws SQLException {
        return new Issue(
                row.getInt("issue_no"), row.getInt("digits"), instant(row, "issued_at"), instant(row, "expires_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
