package io.keyback.process;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import java.util.stream.Collectors;
import javax.xml.datatype.DatatypeFactory;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.camunda.bpm.engine.impl.persistence.entity.TaskManager;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Sets the engine up: closed where it is open by default, and doing only what somebody needs. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class LeanEngine extends AbstractProcessEnginePlugin {

    private static final DateTimeFormatter CLEANUP_TIME = DateTimeFormatter.ofPattern("HH:mm'+0000'");

    private final EngineSettings settings;
    private final QueueSettings queue;
    private final ListableBeanFactory beans;

    LeanEngine(EngineSettings settings, QueueSettings queue, ListableBeanFactory beans) {
        this.settings = settings;
        this.queue = queue;
        this.beans = beans;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        keepEveryInstant();
        knowDurations();
        restrictExpressions(engine);
        restrictUsers(engine);
        slowDownGuessing(engine);
        refuseShortcuts(engine);
        keepHistory(engine);
        runJobs(engine);
        leaveOut(engine);
        engine.setPasswordEncryptor(new StaffPasswords());
        engine.setEnablePasswordPolicy(true);
        engine.setPasswordPolicy(new StaffPasswordPolicy());
        engine.setIdGenerator(new TimeOrderedIds());
        engine.setLoggingContextBusinessKey("caseId");
    }

    /**
     * The engine's columns have no time zone: it writes what the clock on the wall shows where the JVM runs. Where clocks
     * change, a timer in the hour that comes twice would fire an hour late, and two nodes might read each other wrong.
     */
    private static void keepEveryInstant() {
        TimeZone.setDefault(TimeZone.getTimeZone(ZoneOffset.UTC));
    }

    /** For each timer the engine asks who can read a duration: by default each jar of the package is searched for an answer. */
    private static void knowDurations() {
        System.setProperty(
                DatatypeFactory.class.getName(),
                DatatypeFactory.newDefaultInstance().getClass().getName());
    }

    private void restrictExpressions(ProcessEngineConfigurationImpl engine) {
        engine.setBeans(new ProcessBeans(beans));
        engine.setEnableExpressionsInAdhocQueries(false);
        engine.setEnableExpressionsInStoredQueries(false);
        engine.setJavaSerializationFormatEnabled(false);
        engine.setEnableXxeProcessing(false);
    }

    private static void restrictUsers(ProcessEngineConfigurationImpl engine) {
        engine.setAuthorizationEnabled(true);
        engine.setDefaultUserPermissionNameForTask("TASK_WORK");
        engine.setResourceAuthorizationProvider(new WorkOnTasks());
        engine.setCustomSessionFactories(List.of(
                new InPlaceOf<>(AuthorizationManager.class, StaffAuthorizations::new),
                new InPlaceOf<>(TaskManager.class, StaffTaskLists::new)));
        engine.setEnforceSpecificVariablePermission(true);
        engine.setAdminGroups(List.of(Groups.CAMUNDA_ADMIN));
        engine.setAdminUsers(List.of());
    }

    /** Longer and longer, but never for good: the engine's own lock has no end. */
    private void slowDownGuessing(ProcessEngineConfigurationImpl engine) {
        engine.setLoginMaxAttempts(Integer.MAX_VALUE);
        engine.setLoginDelayBase(Math.toIntExact(settings.signInDelay().toSeconds()));
        engine.setLoginDelayFactor(2);
        engine.setLoginDelayMaxTime(
                Math.toIntExact(settings.longestSignInDelay().toSeconds()));
    }

    private void refuseShortcuts(ProcessEngineConfigurationImpl engine) {
        engine.setEnableExceptionsAfterUnhandledBpmnError(true);
        if (engine.getCustomPreCommandInterceptorsTxRequired() == null) {
            engine.setCustomPreCommandInterceptorsTxRequired(new ArrayList<>());
        }
        engine.getCustomPreCommandInterceptorsTxRequired().add(new NoShortcuts());
        if (queue.assignment() == QueueSettings.Assignment.NEXT) {
            engine.getCustomPreCommandInterceptorsTxRequired()
                    .add(new NoPicking(() -> engine.getIdentityService().getCurrentAuthentication() != null));
        }
    }

    private void keepHistory(ProcessEngineConfigurationImpl engine) {
        engine.setCustomHistoryLevels(List.of(new LeanHistory(ProcessVariable.names()::contains)));
        engine.setHistory(LeanHistory.NAME);
        // A removal time in every row is a look at the instance in every transaction; and what counts is when a case
        // ended.
        engine.setHistoryRemovalTimeStrategy(ProcessEngineConfiguration.HISTORY_REMOVAL_TIME_STRATEGY_NONE);
        engine.setHistoryCleanupStrategy(ProcessEngineConfiguration.HISTORY_CLEANUP_STRATEGY_END_TIME_BASED);
        // each model says for how long
        engine.setEnforceHistoryTimeToLive(true);
        engine.setHistoryCleanupBatchWindowStartTime(cleanupTime(settings.cleanupFrom()));
        engine.setHistoryCleanupBatchWindowEndTime(cleanupTime(settings.cleanupUntil()));
    }

    private void runJobs(ProcessEngineConfigurationImpl engine) {
        engine.setEnsureJobDueDateNotNull(true);
        engine.setJobExecutorAcquireByPriority(true);
        engine.setFailedJobRetryTimeCycle(
                settings.retryAfter().stream().map(Duration::toString).collect(Collectors.joining(",")));
    }

    private static void leaveOut(ProcessEngineConfigurationImpl engine) {
        engine.setCmmnEnabled(false);
        engine.setStandaloneTasksEnabled(false);
        engine.setMetricsEnabled(false);
        engine.setDbMetricsReporterActivate(false);
        engine.setTaskMetricsEnabled(false);
        engine.setTenantCheckEnabled(false); // it is asked of each row, so that no index alone can answer
    }

    private static String cleanupTime(LocalTime time) {
        return CLEANUP_TIME.format(time);
    }
}
