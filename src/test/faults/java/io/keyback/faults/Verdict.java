package io.keyback.faults;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what has become of all cases, in Keyback's tables, in the engine, and where the effects arrived. */
final class Verdict {

    private static final Pattern SIGNED_TOKEN = Pattern.compile("eyJ[A-Za-z0-9_-]{8,}\\.");
    private static final Pattern SECRET_OF_MAIL =
            Pattern.compile("(?m)^\\s*([0-9]{4}) ?([0-9]{4})\\s*$|/recovery/(?:stop|resume)/(\\S+)");
    private static final List<String> OF_EVERYBODY =
            List.of("Zoë", "O'Neil", "Mill Lane", "Graz", "@mail.example", Books.PASSWORD, "MFRGGZDFMZTWQ2LK");

    /** Where the case stands in Keyback's own table; and how many instances of the engine run for it, at what. */
    record Ending(String account, String status, boolean ended, long instances, String tasks) {}

    private final Cluster cluster;
    private final Books books;
    private final Crowd crowd;

    Verdict(Cluster cluster, Books books, Crowd crowd) {
        this.cluster = cluster;
        this.books = books;
        this.crowd = crowd;
    }

    List<Ending> endings() {
        return books.ask(() -> books.jdbc()
                .sql("""
                        select c.account_id, c.status, c.ended_at is not null,
                            count(distinct instance.id_),
                            coalesce(string_agg(distinct task.task_def_key_, ' ' order by task.task_def_key_), '')
                        from keyback.recovery_case c
                        left join act_ru_execution instance
                            on instance.business_key_ = c.id::text and instance.parent_id_ is null
                        left join act_ru_task task on task.proc_inst_id_ = instance.id_
                        group by c.id
                        """)
                .query((row, number) -> new Ending(
                        row.getString(1), row.getString(2), row.getBoolean(3), row.getLong(4), row.getString(5)))
                .list());
    }

    /** Whoever has no case, more than one, or one whose two sides do not agree. */
    List<String> notInOneState() {
        Map<String, List<Ending>> byAccount = endings().stream().collect(Collectors.groupingBy(Ending::account));
        List<String> wrong = new ArrayList<>();
        for (Applicant applicant : crowd.everybody()) {
            List<Ending> his = byAccount.getOrDefault(applicant.login(), List.of());
            if (his.size() != 1 || !agrees(applicant.goal(), his.get(0))) {
                wrong.add(applicant.login() + ": " + his);
            }
        }
        return wrong;
    }

    private static boolean agrees(Goal goal, Ending ending) {
        String tasks = switch (goal) {
            case AT_THE_CODE -> "ConfirmEmailCode";
            case FILLING_IN -> "ProvidePersonalInformation";
            case IN_REVIEW -> "ReviewCase";
            case PAUSED -> "ConfirmRequest ReviewCase";
            case STOPPED_AT_THE_CODE, STOPPED_IN_REVIEW, STOPPED_ON_HOLD -> "LookIntoStop";
            case RECOVERED, WITHDRAWN -> "";
        };
        return ending.status().equals(goal.status())
                && ending.ended() == (goal.isStopped() || tasks.isEmpty())
                && ending.instances() == (tasks.isEmpty() ? 0 : 1)
                && ending.tasks().equals(tasks);
    }

    /** Instances of the engine that belong to no case, or run although nothing is to be done. */
    List<String> orphans() {
        return books.list("""
                        select business_key_ from act_ru_execution e where parent_id_ is null and not exists (
                            select from keyback.recovery_case c where c.id::text = e.business_key_)
                        """, String.class);
    }

    Map<String, Long> byStatus() {
        return endings().stream().collect(Collectors.groupingBy(Ending::status, TreeMap::new, Collectors.counting()));
    }

    /** What each effect has to have happened to, and what it did; equal when nothing is lost and nothing done twice. */
    Map<String, Set<String>> ordersMissedOrTooMany() {
        Map<String, Set<String>> wrong = new TreeMap<>();
        compare(wrong, "reset", keysOf(Goal::isReset), accountsOfResets());
        compare(
                wrong,
                "freeze",
                keysOf(Goal::isStopped),
                cluster.host().told("freeze").keySet());
        compare(
                wrong,
                "release",
                keysOf(goal -> goal == Goal.RECOVERED),
                cluster.host().told("release").keySet());
        return wrong;
    }

    private static void compare(Map<String, Set<String>> wrong, String effect, Set<String> due, Set<String> done) {
        Set<String> difference = new HashSet<>(due);
        difference.removeAll(done);
        Set<String> more = new HashSet<>(done);
        more.removeAll(due);
        difference.addAll(more);
        if (!difference.isEmpty()) {
            wrong.put(effect, difference);
        }
    }

    private Set<String> keysOf(java.util.function.Predicate<Goal> wanted) {
        return crowd.everybody().stream()
                .filter(applicant -> wanted.test(applicant.goal()))
                .map(Applicant::login)
                .collect(Collectors.toSet());
    }

    /** The key of a reset names its case; two of one account would show as one, and as two rows of its cases. */
    private Set<String> accountsOfResets() {
        Map<String, String> accounts = new HashMap<>();
        books.ask(() -> books.jdbc()
                        .sql("select id::text || '/reset', account_id from keyback.recovery_case")
                        .query((row, number) -> Map.entry(row.getString(1), row.getString(2)))
                        .list())
                .forEach(entry -> accounts.put(entry.getKey(), entry.getValue()));
        return cluster.host().told("reset").keySet().stream()
                .map(key -> accounts.getOrDefault(key, key))
                .collect(Collectors.toSet());
    }

    /** Notices that somebody never had, or had as two different mails. */
    List<String> mailsMissedOrDoubled() {
        Map<String, Map<String, Set<String>>> ids = new HashMap<>();
        for (Inbox.Received mail : cluster.inbox().all()) {
            ids.computeIfAbsent(mail.to(), first -> new HashMap<>())
                    .computeIfAbsent(Notice.of(mail.subject()), first -> new HashSet<>())
                    .add(mail.messageId());
        }
        List<String> wrong = new ArrayList<>();
        for (Applicant applicant : crowd.everybody()) {
            Map<String, Set<String>> his = ids.getOrDefault(Books.email(applicant.login()), Map.of());
            Set<Notice> due = Notice.dueTo(applicant.goal());
            for (Notice notice : Notice.ONCE) {
                int had = his.getOrDefault(notice.name(), Set.of()).size();
                if (had > 1 || (had == 0 && due.contains(notice))) {
                    wrong.add(applicant.login() + ": " + notice + " came " + had + " times");
                }
            }
        }
        return wrong;
    }

    /** How many deliveries were repeats, under the Message-ID by which mail programs know them. */
    long mailsRepeated() {
        List<Inbox.Received> all = cluster.inbox().all();
        return all.size()
                - all.stream()
                        .map(mail -> mail.to() + " " + mail.messageId())
                        .distinct()
                        .count();
    }

    long repeated(String effect) {
        Map<String, Integer> told = cluster.host().told(effect);
        return told.values().stream().mapToLong(Integer::longValue).sum() - told.size();
    }

    /** What the logs of the nodes say of anybody. */
    List<String> inLogs() throws IOException {
        List<String> secrets = Stream.concat(
                        OF_EVERYBODY.stream(),
                        cluster.inbox().all().stream()
                                .flatMap(mail ->
                                        SECRET_OF_MAIL.matcher(mail.text()).results())
                                .map(found ->
                                        found.group(3) == null ? found.group(1) + found.group(2) : found.group(3)))
                .distinct()
                .toList();
        List<String> found = new ArrayList<>();
        for (Node node : cluster.nodes().all()) {
            found.addAll(inLog(node.log(), secrets));
        }
        return found;
    }

    private static List<String> inLog(Path log, List<String> secrets) throws IOException {
        String text = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("io.keyback.demo.Welcome:") && !line.contains("demo.Welcome"))
                .collect(Collectors.joining("\n"));
        return Stream.concat(
                        secrets.stream().filter(text::contains),
                        SIGNED_TOKEN.matcher(text).results().map(token -> token.group()))
                .map(secret -> log.getFileName() + ": " + secret)
                .toList();
    }
}
