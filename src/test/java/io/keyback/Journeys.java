package io.keyback;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyback.account.Account;
import io.keyback.caseid.CaseId;
import io.keyback.emailcode.Confirmation;
import io.keyback.emailcode.EmailCodes;
import io.keyback.evidence.DrawnPictures;
import io.keyback.evidence.EvidenceKind;
import io.keyback.recovery.CaseView;
import io.keyback.recovery.RecoveryCases;
import io.keyback.recovery.Step;
import io.keyback.recovery.StepAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;

/** Takes cases as far as a test wants them, by the same calls that pages, Tasklist and the job executor make. */
public final class Journeys {

    private static final Pattern CODE = Pattern.compile("\\b[0-9]{4}(?: ?[0-9]{4})+\\b");
    private static final Pattern STOP_LINK = Pattern.compile("/recovery/stop/(\\S+)");
    private static final Pattern RESUME_LINK = Pattern.compile("/recovery/resume/(\\S+)");

    private final byte[] front = DrawnPictures.idCardFront();
    private final byte[] back = DrawnPictures.idCardBack();

    private final RecoveryCases cases;
    private final StepCalls calls;
    private final EmailCodes codes;
    private final ProcessEngine engine;
    private final TestHost host;
    private final TestMailServer mails;

    Journeys(
            RecoveryCases cases,
            StepCalls calls,
            EmailCodes codes,
            ProcessEngine engine,
            TestHost host,
            TestMailServer mails) {
        this.cases = cases;
        this.calls = calls;
        this.codes = codes;
        this.engine = engine;
        this.host = host;
        this.mails = mails;
    }

    /** How a face is handed in. */
    public enum Face {
        LIVE,
        LIVENESS_NOT_SHOWN,
        /** Pictures that no live face check took. */
        UPLOADED,
        PERSON_INSTEAD
    }

    /** A case that was just opened, for an account of its own. */
    public Journey opened() {
        return opened(host.newAccount());
    }

    public Journey opened(Account account) {
        return new Journey(account, cases.open(account.id()));
    }

    /** A case whose code was mailed. */
    public Journey waitingForCode() {
        return opened().runJobs();
    }

    /** A case whose request is being filled in. */
    public Journey fillingIn() {
        return waitingForCode().confirmEmail();
    }

    /** A case that waits for its reviewer. */
    public Journey inReview() {
        return fillingIn().fillIn().runJobs();
    }

    /** A case that waits for the first of its two reviewers. */
    public Journey inReviewTwice() {
        return fillingIn().fillInSomethingElse().runJobs();
    }

    /** Makes a reviewer, unless there is one of this name. */
    public void reviewer(String name, @Nullable String email, String group) {
        if (engine.getIdentityService().createUserQuery().userId(name).count() == 0) {
            User user = engine.getIdentityService().newUser(name);
            user.setEmail(email);
            engine.getIdentityService().saveUser(user);
            engine.getIdentityService().createMembership(name, group);
        }
    }

    /** Does something as a member of staff who has signed in to the engine's web applications. */
    public void as(String name, Runnable action) {
        List<String> groups = engine.getIdentityService().createGroupQuery().groupMember(name).list().stream()
                .map(group -> group.getId())
                .toList();
        engine.getIdentityService().setAuthentication(name, groups);
        try {
            action.run();
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    /** One case on its way. */
    public final class Journey {

        private final Account account;
        private final CaseId caseId;
        private final ProcessInstance instance;

        private Journey(Account account, CaseId caseId) {
            this.account = account;
            this.caseId = caseId;
            this.instance = Objects.requireNonNull(engine.getRuntimeService()
                    .createProcessInstanceQuery()
                    .processInstanceBusinessKey(caseId.toString())
                    .singleResult());
        }

        public Account account() {
            return account;
        }

        public CaseId id() {
            return caseId;
        }

        public String instanceId() {
            return instance.getId();
        }

        public CaseView view() {
            return cases.find(caseId).orElseThrow();
        }

        public List<TestMailServer.Received> mails() {
            return mails.of(caseId);
        }

        /** The notices that were mailed, each with its recipients, in their order. */
        public List<String> notices() {
            Map<String, List<String>> byNotice = new java.util.LinkedHashMap<>();
            mails().forEach(mail -> byNotice.computeIfAbsent(mail.notice(), notice -> new ArrayList<>())
                    .add(nameOf(mail.to())));
            return byNotice.entrySet().stream()
                    .map(notice -> notice.getKey() + " to " + String.join(" and ", notice.getValue()))
                    .toList();
        }

        private String nameOf(String address) {
            if (address.equals(account.email().value())) {
                return "holder";
            }
            return address.equals(account.addresses().get(1).value()) ? "second" : address;
        }

        /** Runs every job that is not a timer, and those that come of them. */
        public Journey runJobs() {
            while (runNextJob()) {
                // the next one may be of its making
            }
            return this;
        }

        /** Runs one such job; false when there is none. */
        public boolean runNextJob() {
            List<Job> waiting = jobs();
            if (waiting.isEmpty()) {
                return false;
            }
            engine.getManagementService().executeJob(waiting.get(0).getId());
            return true;
        }

        public List<Job> jobs() {
            return engine.getManagementService()
                    .createJobQuery()
                    .processInstanceId(instanceId())
                    .messages()
                    .list();
        }

        /** The timer of a boundary event. */
        public Job timer(String event) {
            return Objects.requireNonNull(
                    engine.getManagementService()
                            .createJobQuery()
                            .processInstanceId(instanceId())
                            .activityId(event)
                            .timers()
                            .singleResult(),
                    () -> "No timer " + event);
        }

        public Journey fire(String event) {
            engine.getManagementService().executeJob(timer(event).getId());
            return this;
        }

        public Step step() {
            return calls.step(caseId);
        }

        public Journey complete(StepAnswer answer) {
            calls.complete(caseId, answer);
            return this;
        }

        public String mailedCode() {
            String text = mails().stream()
                    .filter(mail -> mail.notice().startsWith("email-code/"))
                    .reduce((earlier, later) -> later)
                    .orElseThrow()
                    .text();
            Matcher code = CODE.matcher(text);
            assertThat(code.find()).isTrue();
            return code.group().replace(" ", "");
        }

        public Journey confirmEmail() {
            assertThat(codes.confirm(caseId, mailedCode())).isInstanceOf(Confirmation.Confirmed.class);
            return complete(StepAnswer.DONE);
        }

        /** Enters wrong codes until none is accepted any more. */
        public Journey useUpTries() {
            String wrong = mailedCode().equals("00000000") ? "00000001" : "00000000";
            while (!(codes.confirm(caseId, wrong) instanceof Confirmation.UsedUp)) {
                // again
            }
            return this;
        }

        public Journey fillIn() {
            return fillIn(Face.LIVE);
        }

        public Journey fillIn(Face face) {
            return fillIn(face, "Graz");
        }

        /** Fills in everything, but a city that is not on file. */
        public Journey fillInSomethingElse() {
            return fillIn(Face.LIVE, "Linz");
        }

        private Journey fillIn(Face face, String city) {
            calls.answer(
                    caseId,
                    Map.of(
                            "firstName", "Zoe",
                            "lastName", "O'Neil",
                            "birthDay", 9,
                            "birthMonth", "3",
                            "birthYear", 1990,
                            "street", "Mill Lane 12",
                            "city", city,
                            "postalCode", "8010",
                            "country", "AT",
                            "confirmTrue", true));
            calls.answer(
                    caseId, Map.of("kind1", "DEPOSIT", "amount1", "100", "currency1", "EUR", "date1", "2026-11-20"));
            calls.show(caseId, face);
            complete(StepAnswer.DONE);
            calls.answer(caseId, Map.of("documentType", "NATIONAL_ID_CARD", "issuingCountry", "AT"));
            calls.handIn(caseId, EvidenceKind.DOCUMENT_FRONT, front);
            calls.handIn(caseId, EvidenceKind.DOCUMENT_BACK, back);
            return complete(StepAnswer.DONE);
        }

        /** Shows the face anew as additional information. */
        public Journey provideInfo() {
            return provideInfo(Face.LIVE);
        }

        public Journey provideInfo(Face face) {
            calls.show(caseId, face);
            cases.answer(caseId, step().form(), Map.of("message", "Here you are"));
            return complete(StepAnswer.DONE);
        }

        public Task task(String id) {
            return Objects.requireNonNull(
                    engine.getTaskService()
                            .createTaskQuery()
                            .processInstanceId(instanceId())
                            .taskDefinitionKey(id)
                            .singleResult(),
                    () -> "No task " + id);
        }

        /** Claims a task and submits its form, as Tasklist does; whoever had it before has let it go. */
        public Journey submit(String task, String reviewer, Map<String, Object> form) {
            String before = task(task).getAssignee();
            if (before != null && !before.equals(reviewer)) {
                engine.getTaskService().setAssignee(task(task).getId(), null);
            }
            Task found = task(task); // by its id, so that what is in no list of his is refused too
            as(reviewer, () -> {
                if (found.getAssignee() == null) {
                    engine.getTaskService().claim(found.getId(), reviewer);
                }
                engine.getFormService().submitTaskForm(found.getId(), form);
            });
            return this;
        }

        public Journey approve(String reviewer) {
            return submit(
                    "ReviewCase", reviewer, Map.of("decision", "APPROVED", "detailsAgree", true, "note", "All agrees"));
        }

        public Journey approveAsSecond(String reviewer) {
            return submit(
                    "SecondReview",
                    reviewer,
                    Map.of("decision", "APPROVED", "faceMatchesDocument", true, "note", "I agree"));
        }

        /** Lets the hold pass and its jobs run. */
        public Journey outlastHold() {
            return runJobs().fire("HoldOver").runJobs();
        }

        /** What stands behind the stop link in the newest mail that has one. */
        public String stopToken() {
            Matcher link = STOP_LINK.matcher(mails().stream()
                    .map(TestMailServer.Received::text)
                    .filter(text -> text.contains("/recovery/stop/"))
                    .reduce((earlier, later) -> later)
                    .orElseThrow());
            assertThat(link.find()).isTrue();
            return link.group(1);
        }

        public Journey reject(String reviewer, String reason) {
            return submit(
                    "ReviewCase",
                    reviewer,
                    Map.of("decision", "REJECTED", "rejectionReason", reason, "note", "Another face"));
        }

        /** Has a rejection looked at again. */
        public Journey appeal() {
            cases.answer(caseId, step().form(), Map.of("statement", "My beard is new, the face is mine"));
            return complete(StepAnswer.DONE);
        }

        public Journey askForNewFace(String reviewer) {
            return ask(reviewer, Map.of("askFace", true, "faceReason", "TOO_DARK", "note", "Dark"));
        }

        /** Asks for what is ticked in this form. */
        public Journey ask(String reviewer, Map<String, Object> form) {
            submit("ReviewCase", reviewer, Map.of("decision", "INFO_NEEDED", "note", "Too dark to see"));
            return submit("RequestAdditionalInfo", reviewer, form);
        }

        /** What stands behind the link to come back in the newest mail that has one. */
        public String resumeToken() {
            Matcher link = RESUME_LINK.matcher(mails().stream()
                    .map(TestMailServer.Received::text)
                    .filter(text -> text.contains("/recovery/resume/"))
                    .reduce((earlier, later) -> later)
                    .orElseThrow());
            assertThat(link.find()).isTrue();
            return link.group(1);
        }

        /** The instance as it was started; also after its end. */
        public ProcessInstance instance() {
            return instance;
        }

        public HistoricProcessInstance history() {
            return Objects.requireNonNull(engine.getHistoryService()
                    .createHistoricProcessInstanceQuery()
                    .processInstanceId(instanceId())
                    .singleResult());
        }
    }
}
