package io.keyback.conversation;

/** Somebody who has not claimed the case asked for its messages. */
public class NotInConversation extends RuntimeException {
    NotInConversation() {
        super("Not the reviewer of this case");
    }
}
