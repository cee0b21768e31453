package io.keyback.process;

import java.util.List;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.ExecuteJobsRunnable;
import org.camunda.bpm.engine.impl.jobexecutor.JobFailureCollector;
import org.camunda.bpm.engine.spring.components.jobexecutor.SpringJobExecutor;

/** Runs jobs as the engine's own executor does, and says which of them it has in hand. */
final class LeasingJobExecutor extends SpringJobExecutor {

    private final JobsInHand inHand = new JobsInHand();

    JobsInHand inHand() {
        return inHand;
    }

    /** What no thread is free for stays in hand: it is handed in again with the next look for jobs. */
    @Override
    public void executeJobs(List<String> jobs, ProcessEngineImpl engine) {
        inHand.take(jobs);
        super.executeJobs(jobs, engine);
    }

    @Override
    public Runnable getExecuteJobsRunnable(List<String> jobs, ProcessEngineImpl engine) {
        return new ExecuteJobsRunnable(jobs, engine) {
            @Override
            public void run() {
                try {
                    super.run();
                } finally {
                    inHand.leave(jobs);
                }
            }

            /** Also those that come up with the one before, which nobody has handed in. */
            @Override
            protected void executeJob(String job, CommandExecutor commands, JobFailureCollector failure) {
                inHand.take(List.of(job));
                try {
                    super.executeJob(job, commands, failure);
                } finally {
                    inHand.leave(List.of(job));
                }
            }
        };
    }
}
