package io.keyback.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.imaging.FormatCompliance;
import org.apache.commons.imaging.ImagingException;
import org.apache.commons.imaging.bytesource.ByteSource;
import org.apache.commons.imaging.formats.tiff.TiffDirectory;
import org.apache.commons.imaging.formats.tiff.TiffField;
import org.apache.commons.imaging.formats.tiff.TiffHeader;
import org.apache.commons.imaging.formats.tiff.TiffReader;
import org.apache.commons.imaging.formats.tiff.constants.ExifTagConstants;
import org.apache.commons.imaging.formats.tiff.constants.TiffTagConstants;
import org.jspecify.annotations.Nullable;

/**
 * What EXIF says about a picture. Anybody can write anything there: good for a hint, never for a proof.
 *
 * @param orientation 1 to 8, how the stored pixels are to be turned
 * @param software cut to {@link #MAX_SOFTWARE} characters, without control characters
 * @param takenAt by the camera's clock; where the camera names no offset its time is taken for UTC, so it may be off by
 *     up to 14 hours
 */
record ExifSignals(
        int orientation,
        @Nullable String software,
        @Nullable Instant takenAt) {

    static final int MAX_SOFTWARE = 64;

    private static final int UPRIGHT = 1;
    private static final int LAST_ORIENTATION = 8;
    private static final int ORIENTATION = TiffTagConstants.TIFF_TAG_ORIENTATION.tag;
    private static final int SOFTWARE = TiffTagConstants.TIFF_TAG_SOFTWARE.tag;
    private static final int TAKEN = ExifTagConstants.EXIF_TAG_DATE_TIME_ORIGINAL.tag;
    private static final int TAKEN_OFFSET = 0x9011;
    private static final Set<Integer> WANTED = Set.of(ORIENTATION, SOFTWARE, TAKEN, TAKEN_OFFSET);

    private static final DateTimeFormatter EXIF_TIME =
            DateTimeFormatter.ofPattern("uuuu:MM:dd HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);
    private static final int EARLIEST_YEAR = 1990;
    /** EXIF has four digits; the pattern takes more behind a sign, and a database takes not all of those. */
    private static final int LATEST_YEAR = 9999;

    private static final Pattern UNPRINTABLE = Pattern.compile("\\p{C}+");

    /** Reads the block as far as it can be read; an unreadable one says nothing. */
    static ExifSignals of(byte @Nullable [] exif) {
        Map<Integer, TiffField> fields = exif == null ? Map.of() : read(exif);
        return new ExifSignals(orientation(fields.get(ORIENTATION)), software(fields.get(SOFTWARE)), takenAt(fields));
    }

    private static Map<Integer, TiffField> read(byte[] exif) {
        WantedFields wanted = new WantedFields();
        try {
            new TiffReader(false).read(ByteSource.array(exif, "exif"), FormatCompliance.getDefault(), wanted);
        } catch (IOException | RuntimeException unreadable) {
            return wanted.found;
        }
        return wanted.found;
    }

    private static int orientation(@Nullable TiffField field) {
        try {
            int value = field == null ? UPRIGHT : field.getIntValue();
            return value >= UPRIGHT && value <= LAST_ORIENTATION ? value : UPRIGHT;
        } catch (ImagingException | RuntimeException notANumber) {
            return UPRIGHT;
        }
    }

    private static @Nullable String software(@Nullable TiffField field) {
        String text = text(field);
        int length = Math.min(MAX_SOFTWARE, text.codePointCount(0, text.length()));
        String cut = text.substring(0, text.offsetByCodePoints(0, length)).strip();
        return cut.isEmpty() ? null : cut;
    }

    private static @Nullable Instant takenAt(Map<Integer, TiffField> fields) {
        try {
            LocalDateTime local = LocalDateTime.parse(text(fields.get(TAKEN)), EXIF_TIME);
            boolean possible = local.getYear() >= EARLIEST_YEAR && local.getYear() <= LATEST_YEAR;
            return possible ? local.toInstant(offset(fields.get(TAKEN_OFFSET))) : null;
        } catch (DateTimeException notATime) {
            return null;
        }
    }

    private static ZoneOffset offset(@Nullable TiffField field) {
        try {
            String text = text(field);
            return text.isEmpty() ? ZoneOffset.UTC : ZoneOffset.of(text);
        } catch (DateTimeException notAnOffset) {
            return ZoneOffset.UTC;
        }
    }

    private static String text(@Nullable TiffField field) {
        if (field == null) {
            return "";
        }
        String text = new String(field.getByteArrayValue(), UTF_8);
        int end = text.indexOf('\0');
        String value = end < 0 ? text : text.substring(0, end);
        return UNPRINTABLE.matcher(value).replaceAll(" ").strip();
    }

    /**
     * Stops the reader early. Every entry of a directory may point at the same large value, and directories may follow
     * one another without end: 64 kB can name hundreds of megabytes.
     */
    private static final class WantedFields implements TiffReader.Listener {

        private static final int MAX_DIRECTORIES = 8;
        private static final int MAX_FIELDS = 512;
        private static final int MAX_VALUE_BYTES = 128 * 1024;

        private final Map<Integer, TiffField> found = new HashMap<>();
        private int directories;
        private int fields;
        private int valueBytes;

        @Override
        public boolean addField(TiffField field) {
            if (WANTED.contains(field.getTag())) {
                found.putIfAbsent(field.getTag(), field);
            }
            valueBytes += field.getByteArrayValue().length;
            return ++fields < MAX_FIELDS && valueBytes < MAX_VALUE_BYTES;
        }

        @Override
        public boolean addDirectory(TiffDirectory directory) {
            return ++directories < MAX_DIRECTORIES;
        }

        @Override
        public boolean readImageData() {
            return false;
        }

        @Override
        public boolean readOffsetDirectories() {
            return true;
        }

        @Override
        public boolean setTiffHeader(TiffHeader header) {
            return true;
        }
    }
}
