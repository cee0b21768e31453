package io.keyback.facecheck.bench;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Frames of an animated GIF, as a browser shows them: each is a patch on what the ones before have left. */
final class GifFrames implements Frames {

    static final String SIGNATURE = "GIF8";

    private final InputStream in;
    private final ImageInputStream stream;
    private final ImageReader reader =
            ImageIO.getImageReadersByFormatName("gif").next();
    private final BufferedImage shown;
    private Rectangle patch = new Rectangle();
    private Disposal disposal = Disposal.NONE;
    private @Nullable BufferedImage before;
    private int number;

    /** What becomes of a patch before the next one. */
    private enum Disposal {
        NONE,
        CLEAR,
        RESTORE;

        static Disposal of(String name) {
            return switch (name) {
                case "restoreToBackgroundColor" -> CLEAR;
                case "restoreToPrevious" -> RESTORE;
                default -> NONE;
            };
        }
    }

    GifFrames(InputStream in) throws IOException {
        this.in = in;
        this.stream = ImageIO.createImageInputStream(in);
        reader.setInput(stream, true, false);
        Element screen = child(root(reader.getStreamMetadata()), "LogicalScreenDescriptor");
        int width = number(screen, "logicalScreenWidth");
        int height = number(screen, "logicalScreenHeight");
        Frames.area(width, height);
        this.shown = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    }

    @Override
    public Optional<BufferedImage> next() throws IOException {
        if (isBehindLast()) {
            return Optional.empty();
        }
        dispose();
        Element described = root(reader.getImageMetadata(number));
        Element place = child(described, "ImageDescriptor");
        BufferedImage painted = reader.read(number);
        patch = new Rectangle(
                number(place, "imageLeftPosition"),
                number(place, "imageTopPosition"),
                painted.getWidth(),
                painted.getHeight());
        disposal = disposal(described);
        before = disposal == Disposal.RESTORE ? copy(BufferedImage.TYPE_INT_ARGB) : null;
        Graphics2D canvas = shown.createGraphics();
        canvas.drawImage(painted, patch.x, patch.y, null);
        canvas.dispose();
        number++;
        return Optional.of(copy(BufferedImage.TYPE_INT_RGB));
    }

    private boolean isBehindLast() throws IOException {
        try {
            Frames.area(reader.getWidth(number), reader.getHeight(number));
            return false;
        } catch (IndexOutOfBoundsException behind) {
            return true;
        }
    }

    private void dispose() {
        if (disposal == Disposal.CLEAR) {
            Graphics2D canvas = shown.createGraphics();
            canvas.setBackground(new Color(0, 0, 0, 0));
            canvas.clearRect(patch.x, patch.y, patch.width, patch.height);
            canvas.dispose();
        } else if (before != null) {
            shown.setData(before.getData());
        }
    }

    /** Where nothing was painted yet it is white. */
    private BufferedImage copy(int type) {
        BufferedImage copy = new BufferedImage(shown.getWidth(), shown.getHeight(), type);
        Graphics2D canvas = copy.createGraphics();
        if (type == BufferedImage.TYPE_INT_RGB) {
            canvas.drawImage(shown, 0, 0, Color.WHITE, null);
        } else {
            canvas.drawImage(shown, 0, 0, null);
        }
        canvas.dispose();
        return copy;
    }

    private static Element root(IIOMetadata metadata) {
        return (Element) metadata.getAsTree(metadata.getNativeMetadataFormatName());
    }

    private static Disposal disposal(Element described) {
        Element control = (Element)
                described.getElementsByTagName("GraphicControlExtension").item(0);
        return control == null ? Disposal.NONE : Disposal.of(control.getAttribute("disposalMethod"));
    }

    private static Element child(Element parent, String name) throws IOException {
        Element child = (Element) parent.getElementsByTagName(name).item(0);
        if (child == null) {
            throw new IOException("has no " + name);
        }
        return child;
    }

    private static int number(Element element, String attribute) {
        return Integer.parseInt(element.getAttribute(attribute));
    }

    @Override
    public void close() throws IOException {
        reader.dispose();
        stream.close();
        in.close();
    }
}
