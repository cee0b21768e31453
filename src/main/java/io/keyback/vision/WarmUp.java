package io.keyback.vision;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Loads the native library when the application has started: the first picture is answered as soon as any other. */
@Component
class WarmUp {

    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);

    @EventListener(ApplicationReadyEvent.class)
    void load() {
        Thread thread = new Thread(WarmUp::loadOrSay, "vision-warm-up");
        thread.setDaemon(true);
        thread.start();
    }

    private static void loadOrSay() {
        try {
            OpenCv.load();
        } catch (LinkageError noLibrary) {
            LOG.error("No picture is looked at: there is no OpenCV for this platform", noLibrary);
        }
    }
}
