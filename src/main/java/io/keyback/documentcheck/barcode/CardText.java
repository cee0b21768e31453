package io.keyback.documentcheck.barcode;

import io.keyback.documentcheck.barcode.AamvaCard.Kind;
import io.keyback.documentcheck.barcode.CardMalformed.Reason;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The text of a barcode taken apart: its header and the elements of its licence or ID card (AAMVA DL/ID Card Design
 * Standard, annex D, section D.12). Sub-files of the state itself are left alone.
 *
 * @param elements by their three letters; what is empty or says that there is none is left out
 */
record CardText(String issuerNumber, int version, Kind kind, Map<String, Set<String>> elements) {

    /** A barcode holds less. */
    private static final int LONGEST = 4000;

    /** Some issuers leave out control characters or use others; the first standard wrote AAMVA. */
    private static final Pattern HEADER =
            Pattern.compile("\\s*@[^A-Z0-9]{0,6}(?:ANSI ?|AAMVA ?)(?<issuer>[0-9]{6})(?<version>[0-9]{2})");

    /** The standard's own are line feed, record separator and carriage return. */
    private static final Pattern BETWEEN_ELEMENTS = Pattern.compile("[\\n\\r\\u001c-\\u001f]+");

    private static final Pattern ELEMENT = Pattern.compile("(?<id>[A-Z]{3})(?<value>.*)");
    private static final Pattern COUNT = Pattern.compile("[0-9]{2}");
    private static final Pattern DESIGNATOR =
            Pattern.compile("(?<type>[A-Z][A-Z0-9])(?<offset>[0-9]{4})(?<length>[0-9]{4})");
    private static final Pattern BEGINNING_OF_CARD = Pattern.compile("(?<type>DL|ID)\\s*(?=D[A-D][A-Z])");
    private static final Pattern BEGINNING_OF_OTHER = Pattern.compile("[\\n\\r\\u001c-\\u001f]Z[A-Z]\\s*Z[A-Z]{2}");

    private static final int TYPE_LENGTH = 2;
    private static final int HIGHEST_VERSION = 63;

    /** From the second version on there is one of the issuer's own before the number of sub-files. */
    private static final int VERSION_WITH_ISSUERS_OWN = 2;

    private static final Set<String> NO_VALUE = Set.of("", "NONE", "UNAVL", "UNAVAIL", "N/A");

    static CardText of(String text) {
        if (text.length() > LONGEST) {
            throw new CardMalformed(Reason.TOO_LONG);
        }
        Matcher header = HEADER.matcher(text);
        if (!header.lookingAt()) {
            throw new CardMalformed(Reason.HEADER);
        }
        int version = Integer.parseInt(header.group("version"));
        if (version > HIGHEST_VERSION) {
            throw new CardMalformed(Reason.VERSION);
        }
        int designators = header.end() + (version < VERSION_WITH_ISSUERS_OWN ? 0 : 2);
        Part card = byDesignators(text, designators)
                .or(() -> byItsBeginning(text, header.end()))
                .orElseThrow(() -> new CardMalformed(Reason.NO_CARD_IN_IT));
        return new CardText(header.group("issuer"), version, card.kind(), elements(card.text()));
    }

    /**
     * The element that is first there of those.
     *
     * @throws CardMalformed where it has two values
     */
    Optional<String> first(String... ids) {
        for (String id : ids) {
            Set<String> values = elements.getOrDefault(id, Set.of());
            if (values.size() > 1) {
                throw new CardMalformed(Reason.CONTRADICTORY);
            }
            if (!values.isEmpty()) {
                return values.stream().findFirst();
            }
        }
        return Optional.empty();
    }

    private record Part(Kind kind, String text) {}

    private static Optional<Part> byDesignators(String text, int from) {
        Matcher count = COUNT.matcher(text).region(Math.min(from, text.length()), text.length());
        if (!count.lookingAt()) {
            return Optional.empty();
        }
        Matcher designator = DESIGNATOR.matcher(text).region(count.end(), text.length());
        for (int i = Integer.parseInt(count.group()); i > 0 && designator.lookingAt(); i--) {
            String type = designator.group("type");
            int offset = Integer.parseInt(designator.group("offset"));
            int end = offset + Integer.parseInt(designator.group("length"));
            Optional<Kind> kind = kind(type);
            if (kind.isPresent() && isPart(text, type, offset, end)) {
                return Optional.of(new Part(kind.get(), text.substring(offset + TYPE_LENGTH, end)));
            }
            designator.region(designator.end(), text.length());
        }
        return Optional.empty();
    }

    /** Offsets and lengths are wrong on many cards, counted without the header or by another separator. */
    private static boolean isPart(String text, String type, int offset, int end) {
        return end <= text.length()
                && end > offset + TYPE_LENGTH
                && text.startsWith(type, offset)
                && BEGINNING_OF_CARD.matcher(text).region(offset, text.length()).lookingAt()
                && (end == text.length() || isSeparator(text.charAt(end - 1)));
    }

    private static boolean isSeparator(char character) {
        return BETWEEN_ELEMENTS.matcher(Character.toString(character)).matches();
    }

    private static Optional<Part> byItsBeginning(String text, int from) {
        Matcher beginning = BEGINNING_OF_CARD.matcher(text);
        if (!beginning.find(from)) {
            return Optional.empty();
        }
        Matcher other = BEGINNING_OF_OTHER.matcher(text);
        int end = other.find(beginning.end()) ? other.start() : text.length();
        return kind(beginning.group("type")).map(kind -> new Part(kind, text.substring(beginning.end(), end)));
    }

    private static Optional<Kind> kind(String type) {
        return Stream.of(Kind.values()).filter(kind -> kind.name().equals(type)).findFirst();
    }

    private static Map<String, Set<String>> elements(String part) {
        Map<String, Set<String>> elements = new LinkedHashMap<>();
        for (String line : BETWEEN_ELEMENTS.split(part, -1)) {
            Matcher element = ELEMENT.matcher(line.strip());
            if (element.matches()) {
                String value = element.group("value").strip();
                if (!NO_VALUE.contains(value.toUpperCase(Locale.ROOT))) {
                    elements.computeIfAbsent(element.group("id"), id -> new LinkedHashSet<>())
                            .add(value);
                }
            }
        }
        return elements;
    }
}
