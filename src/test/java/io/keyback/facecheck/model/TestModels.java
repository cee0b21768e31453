package io.keyback.facecheck.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;

/** Small models of the right shapes, and the catalogue of an operator who uses them. */
public final class TestModels {

    /** Of the box that is found at a cell, in cells. */
    static final double BOX_WIDTH = 2;

    static final double BOX_HEIGHT = 3;

    /** Right eye, left eye, nose, right mouth, left mouth: x and y in cells, from the cell's upper left corner. */
    static final double[] LANDMARKS = {0.125, 0.25, 0.875, 0.25, 0.75, 0.5, 0.25, 1.0, 0.75, 1.0};

    /** In pixels; where one of so many is white, the detector sees a face. */
    static final int CELL = 32;

    private static final int[] STRIDES = {8, 16, CELL};

    private TestModels() {}

    /** Sees a face of constant shape wherever a whole cell of 32 pixels is white. */
    public static byte[] detector() {
        OnnxWriter net = new OnnxWriter("input", 0, 0);
        for (int stride : STRIDES) {
            for (String score : new String[] {"cls", "obj"}) {
                net.cells(brightness(net, stride), score + "_" + stride, 1);
            }
            float[] box = {0.5f, 0.5f, (float) Math.log(BOX_WIDTH), (float) Math.log(BOX_HEIGHT)};
            net.cells(constant(net, stride, box), "bbox_" + stride, 4);
            float[] landmarks = new float[LANDMARKS.length];
            for (int i = 0; i < landmarks.length; i++) {
                landmarks[i] = (float) LANDMARKS[i];
            }
            net.cells(constant(net, stride, landmarks), "kps_" + stride, 10);
        }
        return net.bytes();
    }

    /** A detector whose outputs are called as they should be, and are shorter. */
    static byte[] shortDetector() {
        OnnxWriter net = new OnnxWriter("input", 0, 0);
        for (String output : new String[] {"cls", "obj", "bbox", "kps"}) {
            for (int stride : STRIDES) {
                net.cells(brightness(net, CELL), output + "_" + stride, 1);
            }
        }
        return net.bytes();
    }

    /** 1×3×112×112 to 1×128, of random weights. */
    public static byte[] embedding() {
        int kernel = 28;
        OnnxWriter net = new OnnxWriter("data", 112, 112);
        Random random = new Random(5);
        float[] weights = new float[8 * 3 * kernel * kernel];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) random.nextGaussian() / weights.length;
        }
        return net.flat(net.conv(kernel, weights, new float[8]), "fc1", 128).bytes();
    }

    /** 1×3×80×80 to 1×3: how green, blue and red all of it is, each from 0 to 4; its input is blue, green, red. */
    public static byte[] presentation() {
        int pixels = 80 * 80;
        OnnxWriter net = new OnnxWriter("input", 80, 80);
        float[] weights = new float[3 * 3 * pixels];
        int[] colours = {1, 0, 2};
        for (int kind = 0; kind < colours.length; kind++) {
            int channel = kind * 3 + colours[kind];
            Arrays.fill(weights, channel * pixels, (channel + 1) * pixels, 4f / (255 * pixels));
        }
        return net.flat(net.conv(80, weights, new float[3]), "output", 3).bytes();
    }

    /** Makes the directory of an operator in which all three are. */
    public static void write(Path directory) throws IOException {
        Files.createDirectories(directory);
        Files.write(directory.resolve("detector.onnx"), detector());
        Files.write(directory.resolve("embedding.onnx"), embedding());
        Files.write(directory.resolve("presentation.onnx"), presentation());
        catalogue(
                directory,
                row("detector.onnx", detector(), ModelPurpose.FACE_DETECTOR),
                row("embedding.onnx", embedding(), ModelPurpose.FACE_EMBEDDING),
                row("presentation.onnx", presentation(), ModelPurpose.PRESENTATION_ATTACK));
    }

    static void catalogue(Path directory, String... rows) throws IOException {
        Files.writeString(
                directory.resolve("models.csv"),
                "file,bytes,sha256,purpose,licence\n" + String.join("\n", rows) + "\n");
    }

    static String row(String file, byte[] content, ModelPurpose purpose) {
        return String.join(",", file, String.valueOf(content.length), sha256(content), purpose.name(), "ours");
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Only whole cells of the coarsest grid count. */
    private static String brightness(OnnxWriter net, int stride) {
        float[] weights = new float[3 * stride * stride];
        if (stride == CELL) {
            Arrays.fill(weights, 1f / (255 * weights.length));
        }
        return net.conv(stride, weights, new float[1]);
    }

    private static String constant(OnnxWriter net, int stride, float[] values) {
        return net.conv(stride, new float[values.length * 3 * stride * stride], values);
    }
}
