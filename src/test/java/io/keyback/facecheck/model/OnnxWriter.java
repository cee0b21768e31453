package io.keyback.facecheck.model;

/** Writes a small net in the ONNX format: one input, convolutions whose kernel is their stride, and what reshapes. */
final class OnnxWriter {

    private static final int FLOAT = 1;
    private static final int INT64 = 7;
    private static final int INTS = 7;
    private static final int INT = 2;

    private final String input;
    private final ProtobufMessage graph = new ProtobufMessage();
    private int names;

    /** @param height and width, 0 where any will do */
    OnnxWriter(String input, int height, int width) {
        this.input = input;
        graph.text(2, "net").message(11, value(input, 1, 3, height, width));
    }

    /**
     * A convolution of the input.
     *
     * @param weights for each output, channel, row and column
     * @param bias for each output
     * @return the name of its result: 1 × outputs × rows × columns
     */
    String conv(int kernel, float[] weights, float[] bias) {
        String w = tensor(new long[] {bias.length, 3, kernel, kernel}, weights);
        String b = tensor(new long[] {bias.length}, bias);
        String result = name();
        node(
                "Conv",
                result,
                new String[] {input, w, b},
                ints("kernel_shape", kernel, kernel),
                ints("strides", kernel, kernel));
        return result;
    }

    /** 1 × channels × rows × columns becomes 1 × cells × channels, a result of the net. */
    OnnxWriter cells(String from, String output, int channels) {
        String last = name();
        node("Transpose", last, new String[] {from}, ints("perm", 0, 2, 3, 1));
        String shape = name();
        graph.message(
                5,
                new ProtobufMessage()
                        .number(1, 3)
                        .number(2, INT64)
                        .text(8, shape)
                        .longs(9, new long[] {1, -1, channels}));
        node("Reshape", output, new String[] {last, shape});
        return result(output, 1, 0, channels);
    }

    /** 1 × channels × rows × columns becomes 1 × all of it, a result of the net. */
    OnnxWriter flat(String from, String output, int length) {
        node("Flatten", output, new String[] {from}, integer("axis", 1));
        return result(output, 1, length);
    }

    byte[] bytes() {
        return new ProtobufMessage()
                .number(1, 7)
                .message(7, graph)
                .message(8, new ProtobufMessage().text(1, "").number(2, 11))
                .bytes();
    }

    private OnnxWriter result(String output, int... shape) {
        graph.message(12, value(output, shape));
        return this;
    }

    private void node(String type, String output, String[] inputs, ProtobufMessage... attributes) {
        ProtobufMessage node = new ProtobufMessage();
        for (String name : inputs) {
            node.text(1, name);
        }
        node.text(2, output).text(4, type);
        for (ProtobufMessage attribute : attributes) {
            node.message(5, attribute);
        }
        graph.message(1, node);
    }

    private String tensor(long[] dims, float[] values) {
        String name = name();
        ProtobufMessage tensor = new ProtobufMessage();
        for (long dim : dims) {
            tensor.number(1, dim);
        }
        graph.message(5, tensor.number(2, FLOAT).text(8, name).floats(9, values));
        return name;
    }

    private static ProtobufMessage ints(String name, int... values) {
        ProtobufMessage attribute = new ProtobufMessage().text(1, name);
        for (int value : values) {
            attribute.number(8, value);
        }
        return attribute.number(20, INTS);
    }

    private static ProtobufMessage integer(String name, int value) {
        return new ProtobufMessage().text(1, name).number(3, value).number(20, INT);
    }

    private static ProtobufMessage value(String name, int... shape) {
        ProtobufMessage dims = new ProtobufMessage();
        for (int i = 0; i < shape.length; i++) {
            ProtobufMessage dim = new ProtobufMessage();
            dims.message(1, shape[i] == 0 ? dim.text(2, name + "_" + i) : dim.number(1, shape[i]));
        }
        ProtobufMessage tensor = new ProtobufMessage().number(1, FLOAT).message(2, dims);
        return new ProtobufMessage().text(1, name).message(2, new ProtobufMessage().message(1, tensor));
    }

    private String name() {
        names++;
        return "t" + names;
    }
}
