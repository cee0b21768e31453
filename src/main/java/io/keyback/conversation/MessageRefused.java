package io.keyback.conversation;

/** A message was not taken; nothing of it is kept. */
public class MessageRefused extends RuntimeException {

    /** Why, with the sentence that its page shows. */
    public enum Reason {
        EMPTY("Please write something first."),
        TOO_LONG("This message is too long. Please shorten it, or send it in parts."),
        TOO_FAST("You have sent many messages within a minute. Please wait a moment, and send this one again."),
        TOO_MANY("There is no room for more messages in this request."),
        TOO_MANY_ATTACHMENTS("There is no room for more pictures in this request."),
        BEING_DECIDED("Your request is being decided, and no picture can be added now. You can write what it shows."),
        SENT_ALREADY("This message was sent already. Load the page again to see it."),
        NOT_OPEN("Messages can be sent while the request is being decided, and not before or after.");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    private final Reason reason;

    MessageRefused(Reason reason) {
        super("Message refused: " + reason);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
