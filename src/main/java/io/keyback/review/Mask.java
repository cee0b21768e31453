package io.keyback.review;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How personal data look while they are masked. What is left of a name and of a birth date tells nobody who it is, and is
 * enough to hold it against a document in the picture beside; nothing is told of the length. {@link OnFile} says which
 * data has which mask.
 */
enum Mask {
    /** The first letter of each word: {@code J••• D•••}. */
    INITIALS {
        @Override
        String over(String value) {
            return Arrays.stream(value.strip().split("\\s+"))
                    .map(word -> word.substring(0, word.offsetByCodePoints(0, 1)) + DOTS)
                    .collect(Collectors.joining(" "));
        }
    },
    /** The day of a date: {@code ••••-••-17}. */
    DAY {
        @Override
        String over(String value) {
            Matcher date = DATE.matcher(value);
            return date.matches() ? "••••-••-" + date.group(1) : DOTS;
        }
    },
    /** That it is there: {@code •••}. */
    WHOLE {
        @Override
        String over(String value) {
            return DOTS;
        }
    },
    /** Not personal: stays as it is. */
    NONE {
        @Override
        String over(String value) {
            return value;
        }
    };

    private static final String DOTS = "•••";
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-(\\d{2})");

    /** Of a value that is there. */
    abstract String over(String value);
}
