package io.keyback.vision;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Loads OpenCV beside the start, so that the first applicant does not wait for it, and says whether there is one. */
@Component
class LoadedAtStart {

    private static final Logger LOG = LoggerFactory.getLogger(LoadedAtStart.class);

    @EventListener(ApplicationReadyEvent.class)
    void load() {
        Thread thread = new Thread(LoadedAtStart::loadAndTell, "opencv-start");
        thread.setDaemon(true);
        thread.start();
    }

    private static void loadAndTell() {
        try {
            LOG.info("Pictures are looked at with {}", OpenCv.engine());
        } catch (LinkageError none) {
            LOG.warn("OpenCV cannot be loaded here: checks of pictures are INCONCLUSIVE, and people look", none);
        }
    }
}
