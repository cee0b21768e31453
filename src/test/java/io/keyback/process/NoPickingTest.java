package io.keyback.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NoPickingTest {

    private @Nullable Command<?> executed;
    private boolean somebodyIsSignedIn = true;
    private final NoPicking picking = new NoPicking(() -> somebodyIsSignedIn);

    NoPickingTest() {
        picking.setNext(new CommandExecutor() {
            @Override
            @SuppressWarnings("NullAway") // a command answers what it likes
            public <T> T execute(Command<T> command) {
                executed = command;
                return null;
            }
        });
    }

    @Test
    void whoIsSignedInClaimsNothing() {
        assertThatExceptionOfType(BadUserRequestException.class)
                .isThrownBy(() -> picking.execute(new ClaimTaskCmd("task", "rita")))
                .withMessageContaining("Next case");
        assertThat(executed).isNull();
    }

    @Test
    void keybackClaims() {
        somebodyIsSignedIn = false;

        picking.execute(new ClaimTaskCmd("task", "rita"));

        assertThat(executed).isNotNull();
    }

    @Test
    void everythingElseGoesOn() {
        picking.execute(new CompleteTaskCmd("task", null));

        assertThat(executed).isNotNull();
    }
}
