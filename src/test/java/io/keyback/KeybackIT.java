package io.keyback;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;

/**
 * The whole application on its real database, with a test host, a test mail server and a clock that the test moves. Jobs
 * wait until the test runs them. All classes with this annotation share one application.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = {KeybackApplication.class, TestSurroundings.class},
        properties = {
            "camunda.bpm.job-execution.enabled=false",
            "keyback.keys.directory=target/test-keys-${PID}", // two forks at once
            "keyback.keys.create-missing=true",
            "keyback.portal.upload-directory=target/test-uploads-${PID}",
            "keyback.audit.anchor-directory=target/test-anchors-${PID}",
            "keyback.erasure.list-directory=target/test-erased-${PID}",
            // A connection that is not given back shows at once.
            "spring.datasource.hikari.connection-timeout=5000",
            // Tests make commands fail on purpose, and look at what comes of it.
            "logging.level.org.camunda.bpm.engine.context=off",
            "logging.level.org.camunda.bpm.engine.jobexecutor=off",
            // The drawn pictures have no code; one that looks for it takes its time.
            "keyback.documentcheck.time-for-attempt=1ms",
            "keyback.host.issuer=https://host.example",
            "keyback.host.jwk-set-uri=https://host.example/jwks",
            "keyback.host.sign-in-url=https://host.example/sign-in",
            "keyback.notification.from=keyback@keyback.example",
            "keyback.recovery.leads=lead@keyback.example",
            // Tests send these mails themselves.
            "keyback.conversation.notices-every=1h"
        })
public @interface KeybackIT {}
