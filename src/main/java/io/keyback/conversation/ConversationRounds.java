package io.keyback.conversation;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.stereotype.Component;

/**
 * Looks for messages and for mails to send, again and again. In threads of its own: a slow mail server delays no message.
 * It stops before the web server does, which would else wait for those who wait here.
 */
@Component
class ConversationRounds implements SmartLifecycle, DisposableBean {

    private static final int THREADS = 2;

    private final Arrivals arrivals;
    private final UnreadNotices notices;
    private final ConversationProperties properties;
    private final ThreadPoolTaskScheduler threads = new ThreadPoolTaskScheduler();
    private List<ScheduledFuture<?>> rounds = List.of();

    ConversationRounds(Arrivals arrivals, UnreadNotices notices, ConversationProperties properties) {
        this.arrivals = arrivals;
        this.notices = notices;
        this.properties = properties;
        threads.setPoolSize(THREADS);
        threads.setThreadNamePrefix("conversation-");
        threads.setDaemon(true);
        threads.initialize();
    }

    @Override
    public synchronized void start() {
        arrivals.open();
        Instant firstNotices = threads.getClock().instant().plus(properties.noticesEvery());
        rounds = List.of(
                threads.scheduleWithFixedDelay(arrivals::look, properties.lookEvery()),
                threads.scheduleWithFixedDelay(notices::send, firstNotices, properties.noticesEvery()));
    }

    @Override
    public synchronized void stop() {
        rounds.forEach(round -> round.cancel(false));
        rounds = List.of();
        arrivals.close();
    }

    @Override
    public synchronized boolean isRunning() {
        return !rounds.isEmpty();
    }

    @Override
    public void destroy() {
        threads.destroy();
    }
}
