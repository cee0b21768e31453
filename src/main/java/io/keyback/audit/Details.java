package io.keyback.audit;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What else is recorded of an action: codes, numbers, ids and hashes, each under its name. There is no way to put in what
 * a person has typed or is called; immutable.
 */
public final class Details {

    public static final Details NONE = new Details(new TreeMap<>());

    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9]{0,39}");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9*][A-Za-z0-9.\\[\\]_:-]{0,127}");

    private final SortedMap<String, String> values;

    private Details(SortedMap<String, String> values) {
        this.values = Collections.unmodifiableSortedMap(values);
    }

    /** As they were recorded. */
    static Details recorded(Map<String, String> values) {
        return new Details(new TreeMap<>(values));
    }

    /** The same and this code. */
    public Details with(String name, Enum<?> code) {
        return and(name, code.name());
    }

    /** The same and this number. */
    public Details with(String name, long number) {
        return and(name, Long.toString(number));
    }

    /** The same and this id. */
    public Details with(String name, UUID id) {
        return and(name, id.toString());
    }

    /**
     * The same and what a machine has named: a setting, a member of staff, a thing of the engine.
     *
     * @throws IllegalArgumentException when it has spaces or signs in which something else could stand
     */
    public Details withId(String name, String id) {
        return and(name, require(ID, id));
    }

    /**
     * The same and this hash.
     *
     * @param hash 64 hexadecimal digits in lower case
     */
    public Details withSha256(String name, String hash) {
        return and(name, require(SHA256, hash));
    }

    /** Whether something stands under this name. */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** Whether all that is here stands there too, under the same names. */
    public boolean isPartOf(Details other) {
        return other.values.entrySet().containsAll(values.entrySet());
    }

    SortedMap<String, String> values() {
        return values;
    }

    private Details and(String name, String value) {
        SortedMap<String, String> more = new TreeMap<>(values);
        if (more.put(require(NAME, name), value) != null) {
            throw new IllegalArgumentException(name + " is there already");
        }
        return new Details(more);
    }

    private static String require(Pattern form, String text) {
        if (!form.matcher(text).matches()) {
            // Without the text, which may be the very thing that must not be written down.
            throw new IllegalArgumentException("This does not have the form of what is recorded: " + form);
        }
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Details that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
