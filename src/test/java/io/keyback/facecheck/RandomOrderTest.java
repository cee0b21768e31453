package io.keyback.facecheck;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyback.facecheck.liveness.Gesture;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RandomOrderTest {

    private static final int TIMES = 2_000;
    private static final int ORDERS_OF_THREE_OF_FOUR = 24;

    @Test
    void everyOrderComesUpAndEachHasATurn() {
        RandomOrder random = new RandomOrder();
        Set<List<Gesture>> orders = new HashSet<>();
        for (int i = 0; i < TIMES; i++) {
            orders.add(random.choose(3));
        }

        assertThat(orders)
                .hasSize(ORDERS_OF_THREE_OF_FOUR)
                .allSatisfy(order -> assertThat(order).doesNotHaveDuplicates().anyMatch(Gesture::isTurn));
        for (int i = 0; i < TIMES; i++) {
            assertThat(random.choose(1)).hasSize(1).allMatch(Gesture::isTurn);
        }
    }
}
