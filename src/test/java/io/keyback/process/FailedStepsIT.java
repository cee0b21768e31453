package io.keyback.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.keyback.Journeys;
import io.keyback.Journeys.Journey;
import io.keyback.KeybackIT;
import io.keyback.TestHost;
import io.keyback.TestMailServer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the engine does with a step that does not work. */
@KeybackIT
class FailedStepsIT {

    private static final String REVIEWER = "rita";

    @Autowired
    private Journeys journeys;

    @Autowired
    private TestHost host;

    @Autowired
    private TestMailServer mails;

    @Autowired
    private EngineSettings settings;

    @Autowired
    private ProcessEngine engine;

    @BeforeEach
    void staff() {
        journeys.reviewer(REVIEWER, "rita@keyback.example", "reviewers");
    }

    @AfterEach
    void mailWorksAgain() {
        mails.comeUp();
    }

    @Test
    void aStepThatFailsIsTriedAgainLaterAndLaterAndIsAnIncidentInTheEnd() {
        Journey journey = journeys.inReview().approve(REVIEWER);
        host.breakDown(journey.account().id());
        List<Duration> waits = new ArrayList<>(settings.retryAfter());
        assertThat(waits).isSorted().hasSizeGreaterThan(5);

        for (int left = waits.size(); left > 0; left--) {
            Job failed = fail(journey);

            assertThat(failed.getRetries()).isEqualTo(left);
            assertThat(failed.getDuedate().toInstant())
                    .isCloseTo(Instant.now().plus(waits.remove(0)), within(4, ChronoUnit.SECONDS));
            assertThat(incidents(journey)).isEmpty();
        }
        Job given = fail(journey);

        assertThat(given.getRetries()).isZero();
        assertThat(incidents(journey)).containsExactly("ResetTwoFactor");
    }

    @Test
    void whatTheEngineKeepsOfAFailureNamesNobody() {
        Journey journey = journeys.opened();
        mails.rejectRecipients();

        Job failed = fail(journey);

        assertThat(failed.getExceptionMessage()).contains("SMTPAddressFailedException 450");
        assertThat(failed.getExceptionMessage() + textsOf(failed, journey))
                .contains("MailNotDelivered")
                .doesNotContain(
                        journey.account().login() + "@", "mail.example", "second.example", "O'Neil", "Zo\u00eb");
    }

    /** By default it would end what threw it, as if all were done. */
    @Test
    void anErrorThatNothingCatchesEndsNothing() {
        BpmnModelInstance model = Bpmn.createExecutableProcess("uncaught")
                .camundaHistoryTimeToLive(1)
                .startEvent()
                .endEvent()
                .error("Uncaught")
                .done();
        Deployment deployment = engine.getRepositoryService()
                .createDeployment()
                .addModelInstance("uncaught.bpmn", model)
                .deploy();

        assertThatExceptionOfType(ProcessEngineException.class)
                .isThrownBy(() -> engine.getRuntimeService().startProcessInstanceByKey("uncaught"));

        engine.getRepositoryService().deleteDeployment(deployment.getId(), true);
    }

    private Job fail(Journey journey) {
        assertThatExceptionOfType(RuntimeException.class).isThrownBy(journey::runNextJob);
        return journey.jobs().get(0);
    }

    private String textsOf(Job failed, Journey journey) {
        List<String> texts =
                new ArrayList<>(List.of(engine.getManagementService().getJobExceptionStacktrace(failed.getId())));
        engine.getHistoryService()
                .createHistoricJobLogQuery()
                .processInstanceId(journey.instanceId())
                .failureLog()
                .list()
                .forEach(entry -> {
                    texts.add(entry.getJobExceptionMessage());
                    texts.add(engine.getHistoryService().getHistoricJobLogExceptionStacktrace(entry.getId()));
                });
        assertThat(texts).hasSize(3);
        return texts.toString();
    }

    private List<String> incidents(Journey journey) {
        return engine.getRuntimeService().createIncidentQuery().processInstanceId(journey.instanceId()).list().stream()
                .map(incident -> incident.getActivityId())
                .toList();
    }
}
