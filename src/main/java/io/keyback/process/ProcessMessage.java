package io.keyback.process;

/** A message of the models: what happens to a case from outside, whatever it is waiting for. */
enum ProcessMessage {
    CONSENT_WITHDRAWAL_REQUESTED("ConsentWithdrawalRequested"),
    PAUSE_REQUESTED("PauseRequested"),
    STOP_REQUESTED("StopRequested"),
    WITHDRAWAL_REQUESTED("WithdrawalRequested");

    private final String id;

    ProcessMessage(String id) {
        this.id = id;
    }

    /** Id and name of the message in the models. */
    String id() {
        return id;
    }
}
