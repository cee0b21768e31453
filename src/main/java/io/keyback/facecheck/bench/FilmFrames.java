package io.keyback.facecheck.bench;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;

/** Frames of a YUV4MPEG2 film: luma of every pixel, and two differences of every four, BT.601. */
final class FilmFrames implements Frames {

    static final String SIGNATURE = "YUV4MPEG2 ";

    private static final int LONGEST_LINE = 256;
    private static final Set<String> QUARTERED = Set.of("420", "420jpeg", "420mpeg2", "420paldv");
    private static final String MONO = "mono";
    private static final int NEUTRAL = 128;

    private final InputStream in;
    private int width;
    private int height;
    private String colours = "420jpeg";
    private boolean fullRange;
    private final byte[] luma;
    private final byte[] blue;
    private final byte[] red;

    FilmFrames(InputStream in) throws IOException {
        this.in = in;
        for (String parameter : line().substring(SIGNATURE.length()).split(" ", -1)) {
            take(parameter);
        }
        this.luma = new byte[Frames.area(width, height)];
        this.blue = new byte[colours.equals(MONO) ? 0 : half(width) * half(height)];
        this.red = new byte[blue.length];
    }

    private void take(String parameter) throws IOException {
        String value = parameter.isEmpty() ? "" : parameter.substring(1);
        switch (parameter.isEmpty() ? ' ' : parameter.charAt(0)) {
            case 'W' -> width = number(parameter);
            case 'H' -> height = number(parameter);
            case 'I' -> require(value.equals("p") || value.equals("?"), parameter);
            case 'C' -> {
                require(QUARTERED.contains(value) || value.equals(MONO), parameter);
                colours = value;
            }
            case 'X' -> fullRange |= value.equals("COLORRANGE=FULL");
            default -> {
                // Rate and shape of pixels do not matter: the manifest tells the rate.
            }
        }
    }

    private static void require(boolean known, String parameter) throws IOException {
        if (!known) {
            throw new IOException("cannot read y4m with " + parameter + ", only progressive 4:2:0 of 8 bits, or mono");
        }
    }

    private static int number(String parameter) throws IOException {
        try {
            return Integer.parseInt(parameter.substring(1));
        } catch (NumberFormatException e) {
            throw new IOException("no number: " + parameter, e);
        }
    }

    @Override
    public Optional<BufferedImage> next() throws IOException {
        in.mark(1);
        if (in.read() < 0) {
            return Optional.empty();
        }
        in.reset();
        String line = line();
        if (!line.equals("FRAME") && !line.startsWith("FRAME ")) {
            throw new IOException("no FRAME where one should begin");
        }
        for (byte[] plane : new byte[][] {luma, blue, red}) {
            if (in.readNBytes(plane, 0, plane.length) < plane.length) {
                throw new EOFException("the film ends within it");
            }
        }
        return Optional.of(picture());
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int sign = in.read(); sign != '\n'; sign = in.read()) {
            if (sign < 0 || line.length() == LONGEST_LINE) {
                throw new IOException("a line of the y4m film does not end");
            }
            line.append((char) sign);
        }
        return line.toString();
    }

    private BufferedImage picture() {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int[] pixels = ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
        boolean coloured = blue.length > 0;
        for (int at = 0; at < pixels.length; at++) {
            int quarter = (at / width / 2) * half(width) + (at % width) / 2;
            pixels[at] = rgb(
                    luma[at] & 0xFF,
                    coloured ? (blue[quarter] & 0xFF) - NEUTRAL : 0,
                    coloured ? (red[quarter] & 0xFF) - NEUTRAL : 0);
        }
        return picture;
    }

    /** In parts of 256; the narrow range has black at 16 and white at 235. */
    private int rgb(int light, int towardsBlue, int towardsRed) {
        if (fullRange) {
            int grey = 256 * light + 128;
            return part(grey + 359 * towardsRed) << 16
                    | part(grey - 88 * towardsBlue - 183 * towardsRed) << 8
                    | part(grey + 454 * towardsBlue);
        }
        int grey = 298 * (light - 16) + 128;
        return part(grey + 409 * towardsRed) << 16
                | part(grey - 100 * towardsBlue - 208 * towardsRed) << 8
                | part(grey + 516 * towardsBlue);
    }

    private static int part(int value) {
        return Math.max(0, Math.min(255, value >> 8));
    }

    private static int half(int length) {
        return (length + 1) / 2;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
