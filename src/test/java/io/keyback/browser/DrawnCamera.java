package io.keyback.browser;

import com.microsoft.playwright.Page;
import io.keyback.facecheck.drawing.DrawnActor;
import io.keyback.facecheck.drawing.DrawnFrame;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import javax.imageio.ImageIO;

/** A camera of the page that shows a drawn person, who reads what the page says. Every frame has noise of its own. */
final class DrawnCamera {

    private static final long PERSON = 3;
    private static final double MANNER_OF_SECOND_PERSON = 140;
    private static final double BESIDE = 110;
    private static final Map<String, String> SCENES = scenes();

    /** Scene of what is read, for a while where it begins with "!", and for good where not; else at rest. */
    private static final Map<String, String> WILLING = Map.of(
            "Close your eyes for a second, then open them.", "!shut",
            "Now smile.", "smile",
            "Turn your head to your left.", "!left",
            "Turn your head to your right.", "!right");

    private DrawnCamera() {}

    /** She does what she is asked. */
    static void willing(Page page) {
        put(page, "rest", WILLING);
    }

    /** She always turns to the other side than she is told. */
    static void contrary(Page page) {
        put(page, "rest", Map.of("Turn your head to your left.", "!right", "Turn your head to your right.", "!left"));
    }

    /** She does nothing. */
    static void idle(Page page) {
        put(page, "rest", Map.of());
    }

    /** She holds a cloth before her face as soon as she is asked for something. */
    static void covering(Page page) {
        put(page, "rest", Map.of("Turn your head to your left.", "covered"));
    }

    static void dark(Page page) {
        put(page, "dark", Map.of());
    }

    /** Nobody is before the camera. */
    static void empty(Page page) {
        put(page, "nobody", Map.of());
    }

    /** Somebody else comes as soon as she is asked for something. */
    static void joined(Page page) {
        put(page, "rest", Map.of("Turn your head to your left.", "two"));
    }

    private static void put(Page page, String first, Map<String, String> manner) {
        page.evaluate("""
                async ({ scenes, first, manner }) => {
                    const pictures = {};
                    for (const [name, data] of Object.entries(scenes)) {
                        pictures[name] = new Image();
                        pictures[name].src = data;
                        await pictures[name].decode();
                    }
                    const canvas = document.createElement('canvas');
                    canvas.width = 480;
                    canvas.height = 360;
                    const brush = canvas.getContext('2d');
                    let scene = first, read = '', until = 0;
                    clearInterval(window.drawnCamera);
                    window.drawnCamera = setInterval(() => {
                        const says = document.querySelector('.kb-instruction').textContent;
                        const now = performance.now();
                        if (says !== read) {
                            read = says;
                            const next = manner[says];
                            if (next) {
                                const from = now + 400;
                                setTimeout(() => { scene = next.replace('!', ''); }, 400);
                                until = next.startsWith('!') ? from + 1100 : 0;
                            }
                        }
                        if (until && now > until) {
                            scene = first;
                            until = 0;
                        }
                        brush.drawImage(pictures[scene], 0, 0);
                        for (let i = 0; i < 60; i++) {
                            brush.fillStyle = `rgb(${Math.random() * 255},${Math.random() * 255},120)`;
                            brush.fillRect(Math.random() * 480, Math.random() * 20, 2, 2);
                        }
                    }, 66);
                    navigator.mediaDevices.getUserMedia = async () => canvas.captureStream(15);
                }
                """, Map.of("scenes", SCENES, "first", first, "manner", manner));
    }

    private static Map<String, String> scenes() {
        DrawnActor her = DrawnActor.of(PERSON);
        DrawnActor beside = her.wide(MANNER_OF_SECOND_PERSON).moved(-BESIDE, 0);
        DrawnActor other =
                DrawnActor.of(PERSON + 1).wide(MANNER_OF_SECOND_PERSON).moved(BESIDE, 0);
        DrawnFrame room = DrawnFrame.roomOf(her, 1);
        Map<String, String> scenes = new TreeMap<>();
        scenes.put("rest", url(her.frame(1)));
        scenes.put("shut", url(her.eyes(0).frame(2)));
        scenes.put("smile", url(her.smiling(1).frame(3)));
        scenes.put("left", url(her.turned(1).frame(4)));
        scenes.put("right", url(her.turned(-1).frame(5)));
        scenes.put("covered", url(her.masked().frame(6)));
        scenes.put("dark", url(room.with(her).bright(0.25).picture()));
        scenes.put("nobody", url(room.picture()));
        scenes.put("two", url(room.with(beside).with(other).picture()));
        return scenes;
    }

    private static String url(BufferedImage picture) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", bytes);
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
