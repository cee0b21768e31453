package io.keyback.facecheck.liveness;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What counts as a live person doing what he was asked. Widths and offsets are parts of the shorter side of the frame,
 * brightness is 0 to 255, eyes and smiles are compared with the same person's own at rest.
 *
 * @param gestures asked in one attempt
 * @param timeForGesture from asking to its end
 * @param timeToReact a gesture that begins earlier was not begun because it was asked for
 * @param timeToPosition until the face stands right
 * @param framesAtRest in which the person's own measure is taken
 * @param leastWidth of the face
 * @param greatestWidth of the face
 * @param greatestOffset of the face's middle from that of the frame
 * @param darkest mean of the face
 * @param brightest mean of the face
 * @param greatestOneSidedness between the halves of the face
 * @param leastSharpness of the face
 * @param leastOpenEye at rest, of each eye; below it something covers them
 * @param shut part of the eyes at rest below which they are shut
 * @param open part of the eyes at rest above which they are open again
 * @param leastShut how long they are shut
 * @param smileTimes as much as at rest
 * @param smileMore and at least this much more
 * @param turned offset of the nose from which on the head is turned
 * @param straight offset of the nose below which the head is straight
 * @param framesOfGesture in which a smile or a turn is seen
 * @param framesOfProfile in which a profile is seen where there are no landmarks
 * @param faceMayBeLost how long no face need be seen
 * @param greatestGap between two frames
 * @param leastFramesPerSecond over the whole attempt
 * @param greatestFramesPerSecond over the whole attempt
 * @param repeatedFrames how many frames may be exactly like an earlier one that is not the one before
 * @param stillFrames part of the frames that may be exactly like the one before: slow cameras
 * @param greatestJump of the face's middle between two frames, in widths of the face
 * @param jumps how many of these may be
 */
@Validated
@ConfigurationProperties("keyback.facecheck.liveness")
public record LivenessSettings(
        @DefaultValue("3") @Positive int gestures,
        @DefaultValue("7s") @NotNull Duration timeForGesture,
        @DefaultValue("250ms") @NotNull Duration timeToReact,
        @DefaultValue("45s") @NotNull Duration timeToPosition,
        @DefaultValue("6") @Positive int framesAtRest,
        @DefaultValue("0.36") double leastWidth,
        @DefaultValue("0.95") double greatestWidth,
        @DefaultValue("0.18") double greatestOffset,
        @DefaultValue("70") double darkest,
        @DefaultValue("215") double brightest,
        @DefaultValue("60") double greatestOneSidedness,
        @DefaultValue("40") double leastSharpness,
        @DefaultValue("3") int leastOpenEye,
        @DefaultValue("0.4") double shut,
        @DefaultValue("0.6") double open,
        @DefaultValue("300ms") @NotNull Duration leastShut,
        @DefaultValue("2") double smileTimes,
        @DefaultValue("84") int smileMore,
        @DefaultValue("0.18") double turned,
        @DefaultValue("0.10") double straight,
        @DefaultValue("3") @Positive int framesOfGesture,
        @DefaultValue("2") @Positive int framesOfProfile,
        @DefaultValue("2500ms") @NotNull Duration faceMayBeLost,
        @DefaultValue("2500ms") @NotNull Duration greatestGap,
        @DefaultValue("2") double leastFramesPerSecond,
        @DefaultValue("20") double greatestFramesPerSecond,
        @DefaultValue("1") int repeatedFrames,
        @DefaultValue("0.6") double stillFrames,
        @DefaultValue("0.7") double greatestJump,
        @DefaultValue("1") int jumps) {}
