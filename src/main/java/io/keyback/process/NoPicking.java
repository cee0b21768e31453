package io.keyback.process;

import java.util.function.BooleanSupplier;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/** Refuses every claim of somebody who is signed in, where Keyback hands the cases out. */
final class NoPicking extends CommandInterceptor {

    private final BooleanSupplier somebodyIsSignedIn;

    NoPicking(BooleanSupplier somebodyIsSignedIn) {
        this.somebodyIsSignedIn = somebodyIsSignedIn;
    }

    @Override
    public <T> T execute(Command<T> command) {
        if (command instanceof ClaimTaskCmd && somebodyIsSignedIn.getAsBoolean()) {
            throw new BadUserRequestException("Cases are handed out here. Please press Next case.");
        }
        return next.execute(command);
    }
}
