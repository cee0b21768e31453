package io.keyback.facecheck;

import io.keyback.facecheck.drawing.ActedClip;
import io.keyback.facecheck.drawing.Deed;
import io.keyback.facecheck.liveness.Advice;
import io.keyback.facecheck.liveness.Gesture;
import io.keyback.facecheck.liveness.Guidance;
import io.keyback.facecheck.liveness.LivenessCheck;
import io.keyback.facecheck.liveness.LivenessSettings;
import io.keyback.facecheck.seeing.Watcher;
import io.keyback.vision.Pixels;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import javax.imageio.ImageIO;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** A drawn person who reads what he is told and does something, in time that passes as fast as it is computed. */
final class Performer {

    static final LivenessSettings SETTINGS = new Binder(new MapConfigurationPropertySource())
            .bindOrCreate("keyback.facecheck.liveness", LivenessSettings.class);

    private static final Instant START = Instant.parse("2026-11-28T10:00:00Z");
    private static final double SECONDS_TO_READ = 0.5;
    private static final int FRAMES_PER_SECOND = 6;
    private static final int MOST_FRAMES = 60 * FRAMES_PER_SECOND;

    private final Function<Advice, Deed> manner;
    private ActedClip clip;

    private Performer(ActedClip clip, Function<Advice, Deed> manner) {
        this.clip = clip;
        this.manner = manner;
    }

    /** Does what he is asked. */
    static Performer willing(long person) {
        return new Performer(ActedClip.of(person), Performer::asked);
    }

    /** Does what the function says when he is told something. */
    static Performer of(long person, Function<Advice, Deed> manner) {
        return new Performer(ActedClip.of(person), manner);
    }

    /** Shows the clip, whatever he is told; after its end nothing changes any more. */
    static Performer showing(ActedClip clip) {
        return new Performer(clip, advice -> Deed.REST);
    }

    static Deed asked(Advice advice) {
        return switch (advice) {
            case CLOSE_EYES -> Deed.CLOSE_EYES;
            case SMILE -> Deed.SMILE;
            case TURN_LEFT -> Deed.TURN_LEFT;
            case TURN_RIGHT -> Deed.TURN_RIGHT;
            default -> Deed.REST;
        };
    }

    /** The finished attempt. */
    LivenessCheck perform(Watcher watcher, List<Gesture> gestures) {
        LivenessCheck check = new LivenessCheck(gestures, SETTINGS, START);
        Advice told = null;
        for (int number = 0; number < MOST_FRAMES && !check.finished(); number++) {
            double seconds = (double) number / FRAMES_PER_SECOND;
            Guidance guidance = show(watcher, check, frame(seconds), START.plusMillis(Math.round(1000 * seconds)));
            if (guidance.advice() != told && manner.apply(guidance.advice()) != Deed.REST) {
                clip = clip.then(Deed.REST, SECONDS_TO_READ).then(manner.apply(guidance.advice()));
            }
            told = guidance.advice();
        }
        check.end(START.plusSeconds(MOST_FRAMES / FRAMES_PER_SECOND));
        return check;
    }

    private BufferedImage frame(double seconds) {
        int number = (int) Math.round(seconds * clip.rate());
        while (clip.length() <= number) {
            clip = clip.then(Deed.REST, 1.0 / clip.rate());
        }
        return clip.frame(number);
    }

    private static Guidance show(Watcher watcher, LivenessCheck check, BufferedImage picture, Instant at) {
        PointerScope allocated = new PointerScope();
        try {
            Mat frame = Pixels.colour(picture);
            return check.see(watcher.look(frame, check.attention()), jpeg(picture), at);
        } finally {
            allocated.close();
        }
    }

    private static byte[] jpeg(BufferedImage picture) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "jpeg", bytes);
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return bytes.toByteArray();
    }
}
