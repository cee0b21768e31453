package io.keyback.evidence;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What the intake accepts and keeps. Sides and pixels are those of the picture as it was sent.
 *
 * @param maxFileSize of one picture as sent
 * @param maxPixels of a picture that can be decoded row by row
 * @param maxPixelsHeldWhole of a picture whose decoder holds all of it: WebP, progressive JPEG
 * @param maxScans of a progressive JPEG, whose every scan costs a pass over the whole picture
 * @param decodeBudget of memory for the decoded pixels; what would take more is subsampled while it is decoded
 * @param maxParallelTakes takes that are read, decoded and kept at the same time; the others wait
 * @param maxTakeWait how long they wait before they are told to come again
 * @param maxKeptSide longest side in pixels of what is kept; larger pictures are scaled down
 * @param jpegQuality of what is kept
 * @param minFrameLongSide of a face frame
 * @param minFrameShortSide of a face frame
 * @param minDocumentLongSide of a picture of a document
 * @param minDocumentShortSide of a picture of a document
 * @param maxFrames of one take of the face
 * @param maxTakes how often a case may hand in pictures of one kind
 * @param maxCaseSize of all pictures that are kept for a case, superseded ones included
 */
@Validated
@ConfigurationProperties("keyback.evidence")
record EvidenceSettings(
        @DefaultValue("10MB") @NotNull DataSize maxFileSize,
        @DefaultValue("50000000") @Positive long maxPixels,
        @DefaultValue("16000000") @Positive long maxPixelsHeldWhole,
        @DefaultValue("24") @Positive int maxScans,
        @DefaultValue("64MB") @NotNull DataSize decodeBudget,
        @DefaultValue("2") @Positive int maxParallelTakes,
        @DefaultValue("20s") @NotNull Duration maxTakeWait,
        @DefaultValue("3000") @Positive int maxKeptSide,

        @DefaultValue("0.9") @DecimalMin("0.5") @DecimalMax("1.0")
        float jpegQuality,

        @DefaultValue("320") @Positive int minFrameLongSide,
        @DefaultValue("240") @Positive int minFrameShortSide,
        @DefaultValue("600") @Positive int minDocumentLongSide,
        @DefaultValue("320") @Positive int minDocumentShortSide,
        @DefaultValue("8") @Positive int maxFrames,
        @DefaultValue("20") @Positive int maxTakes,
        @DefaultValue("100MB") @NotNull DataSize maxCaseSize) {

    int minLongSide(EvidenceKind kind) {
        return kind == EvidenceKind.FACE_FRAME ? minFrameLongSide : minDocumentLongSide;
    }

    int minShortSide(EvidenceKind kind) {
        return kind == EvidenceKind.FACE_FRAME ? minFrameShortSide : minDocumentShortSide;
    }

    int maxPictures(EvidenceKind kind) {
        return kind == EvidenceKind.FACE_FRAME ? maxFrames : 1;
    }
}
