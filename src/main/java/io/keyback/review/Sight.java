package io.keyback.review;

/** How a reviewer sees personal data. */
enum Sight {
    MASKED {
        @Override
        String of(String value, Mask mask) {
            return value.isEmpty() ? value : mask.over(value);
        }
    },
    /** Given only together with a record of who needed it and what for. */
    CLEAR {
        @Override
        String of(String value, Mask mask) {
            return value;
        }
    };

    /** The value as it is seen; what is not there is empty either way. */
    abstract String of(String value, Mask mask);
}
