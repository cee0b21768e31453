package io.keyback;

import io.keyback.emailcode.EmailCodes;
import io.keyback.evidence.EvidenceStore;
import io.keyback.facecheck.FaceCaptures;
import io.keyback.facecheck.ShownFaces;
import io.keyback.process.RecoveryProcessIT;
import io.keyback.recovery.Consents;
import io.keyback.recovery.RecoveryCases;
import io.keyback.recovery.RecoveryProcess;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.community.process_test_coverage.engine.platform7.ElementCoverageParseListener;
import org.camunda.community.process_test_coverage.spring_test.common.ProcessEngineCoverageProperties;
import org.camunda.community.process_test_coverage.spring_test.platform7.ProcessEngineCoverageConfiguration;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** What stands around the application in its tests. */
@TestConfiguration(proxyBeanMethods = false)
@Import(ProcessEngineCoverageConfiguration.class)
class TestSurroundings {

    @Bean
    @Primary
    TestClock testClock() {
        return new TestClock();
    }

    @Bean
    TestHost testHost() {
        return new TestHost();
    }

    @Bean
    TestMailServer testMailServer(JdbcClient jdbc) {
        return new TestMailServer(jdbc);
    }

    @Bean
    ShownFaces shownFaces(FaceCaptures captures) {
        return new ShownFaces(captures);
    }

    @Bean
    StepCalls stepCalls(
            RecoveryCases cases,
            Consents consents,
            RecoveryProcess process,
            EvidenceStore evidence,
            ShownFaces shownFaces,
            TransactionOperations transactions) {
        return new StepCalls(cases, consents, process, evidence, shownFaces, transactions);
    }

    @Bean
    Journeys journeys(
            RecoveryCases cases,
            StepCalls calls,
            EmailCodes codes,
            ProcessEngine engine,
            TestHost host,
            TestMailServer mails) {
        return new Journeys(cases, calls, codes, engine, host, mails);
    }

    /**
     * Primary, because the library's own bean of this kind would otherwise win and ask for no coverage at all. A class
     * and not a pattern, which would match nothing any more after a change of names, and say nothing.
     */
    @Bean
    @Primary
    ProcessEngineCoverageProperties processCoverage() {
        return ProcessEngineCoverageProperties.builder()
                .addInclusionPatternForTestClasses(RecoveryProcessIT.class.getName())
                .assertClassCoverageAtLeast(1.0)
                .build();
    }

    /** The library counts for the classes that it includes; without this the engine fails in all that run before. */
    @Bean
    ProcessEnginePlugin uncounted() {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void postInit(ProcessEngineConfigurationImpl configuration) {
                configuration.getCustomPostBPMNParseListeners().stream()
                        .filter(ElementCoverageParseListener.class::isInstance)
                        .map(ElementCoverageParseListener.class::cast)
                        .forEach(listener -> listener.setCoverageState(event -> {}));
            }
        };
    }
}
