package io.keyback.facecheck;

import io.keyback.facecheck.model.FaceModels;
import io.keyback.facecheck.model.ModelFile;
import io.keyback.facecheck.model.ModelPurpose;
import io.keyback.facecheck.model.YuNet;
import io.keyback.facecheck.seeing.Face;
import io.keyback.facecheck.seeing.FaceFinder;
import io.keyback.facecheck.seeing.Watcher;
import io.keyback.vision.OpenCv;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;
import org.springframework.stereotype.Component;

/** Makes what looks at faces: with the operator's models where they are there, with the cascades where not. */
@Component
class FaceEngine {

    private final FaceModels models;

    FaceEngine(FaceModels models) {
        this.models = models;
    }

    /** For one thread. Close it. */
    Watcher watcher() {
        return models.faceDetector()
                .map(detector -> Watcher.with(new LandmarkFinder(detector)))
                .orElseGet(Watcher::withCascades);
    }

    /** What looks, with its version. */
    String name() {
        return OpenCv.engine()
                + ", "
                + models.active(ModelPurpose.FACE_DETECTOR).map(ModelFile::file).orElse("Haar cascades");
    }

    private record LandmarkFinder(YuNet detector) implements FaceFinder {

        @Override
        public List<Face> find(Mat frame, Mat small, double larger) {
            return detector.find(frame);
        }

        @Override
        public boolean givesLandmarks() {
            return true;
        }

        @Override
        public void close() {
            detector.close();
        }
    }
}
