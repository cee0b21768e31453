package io.keyback.facecheck.seeing;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one frame shows.
 *
 * @param faces the largest first
 * @param light of the face, or of the whole frame where there is none
 * @param eyes how much of open eyes is to be seen; null where no face was found
 * @param smile how much of a smile is to be seen; null where nobody asked, or no face was found
 * @param turn of the head; null where it cannot be said
 */
public record Sight(
        int width,
        int height,
        List<Face> faces,
        Light light,
        @Nullable Eyes eyes,
        @Nullable Integer smile,
        @Nullable Turn turn) {

    public Sight {
        faces = List.copyOf(faces);
    }

    /** The face that the check is about. */
    public Optional<Face> face() {
        return faces.stream().findFirst();
    }

    /**
     * How well the face is lit.
     *
     * @param brightness mean, 0 to 255
     * @param oneSided difference between the halves, 0 to 255
     * @param sharpness variance of the Laplacian of the face at a width of 160 pixels; 0 where there is none
     */
    public record Light(double brightness, double oneSided, double sharpness) {}

    /** Neighbour counts of the eye cascade: to be compared with the same person's only. */
    public record Eyes(int right, int left) {

        public int together() {
            return right + left;
        }
    }

    /**
     * A turn of the head.
     *
     * @param degree 0 is straight ahead, positive is to the person's own left; a nose's offset, or, where it is weak, 1 or
     *     -1 for a profile that was found in place of a face
     * @param weak whether a cascade said so, and no landmarks
     */
    public record Turn(double degree, boolean weak) {}
}
