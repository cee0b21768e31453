package io.keyback.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.keyback.audit.Verification.Outcome;
import io.keyback.audit.Verification.Result;
import io.keyback.caseid.CaseId;
import io.keyback.caseid.CaseReference;
import io.keyback.keys.AnchorKey;
import io.keyback.keys.TestKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.mock.env.MockEnvironment;

/**
 * A trail of three chains and three anchors, and what somebody does to it who owns the database, or the directory of the
 * anchors, but not the keys.
 */
class TrailIT {

    private static final CaseId CASE = new CaseId(UUID.fromString("5c0f3c31-6a3c-4a1e-8a55-0b5d3a0c7e11"));
    private static final CaseId OTHER = new CaseId(UUID.fromString("b7f2f5a0-1d0e-4a4c-9d51-2f6f0c9b4d22"));
    private static final String NAME = "case " + CaseReference.of(CASE);

    @TempDir
    static Path directory;

    private static Installation installation;

    private Path anchors;

    @BeforeAll
    static void aTrail() {
        installation = new Installation(directory);
        installation.record(
                CASE,
                Action.CASE_OPENED,
                Action.CODE_CONFIRMED,
                Action.REQUEST_SUBMITTED,
                Action.CHECK_RAN,
                Action.TRIAGED);
        installation.recordOfSystem(Action.CONFIGURATION_CHANGED);
        installation.anchors.write();
        installation.pass(Duration.ofDays(1));
        installation.record(CASE, Action.REVIEWED, Action.RESET_DONE);
        installation.record(OTHER, Action.CASE_OPENED, Action.ABANDONED);
        installation.anchors.write();
        installation.pass(Duration.ofDays(1));
        installation.record(CASE, Action.HOLD_ENDED);
        installation.anchors.write();
    }

    @AfterAll
    static void close() {
        installation.close();
    }

    @BeforeEach
    void copyOfTheAnchors(@TempDir Path copy) throws IOException {
        anchors = copy;
        try (Stream<Path> files = Files.list(directory.resolve("anchors"))) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
    }

    @Test
    void whatWasWrittenIsIntact() {
        Result result = installation.verify();

        assertThat(result.outcome()).isEqualTo(Outcome.INTACT);
        assertThat(result.lines())
                .startsWith("11 entries in 3 chains are intact.")
                .anyMatch(line -> line.startsWith("3 anchors are intact"))
                .anyMatch(line -> line.startsWith("The newest anchor is of 2026-11-26T14:05:10Z"));
    }

    static Stream<Arguments> attacks() {
        String entries = "update keyback.audit_entry set ";
        String third = " where chain = :case and number = 3";
        String moveHead = "update keyback.audit_head h set number = e.number, mac = e.mac from keyback.audit_entry e"
                + " where h.chain = :case and e.chain = :case and e.number = ";
        return Stream.of(
                arguments("another action", entries + "action = 'STOPPED'" + third, "Entry 3 of the chain of " + NAME),
                arguments("another time", entries + "at = at + interval '1 microsecond'" + third, "Entry 3 of"),
                arguments("another person", entries + "staff = 'ruth'" + third, "Entry 3 of"),
                arguments("nobody", entries + "staff = null, actor = 'SYSTEM'" + third, "Entry 3 of"),
                arguments("another detail", entries + "details = '{\"outcome\": \"STOPPED\"}'" + third, "Entry 3 of"),
                arguments("no detail", entries + "details = '{}'" + third, "Entry 3 of"),
                arguments("another MAC", entries + "mac = sha256(mac)" + third, "Entry 3 of"),
                arguments("an unknown action", entries + "action = 'NOTHING'" + third, "nothing that Keyback writes"),
                arguments("no object as details", entries + "details = '[]'" + third, "nothing that Keyback writes"),
                arguments(
                        "removed",
                        "delete from keyback.audit_entry" + third,
                        "Entry 3 of the chain of " + NAME + " is missing; 4 comes next"),
                arguments(
                        "the first removed",
                        "delete from keyback.audit_entry where chain = :case and number = 1",
                        "Entry 1 of"),
                arguments(
                        "removed and closed up",
                        "delete from keyback.audit_entry" + third
                                + ";" + entries + "number = number - 100 + 99 where chain = :case and number = 4"
                                + ";" + entries + "number = 4 where chain = :case and number = 5",
                        "Entry 3 of the chain of " + NAME + " was changed"),
                arguments(
                        "turned around",
                        entries + "number = 99" + third
                                + ";" + entries + "number = 3 where chain = :case and number = 4"
                                + ";" + entries + "number = 4 where chain = :case and number = 99",
                        "Entry 3 of the chain of " + NAME + " was changed"),
                arguments(
                        "invented",
                        "insert into keyback.audit_entry select chain, 9, at, actor, staff, action, details, mac"
                                + " from keyback.audit_entry where chain = :case and number = 8;" + moveHead + "9",
                        "Entry 9 of"),
                arguments(
                        "cut off",
                        "delete from keyback.audit_entry where chain = :case and number > 6",
                        "The end of the chain of " + NAME + " is missing: it had 8 entries and has 6"),
                arguments(
                        "cut off, with the head moved back",
                        "delete from keyback.audit_entry where chain = :case and number > 6;" + moveHead + "6",
                        "Entry 7 of the chain of " + NAME
                                + " is missing or another: it was the last one on 2026-11-25"),
                arguments("the head moved back alone", moveHead + "6", "The head of the chain of " + NAME),
                arguments(
                        "the head removed",
                        "delete from keyback.audit_head where chain = :case",
                        "The head of the chain of " + NAME + " is missing; it has 8 entries"),
                arguments(
                        "all entries of a chain removed",
                        "delete from keyback.audit_entry where chain = :case",
                        "it had 8 entries and has 0"),
                arguments(
                        "a whole chain removed",
                        "delete from keyback.audit_entry where chain = :case;"
                                + "delete from keyback.audit_head where chain = :case",
                        "Entry 5 of the chain of " + NAME + " is missing or another"),
                arguments(
                        "given to another case",
                        entries + "chain = '11111111-1111-4111-8111-111111111111' where chain = :other;"
                                + "update keyback.audit_head set chain = '11111111-1111-4111-8111-111111111111'"
                                + " where chain = :other",
                        "Entry 1 of"),
                arguments(
                        "everything removed",
                        "truncate keyback.audit_entry;truncate keyback.audit_head",
                        "is missing or another"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attacks")
    void whateverIsDoneToTheDatabaseIsFoundAndNamed(String what, String attack, String found) {
        Result result = installation.attackAndVerify(attack, CASE, OTHER);

        assertThat(result.outcome()).as(what).isEqualTo(Outcome.BROKEN);
        assertThat(result.lines()).singleElement().asString().contains(found);
        assertThat(installation.verify().outcome()).isEqualTo(Outcome.INTACT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update keyback.audit_entry set action = 'STOPPED' where number = 1",
                "update keyback.audit_entry set action = 'STOPPED' where false",
                "delete from keyback.audit_entry where number = 1",
                "truncate keyback.audit_entry"
            })
    void theDatabaseOnlyAdds(String change) {
        assertThatThrownBy(() -> installation.jdbc.sql(change).update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("The audit trail is only ever added to");
    }

    @Test
    void aChangedAnchorIsFound() throws IOException {
        Path file = anchor(2);
        Files.writeString(file, Files.readString(file).replace("\"entries\":10", "\"entries\":9"));

        assertBroken("anchor-000002.json was changed: its signature does not fit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{}\n{}", "null\nnull", "{}\n{\"key\":\"k\",\"signature\":\"!\"}"})
    void aFileThatIsNoAnchorIsFound(String content) throws IOException {
        Files.writeString(anchor(2), content);

        assertBroken("anchor-000002.json");
    }

    @Test
    void anAnchorOfAnotherKeyIsFound(@TempDir Path elsewhere) throws IOException {
        AnchorKey forger = TestKeys.anchorKeyIn(elsewhere);
        Anchor forged =
                new AnchorFiles(anchors, installation.anchorKey).read(anchor(3)).anchor();
        Files.delete(anchor(3));
        new AnchorFiles(anchors, forger).write(forged);

        assertBroken("anchor-000003.json is signed by another key");
    }

    @Test
    void anAnchorPutInThePlaceOfAnotherIsFound() throws IOException {
        AnchorFiles files = new AnchorFiles(anchors, installation.anchorKey);
        Anchor second = files.read(anchor(2)).anchor();
        Files.delete(anchor(2));
        files.write(new Anchor(2, second.at(), second.before(), second.totals(), List.of()));

        assertBroken("anchor-000003.json does not follow the one before it");
    }

    @Test
    void anAnchorUnderAnotherNameIsFound() throws IOException {
        Files.copy(anchor(2), anchor(4));

        assertBroken("anchor-000004.json was renamed: it is number 2");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aMissingAnchorIsFound(int number) throws IOException {
        Files.delete(anchor(number));

        assertBroken("Anchor " + number + " is missing");
    }

    @Test
    void whereTheLatestAnchorsAreMissingTheNewestIsNamed() throws IOException {
        Files.delete(anchor(3));

        Result result = installation.verify(null, null, anchors);

        assertThat(result.outcome()).isEqualTo(Outcome.INTACT);
        assertThat(result.lines()).anyMatch(line -> line.startsWith("The newest anchor is of 2026-11-25T14:05:09Z"));
    }

    @Test
    void withoutAnchorsNobodyCanSay(@TempDir Path empty) {
        assertThat(installation.verify(null, null, empty).outcome()).isEqualTo(Outcome.CANNOT_SAY);
    }

    @Test
    void ofOneCaseNothingElseMatters() {
        String change = "update keyback.audit_entry set action = 'STOPPED' where chain = :other and number = 1"
                + " and :case is not null";

        installation.transaction.executeWithoutResult(all -> {
            all.setRollbackOnly();
            installation.attackAndVerify(change, CASE, OTHER);
            assertThat(installation.verify(CASE, null, null).lines()).startsWith("8 entries in 1 chains are intact.");
            assertThat(installation.verify(OTHER, null, null).outcome()).isEqualTo(Outcome.BROKEN);
        });
        assertThat(installation
                        .verify(new CaseId(UUID.randomUUID()), null, null)
                        .outcome())
                .isEqualTo(Outcome.CANNOT_SAY);
    }

    @Test
    void aReceiptIsTrueForAsLongAsItsEntryIsThere() {
        String receipt = installation.receipts.ofSubmission(CASE).orElseThrow();

        Result result = installation.verify(null, receipt + "\n", null);

        assertThat(result.lines()).contains("The receipt is true: it is of entry 3.");
        assertThat(installation.receipts.ofSubmission(OTHER)).isEmpty();
    }

    @Test
    void aReceiptOfAnotherInstallationIsNone(@TempDir Path elsewhere) {
        Entries entries = new Entries(installation.dataSource());
        String foreign =
                new Receipts(entries, TestKeys.in(elsewhere)).ofSubmission(CASE).orElseThrow();

        for (String receipt : List.of(foreign, "", "a.b.c", foreign.substring(0, foreign.length() / 2))) {
            assertThat(installation.verify(null, receipt, null).outcome()).isEqualTo(Outcome.BROKEN);
        }
    }

    @Test
    void aReceiptFindsAChainThatWasRemovedBeforeItWasAnchored() {
        CaseId young = new CaseId(UUID.randomUUID());

        installation.transaction.executeWithoutResult(all -> {
            all.setRollbackOnly();
            installation.record(young, Action.CASE_OPENED, Action.REQUEST_SUBMITTED);
            assertThat(installation.trail.of(young)).hasSize(2); // who reads in between has it written
            String receipt = installation.receipts.ofSubmission(young).orElseThrow();
            assertThat(installation.verify(null, receipt, null).outcome()).isEqualTo(Outcome.INTACT);

            installation.attackAndVerify(
                    "delete from keyback.audit_entry where chain = :case and number > 1 and :other is not null;"
                            + "update keyback.audit_head set number = 1 where chain = :case",
                    young,
                    OTHER);
            assertThat(installation.verify(null, receipt, null).outcome()).isEqualTo(Outcome.BROKEN);
        });
    }

    @Test
    void whoeverRecordsAtOnceComesOneAfterTheOther() throws Exception {
        CaseId busy = new CaseId(UUID.randomUUID());
        ExecutorService nodes = Executors.newFixedThreadPool(8);
        try (Installation shared = new Installation(Files.createDirectory(directory.resolve("busy")))) {
            Callable<Boolean> recordSome = () -> {
                shared.record(
                        busy, Collections.nCopies(25, Action.PICTURE_VIEWED).toArray(Action[]::new));
                return true;
            };
            for (Future<Boolean> node : nodes.invokeAll(Collections.nCopies(8, recordSome))) {
                node.get();
            }
            shared.anchors.write();

            assertThat(numbers(shared))
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, 200).boxed().toList());
            assertThat(shared.verify().outcome()).isEqualTo(Outcome.INTACT);
        } finally {
            nodes.shutdown();
        }
    }

    @Test
    void whatIsRolledBackWasNotRecorded() throws IOException {
        try (Installation fresh = new Installation(Files.createDirectory(directory.resolve("rolled-back")))) {
            fresh.record(CASE, Action.CASE_OPENED);
            fresh.transaction.executeWithoutResult(all -> {
                all.setRollbackOnly();
                fresh.record(CASE, Action.STOPPED);
            });
            fresh.record(CASE, Action.WITHDRAWN);
            fresh.anchors.write();

            assertThat(numbers(fresh)).containsExactly(1L, 2L);
            assertThat(fresh.verify().outcome()).isEqualTo(Outcome.INTACT);
        }
    }

    @Test
    void changedSettingsAreNamedAndTheirValuesAreNot() throws IOException {
        try (Installation fresh = new Installation(Files.createDirectory(directory.resolve("settings")))) {
            MockEnvironment environment = new MockEnvironment()
                    .withProperty("keyback.public-url", "https://one.example")
                    .withProperty("keyback.recovery.leads[0]", "lead@one.example")
                    .withProperty("spring.datasource.url", "jdbc:one");
            fresh.start(environment);
            fresh.start(environment);
            fresh.start(environment.withProperty("spring.datasource.url", "jdbc:two"));
            assertThat(details(fresh)).singleElement().asString().contains("\"count\": \"2\"");

            fresh.start(environment
                    .withProperty("keyback.public-url", "https://two.example")
                    .withProperty("keyback.audit.anchor-at", "0 0 1 * * *"));

            assertThat(details(fresh)).hasSize(3);
            assertThat(details(fresh).get(1)).contains("\"setting\": \"keyback.audit.anchor-at\"");
            assertThat(details(fresh).get(2)).contains("\"setting\": \"keyback.public-url\"");
            assertThat(String.join("", details(fresh))).doesNotContain("example", "0 0 1");
        }
    }

    @Test
    void whoeverForgetsTheKeptSettingsIsRecordedAllTheSame() throws IOException {
        try (Installation fresh = new Installation(Files.createDirectory(directory.resolve("forgotten")))) {
            MockEnvironment environment =
                    new MockEnvironment().withProperty("keyback.public-url", "https://one.example");
            fresh.start(environment);
            environment.setProperty("keyback.public-url", "https://two.example");
            fresh.jdbc.sql("delete from keyback.audit_setting").update();

            fresh.start(environment);

            assertThat(details(fresh)).hasSize(2);
        }
    }

    private static List<Long> numbers(Installation of) {
        return of.jdbc
                .sql("select number from keyback.audit_entry order by number")
                .query(Long.class)
                .list();
    }

    private static List<String> details(Installation of) {
        return new ArrayList<>(of.jdbc
                .sql("select cast(details as text) from keyback.audit_entry order by number")
                .query(String.class)
                .list());
    }

    private Path anchor(int number) {
        return anchors.resolve("anchor-00000" + number + ".json");
    }

    private void assertBroken(String found) {
        Result result = installation.verify(null, null, anchors);

        assertThat(result.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(result.lines()).singleElement().asString().contains(found);
    }
}
