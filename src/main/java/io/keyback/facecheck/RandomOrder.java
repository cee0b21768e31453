package io.keyback.facecheck;

import io.keyback.facecheck.liveness.Gesture;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.springframework.stereotype.Component;

/** Any order is as likely as any other. */
@Component
class RandomOrder implements GestureOrder {

    private final Random random = new SecureRandom();

    @Override
    public List<Gesture> choose(int number) {
        List<Gesture> gestures = new ArrayList<>(Arrays.asList(Gesture.values()));
        do {
            Collections.shuffle(gestures, random);
        } while (gestures.stream().limit(number).noneMatch(Gesture::isTurn));
        return List.copyOf(gestures.subList(0, Math.min(number, gestures.size())));
    }
}
