package io.keyback.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Deploys the models and forms of the jar when one of them has changed; then all of them together, because a model
 * finds its forms in its own deployment.
 */
@Component
class ModelDeployment extends AbstractProcessEnginePlugin {

    private final EngineSettings settings;
    private final ResourcePatternResolver resources;

    ModelDeployment(EngineSettings settings, ResourcePatternResolver resources) {
        this.settings = settings;
        this.resources = resources;
    }

    @Override
    public void postProcessEngineBuild(ProcessEngine engine) {
        RepositoryService repository = engine.getRepositoryService();
        DeploymentBuilder deployment =
                repository.createDeployment().name("keyback").enableDuplicateFiltering(false);
        for (String pattern : settings.models()) {
            add(deployment, pattern);
        }
        if (!deployment.getResourceNames().isEmpty()) {
            deployment.deploy();
        }
    }

    private void add(DeploymentBuilder deployment, String pattern) {
        try {
            for (Resource resource : resources.getResources("classpath*:" + pattern)) {
                try (InputStream content = resource.getInputStream()) {
                    deployment.addInputStream(nameOf(resource, pattern), content);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the models " + pattern, e);
        }
    }

    /** The same on every machine and in the jar, so that an unchanged model is recognised. */
    private static String nameOf(Resource resource, String pattern) {
        return pattern.substring(0, pattern.lastIndexOf('/') + 1) + Objects.requireNonNull(resource.getFilename());
    }
}
