package io.keyback.facecheck.drawing;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/** A set for the bench of the face check: clips of drawn people, pairs of pictures of them, and what is in them. */
public final class DrawnFaces {

    /** Frames in a second: what a browser sends. */
    private static final int RATE = 6;

    private static final List<Deed> GESTURES = List.of(Deed.CLOSE_EYES, Deed.SMILE, Deed.TURN_LEFT, Deed.TURN_RIGHT);

    private final long seed;
    private final int count;

    public DrawnFaces(long seed, int count) {
        this.seed = seed;
        this.count = count;
    }

    /**
     * One clip.
     *
     * @param expected as in the manifest
     */
    public record Entry(String name, ActedClip clip, String expected) {}

    /** So many clips; of eight about one shows two people, one a picture, and one somebody who only blinks. */
    public List<Entry> entries() {
        return IntStream.range(0, count).mapToObj(this::entry).toList();
    }

    /** {@code clips.csv} and {@code pairs.csv}, with their files. */
    public void write(Path directory) throws IOException {
        Files.createDirectories(directory.resolve("pairs"));
        List<String> clips = new ArrayList<>(List.of("file,fps,expected"));
        for (Entry entry : entries()) {
            Y4m.write(directory.resolve(entry.name()), entry.clip());
            clips.add(String.join(",", entry.name(), String.valueOf(RATE), entry.expected()));
        }
        Files.write(directory.resolve("clips.csv"), clips);
        List<String> pairs = new ArrayList<>(List.of("a,b,same"));
        for (int number = 0; number < count; number++) {
            String a = portrait(directory, number, "a", DrawnActor.of(person(number)));
            String b = portrait(
                    directory,
                    number,
                    "b",
                    DrawnActor.of(person(number)).smiling(0.4).turned(0.1).wide(150));
            String other = portrait(directory, number, "c", DrawnActor.of(person(number) + 1));
            pairs.add(a + "," + b + ",yes");
            pairs.add(a + "," + other + ",no");
        }
        Files.write(directory.resolve("pairs.csv"), pairs);
    }

    private Entry entry(int number) {
        Random dice = new Random(new SplittableRandom(person(number)).nextLong());
        ActedClip clip = ActedClip.of(person(number), RATE).then(Deed.REST, 2);
        String name = String.format("%04d", number);
        return switch (dice.nextInt(8)) {
            case 0 ->
                new Entry(
                        name + "-two.y4m",
                        clip.then(Deed.SECOND_PERSON, 4).then(Deed.SMILE).then(Deed.REST),
                        "refused");
            case 1 -> new Entry(name + "-still.y4m", clip.then(Deed.STILL, 6), "");
            case 2 ->
                new Entry(
                        name + "-nothing.y4m",
                        clip.then(Deed.BLINK)
                                .then(Deed.REST, 3)
                                .then(Deed.BLINK)
                                .then(Deed.REST, 2),
                        "");
            default -> acting(name, clip, dice);
        };
    }

    private static Entry acting(String name, ActedClip resting, Random dice) {
        List<Deed> gestures = new ArrayList<>(GESTURES);
        Collections.shuffle(gestures, dice);
        List<Deed> some = gestures.subList(0, 1 + dice.nextInt(3));
        ActedClip clip = resting;
        for (Deed gesture : some) {
            clip = clip.then(gesture).then(Deed.REST, 1.5);
        }
        String expected =
                some.stream().map(deed -> deed.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining("+"));
        return new Entry(name + ".y4m", clip, expected);
    }

    private long person(int number) {
        return seed * 1000 + number;
    }

    private static String portrait(Path directory, int number, String which, DrawnActor actor) throws IOException {
        String name = String.format("pairs/%04d-%s.jpg", number, which);
        BufferedImage picture = actor.frame(number);
        ImageIO.write(picture, "jpeg", directory.resolve(name).toFile());
        return name;
    }
}
