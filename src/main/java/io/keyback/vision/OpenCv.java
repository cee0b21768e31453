package io.keyback.vision;

import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.global.opencv_core;

/** Loads the native library, once; it takes one to two seconds. */
public final class OpenCv {

    private OpenCv() {}

    /**
     * Does nothing when it is loaded.
     *
     * @throws LinkageError where there is no library for this platform
     */
    public static void load() {
        Loaded.touch();
    }

    /** Which library looks at the pictures, with its version. */
    public static String engine() {
        load();
        return "OpenCV " + opencv_core.CV_VERSION();
    }

    private static final class Loaded {

        static {
            // Unset, it stands for every variant, and the libraries of the one for CUDA, which is not packaged, are
            // looked for under ten thousand names in every jar within the jar.
            System.setProperty("org.bytedeco.javacpp.platform.extension", "");
            Loader.load(opencv_core.class);
            // The workers are the parallelism: threads of its own would only take their cores away.
            opencv_core.setNumThreads(1);
        }

        private static void touch() {}
    }
}
