package io.keyback.process;

import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.tasklist.plugin.spi.impl.AbstractTasklistPlugin;
import org.camunda.bpm.tasklist.resource.AbstractTasklistPluginRootResource;

/** Keyback's tabs in Tasklist; what they show comes from {@code /review}. Found by the service loader. */
public class ReviewTab extends AbstractTasklistPlugin {

    private static final String ID = "keyback-review";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public Set<Class<?>> getResourceClasses() {
        return Set.of(Assets.class);
    }

    /** Serves the tabs' scripts and style. */
    @Path("plugin/" + ID)
    public static class Assets extends AbstractTasklistPluginRootResource {

        private static final List<String> FILES = List.of(
                "app/plugin.js",
                "app/plugin.css",
                "app/page.js",
                "app/evidence.js",
                "app/face.js",
                "app/viewer.js",
                "app/messages.js",
                "app/queue.js");

        public Assets() {
            super(ID);
        }

        /** The webapps serve one script of a plugin unless it names more. */
        @Override
        protected List<String> getAllowedAssets() {
            return FILES;
        }
    }
}
