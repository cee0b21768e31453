package io.keyback.process;

import jakarta.ws.rs.Path;
import java.util.Set;
import org.camunda.bpm.tasklist.plugin.spi.impl.AbstractTasklistPlugin;
import org.camunda.bpm.tasklist.resource.AbstractTasklistPluginRootResource;

/** The tab "Evidence" in Tasklist; what it shows comes from {@code /review}. Found by the service loader. */
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

    /** Serves the tab's script and style. */
    @Path("plugin/" + ID)
    public static class Assets extends AbstractTasklistPluginRootResource {
        public Assets() {
            super(ID);
        }
    }
}
