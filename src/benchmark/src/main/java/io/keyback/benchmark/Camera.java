package io.keyback.benchmark;

import io.keyback.facecheck.drawing.ActedClip;
import io.keyback.facecheck.drawing.Deed;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** A drawn person who shows the face live and does what is asked, as fast as a browser sends it. */
final class Camera implements WebSocket.Listener {

    private static final Pattern KIND = Pattern.compile("\"kind\":\"(\\w+)\"");
    private static final Pattern SAY = Pattern.compile("\"say\":\"([^\"]+)\"");
    private static final Pattern RATE = Pattern.compile("\"framesPerSecond\":(\\d+)");
    private static final double SECONDS_TO_READ = 0.5;
    private static final long PATIENCE_SECONDS = 120;

    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final StringBuilder part = new StringBuilder();
    private ActedClip clip;
    private String obeyed = "";

    Camera(long person) {
        clip = ActedClip.of(person);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        part.append(data);
        if (last) {
            told.add(part.toString());
            part.setLength(0);
        }
        socket.request(1);
        return null;
    }

    /** Returns when the face was shown; a frame is sent when the one before was answered. */
    void show(WebSocket socket) throws InterruptedException {
        String message = next();
        while (!is("begin", message)) {
            message = next();
        }
        double perSecond = Double.parseDouble(found(RATE, message));
        long began = System.nanoTime();
        for (int frame = 0; !is("end", message); ) {
            if (told.isEmpty()) {
                double due = frame++ / perSecond;
                TimeUnit.NANOSECONDS.sleep((long) (due * TimeUnit.SECONDS.toNanos(1)) - (System.nanoTime() - began));
                send(socket, jpeg(frame(due)));
            }
            message = next();
            if (is("seen", message)) {
                obey(found(SAY, message));
            }
        }
        if (!message.contains("SHOWN")) {
            throw new IllegalStateException("The face was not seen: " + message);
        }
        socket.abort();
    }

    /** An end comes without being asked for, and nothing is taken after it: then it is read next. */
    private void send(WebSocket socket, byte[] picture) {
        try {
            socket.sendBinary(ByteBuffer.wrap(picture), true).join();
        } catch (CompletionException ended) {
            if (!(ended.getCause() instanceof IOException)) {
                throw ended;
            }
        }
    }

    private void obey(String say) {
        Deed deed = asked(say);
        if (!say.equals(obeyed) && deed != Deed.REST) {
            clip = clip.then(Deed.REST, SECONDS_TO_READ).then(deed);
        }
        obeyed = say;
    }

    private static Deed asked(String say) {
        if (say.startsWith("Close your eyes")) {
            return Deed.CLOSE_EYES;
        }
        if (say.startsWith("Now smile")) {
            return Deed.SMILE;
        }
        if (say.contains("your left")) {
            return Deed.TURN_LEFT;
        }
        return say.contains("your right") ? Deed.TURN_RIGHT : Deed.REST;
    }

    private BufferedImage frame(double seconds) {
        int number = (int) Math.round(seconds * clip.rate());
        while (clip.length() <= number) {
            clip = clip.then(Deed.REST, 1.0 / clip.rate());
        }
        return clip.frame(number);
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

    private String next() throws InterruptedException {
        String message = told.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (message == null) {
            throw new IllegalStateException("No word to the camera for " + PATIENCE_SECONDS + " s");
        }
        return message;
    }

    private static boolean is(String kind, String message) {
        return found(KIND, message).equals(kind);
    }

    private static String found(Pattern pattern, String message) {
        Matcher found = pattern.matcher(message);
        if (!found.find()) {
            throw new IllegalStateException("No " + pattern + " in " + message);
        }
        return found.group(1);
    }
}
