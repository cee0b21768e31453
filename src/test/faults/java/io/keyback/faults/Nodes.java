package io.keyback.faults;

import java.util.List;
import java.util.OptionalInt;

/** Where the nodes are, and to which of them all are sent for a while. */
final class Nodes {

    static final int NUMBER = 2;

    private static final int NONE = -1;

    private final List<Node> all;
    private volatile int preferred = NONE;

    Nodes(Node first, Node second) {
        this.all = List.of(first, second);
    }

    String address(int number) {
        return all.get(number).address();
    }

    List<Node> all() {
        return all;
    }

    void prefer(Node node) {
        preferred = all.indexOf(node);
    }

    void preferNone() {
        preferred = NONE;
    }

    OptionalInt preferred() {
        int now = preferred;
        return now == NONE ? OptionalInt.empty() : OptionalInt.of(now);
    }
}
