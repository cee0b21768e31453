package io.keyback.conversation;

/** What somebody typed, as it is kept: lines of plain characters, without what the database or a page could trip over. */
record PlainText(String value) {

    /** @throws MessageRefused when nothing is left, or more than the limit */
    static PlainText of(String typed, int maxLength) {
        PlainText text = tidied(typed);
        if (text.value.isEmpty()) {
            throw new MessageRefused(MessageRefused.Reason.EMPTY);
        }
        if (text.value.codePointCount(0, text.value.length()) > maxLength) {
            throw new MessageRefused(MessageRefused.Reason.TOO_LONG);
        }
        return text;
    }

    private static PlainText tidied(String typed) {
        StringBuilder kept = new StringBuilder(typed.length());
        typed.replace("\r\n", "\n")
                .replace('\r', '\n')
                .codePoints()
                .filter(PlainText::plain)
                .forEach(kept::appendCodePoint);
        return new PlainText(kept.toString().strip());
    }

    /** No control characters, no halves of a character, and nothing that makes the rest read backwards. */
    private static boolean plain(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL -> character == '\n' || character == '\t';
            case Character.SURROGATE -> false;
            default ->
                switch (Character.getDirectionality(character)) {
                    case Character.DIRECTIONALITY_LEFT_TO_RIGHT_OVERRIDE,
                            Character.DIRECTIONALITY_RIGHT_TO_LEFT_OVERRIDE -> false;
                    default -> true;
                };
        };
    }
}
