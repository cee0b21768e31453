package io.keyback.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the links in a mail's text that may be followed: those to Keyback. Links to elsewhere stay text.
 *
 * @param keyback the address that links must begin with
 */
record MailText(String keyback) {

    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]*[^\\s<>\".,;:!?)]");

    /** The text, cut where such links begin and end. */
    List<Piece> pieces(String text) {
        List<Piece> pieces = new ArrayList<>();
        Matcher link = LINK.matcher(text);
        int end = 0;
        while (link.find()) {
            if (leadsToKeyback(link.group())) {
                pieces.add(new Piece(text.substring(end, link.start()), false));
                pieces.add(new Piece(link.group(), true));
                end = link.end();
            }
        }
        pieces.add(new Piece(text.substring(end), false));
        return pieces;
    }

    private boolean leadsToKeyback(String link) {
        return link.equals(keyback) || (link.startsWith(keyback) && "/?#".indexOf(link.charAt(keyback.length())) >= 0);
    }

    /** A piece of the text. */
    record Piece(String text, boolean link) {}
}
