package io.keyback.facecheck.drawing;

import java.awt.Color;
import java.util.Random;

/**
 * How somebody looks who does not exist. Lengths are in halves of the width of the face.
 *
 * @param jaw from 0, pointed, to 1, broad
 * @param eyeDistance from the middle of the face to the middle of an eye
 * @param browWeight how thick the brows are
 * @param hairline how high the forehead is
 */
record Person(
        Color skin,
        Color hair,
        Color clothes,
        Color iris,
        Color wall,
        double jaw,
        double eyeDistance,
        double eyeWidth,
        double browWeight,
        double mouthWidth,
        double noseLength,
        double hairline,
        boolean longHair,
        boolean glasses) {

    private static final Color[] SKINS = {
        new Color(0xE8B898),
        new Color(0xD9A37F),
        new Color(0xF0C8AC),
        new Color(0xC08A64),
        new Color(0xE0B090),
        new Color(0xB07C58),
        new Color(0xF2D0B8)
    };
    private static final Color[] HAIR = {
        new Color(0x3A281C), new Color(0x1E1A18), new Color(0x6A4528), new Color(0x4A2416), new Color(0x55504C)
    };
    private static final Color[] CLOTHES = {
        new Color(0x263C5E), new Color(0x333333), new Color(0x5E2630), new Color(0x2E4A38), new Color(0x6B6A72)
    };
    private static final Color[] IRISES = {new Color(0x3A281C), new Color(0x2E4258), new Color(0x3C4630)};
    private static final Color[] WALLS = {
        new Color(0xA9B0B7), new Color(0xB8B4A8), new Color(0x9CA8A4), new Color(0xB4AEB6)
    };

    /** The same for the same seed; every fourth or so wears glasses. */
    static Person of(long seed) {
        Random dice = new Random(seed * 0x9E3779B97F4A7C15L);
        return new Person(
                one(SKINS, dice),
                one(HAIR, dice),
                one(CLOTHES, dice),
                one(IRISES, dice),
                one(WALLS, dice),
                dice.nextDouble(),
                0.42 + 0.04 * dice.nextDouble(),
                0.4 + 0.06 * dice.nextDouble(),
                0.06 + 0.035 * dice.nextDouble(),
                0.6 + 0.1 * dice.nextDouble(),
                0.55 + 0.08 * dice.nextDouble(),
                -0.76 - 0.16 * dice.nextDouble(),
                dice.nextInt(3) == 0,
                dice.nextInt(4) == 0);
    }

    private static Color one(Color[] choices, Random dice) {
        return choices[dice.nextInt(choices.length)];
    }
}
