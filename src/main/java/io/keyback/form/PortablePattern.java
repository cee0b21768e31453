package io.keyback.form;

import java.util.regex.Pattern;

/**
 * A pattern of a form file. The browser compiles it with {@code new RegExp(pattern)}, we with {@link Pattern}; so that
 * both judge alike, only what means the same in both is taken, and {@code $} becomes Java's strict end of input.
 */
final class PortablePattern {

    private static final String ESCAPED_LETTERS = "dwtnu";

    private final Pattern pattern;

    PortablePattern(String javaScript) {
        this.pattern = Pattern.compile(translate(javaScript));
    }

    /** Whether the pattern is found in the text, anchored only where it says so. */
    boolean test(String text) {
        return pattern.matcher(text).find();
    }

    private static String translate(String javaScript) {
        StringBuilder java = new StringBuilder();
        boolean inClass = false;
        for (int i = 0; i < javaScript.length(); i++) {
            char c = javaScript.charAt(i);
            char next = i + 1 < javaScript.length() ? javaScript.charAt(i + 1) : 0;
            if (c == '\\') {
                require(next != 0 && (!isLetterOrDigit(next) || ESCAPED_LETTERS.indexOf(next) >= 0), javaScript);
                java.append(c).append(next);
                i++;
            } else if (inClass) {
                require(c != '[' && !(c == '&' && next == '&'), javaScript);
                inClass = c != ']';
                java.append(c);
            } else {
                require(c != '.', javaScript);
                require(c != '(' || next != '?' || javaScript.substring(i + 2).matches("(?s)[:=!].*"), javaScript);
                require(next != '+' || "*+?}".indexOf(c) < 0, javaScript);
                inClass = c == '[';
                java.append(c == '$' ? "\\z" : c);
            }
        }
        return java.toString();
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static void require(boolean portable, String javaScript) {
        if (!portable) {
            throw new IllegalArgumentException("Means different things in the browser and here: " + javaScript);
        }
    }
}
