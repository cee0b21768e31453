package io.keyback;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ContextConfiguration;

/**
 * The whole application behind a real port, because much belongs to the servlet container, which a mock of the web layer
 * has not. All classes with this annotation share one application.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = {KeybackApplication.class, TestSurroundings.class},
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "camunda.bpm.job-execution.enabled=false",
            // Cases come to review; what is read of their documents is for other tests.
            "keyback.documentcheck.time-for-attempt=1ms",
            "keyback.keys.directory=target/test-keys-${PID}",
            "keyback.keys.create-missing=true",
            // All of them come from one address.
            "keyback.throttle.hand-off=10000",
            "keyback.throttle.step=10000",
            "keyback.throttle.link=10000",
            "keyback.throttle.upload=10000",
            "keyback.throttle.hand-over=10000",
            "keyback.throttle.staff-sign-in=10000",
            "keyback.throttle.hand-offs-per-account=10000",
            "keyback.throttle.uploads-per-account=10000",
            "keyback.portal.upload-directory=target/test-large-uploads",
            "keyback.host.sign-in-url=https://host.example/sign-in",
            "keyback.notification.from=keyback@keyback.example",
            "keyback.recovery.leads=lead@keyback.example",
            "keyback.conversation.longest-wait=50ms",
            "keyback.conversation.notices-every=1h"
        })
@ContextConfiguration(initializers = SigningHost.class)
@interface OverTheWire {}
