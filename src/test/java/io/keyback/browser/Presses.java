package io.keyback.browser;

import com.microsoft.playwright.Page;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What somebody does with the hands on a page, counted there as it arrives, and how long a practised person takes for it
 * by the keystroke-level model: Card, Moran and Newell, "The Keystroke-Level Model for User Performance Time with
 * Interactive Systems", Communications of the ACM 23 (7), 1980. The time that the computer needs is not in it.
 */
final class Presses {

    private static final String LISTEN = """
            for (const kind of ['pointerdown', 'keydown', 'wheel']) {
                addEventListener(kind, (event) => event.isTrusted && window.keybackPressed(kind), true);
            }
            """;

    /** K, a key or one turn of the wheel. */
    private static final double KEY_SECONDS = 0.28;
    /** P, moving the pointer to something. */
    private static final double POINT_SECONDS = 1.1;
    /** B, twice: a button of the mouse goes down and up. */
    private static final double BUTTON_SECONDS = 0.2;
    /** M, making up one's mind. */
    private static final double MIND_SECONDS = 1.35;

    private final Map<String, Integer> counted = Collections.synchronizedMap(new HashMap<>());

    private Presses() {}

    /** Counts from now on, on every page that this one goes to. */
    static Presses on(Page page) {
        Presses presses = new Presses();
        page.exposeFunction("keybackPressed", kind -> presses.counted.merge(kind[0].toString(), 1, Integer::sum));
        page.addInitScript(LISTEN);
        return presses;
    }

    /** Presses of the mouse and of keys. */
    int all() {
        return mouse() + keys();
    }

    /**
     * The estimate: one decision before each press of the mouse, and one about each thing that is looked at.
     *
     * @param looks how many things there are to look at
     */
    double seconds(int looks) {
        return mouse() * (MIND_SECONDS + POINT_SECONDS + BUTTON_SECONDS)
                + (keys() + turns()) * KEY_SECONDS
                + looks * MIND_SECONDS;
    }

    private int mouse() {
        return counted.getOrDefault("pointerdown", 0);
    }

    private int keys() {
        return counted.getOrDefault("keydown", 0);
    }

    private int turns() {
        return counted.getOrDefault("wheel", 0);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%d presses of the mouse, %d of keys, %d turns", mouse(), keys(), turns());
    }
}
