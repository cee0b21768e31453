package io.keyback.evidence;

import static io.keyback.evidence.HandmadeFiles.ORIENTATION;
import static io.keyback.evidence.HandmadeFiles.SOFTWARE;
import static io.keyback.evidence.HandmadeFiles.TAKEN;
import static io.keyback.evidence.HandmadeFiles.TAKEN_OFFSET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExifSignalsTest {

    private static final ExifSignals NOTHING = new ExifSignals(1, null, null);

    @Test
    void orientationSoftwareAndTimeAreRead() {
        ExifSignals signals = ExifSignals.of(HandmadeFiles.exif(6, "Adobe Photoshop 25.0", "2026:11:20 10:30:00"));

        assertThat(signals)
                .isEqualTo(new ExifSignals(6, "Adobe Photoshop 25.0", Instant.parse("2026-11-20T10:30:00Z")));
    }

    @Test
    void theOffsetOfTheCameraIsHonoured() {
        byte[] exif = HandmadeFiles.exif(Map.of(), Map.of(TAKEN, "2026:11:20 10:30:00", TAKEN_OFFSET, "+02:00"));

        assertThat(ExifSignals.of(exif).takenAt()).isEqualTo(Instant.parse("2026-11-20T08:30:00Z"));
    }

    @Test
    void anOffsetThatIsNoneCountsAsNotThere() {
        byte[] exif = HandmadeFiles.exif(Map.of(), Map.of(TAKEN, "2026:11:20 10:30:00", TAKEN_OFFSET, "+99:99"));

        assertThat(ExifSignals.of(exif).takenAt()).isEqualTo(Instant.parse("2026-11-20T10:30:00Z"));
    }

    @Test
    void softwareIsCutToItsLength() {
        byte[] exif = HandmadeFiles.exif(Map.of(SOFTWARE, "x".repeat(5000)), Map.of());

        assertThat(ExifSignals.of(exif).software()).isEqualTo("x".repeat(64));
    }

    @Test
    void softwareHasNoControlCharacters() {
        byte[] exif = HandmadeFiles.exif(Map.of(SOFTWARE, " a\r\nX-Header: b\u001b[31m\t\u0085c "), Map.of());

        String software = ExifSignals.of(exif).software();

        assertThat(software).startsWith("a X-Header: b [31m").doesNotContainPattern("\\p{C}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\r\n"})
    void blankSoftwareIsNone(String software) {
        assertThat(ExifSignals.of(HandmadeFiles.exif(Map.of(SOFTWARE, software), Map.of()))
                        .software())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000:00:00 00:00:00",
                "2026:02:30 10:00:00",
                "1970:01:01 00:00:00",
                "2026-11-20 10:00:00",
                "99999:01:01 00:00:00",
                "+999999:01:01 00:00:00",
                "+10000:01:01 00:00:00",
                "-2026:01:01 00:00:00",
                "yesterday",
                ""
            })
    void aTimeThatIsNoneIsNone(String taken) {
        assertThat(ExifSignals.of(HandmadeFiles.exif(Map.of(), Map.of(TAKEN, taken)))
                        .takenAt())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 9, 65535})
    void anOrientationThatIsNoneIsUpright(int orientation) {
        byte[] exif = HandmadeFiles.exif(Map.of(ORIENTATION, orientation), Map.of());

        assertThat(ExifSignals.of(exif).orientation()).isEqualTo(1);
    }

    @Test
    void anOrientationThatIsTextIsUpright() {
        byte[] exif = HandmadeFiles.exif(Map.of(ORIENTATION, "upside down"), Map.of());

        assertThat(ExifSignals.of(exif).orientation()).isEqualTo(1);
    }

    @Test
    void noBlockSaysNothing() {
        assertThat(ExifSignals.of(null)).isEqualTo(NOTHING);
        assertThat(ExifSignals.of(new byte[0])).isEqualTo(NOTHING);
    }

    @Test
    void aBrokenBlockDoesNoHarm() {
        byte[] exif = HandmadeFiles.exif(6, "Camera", "2026:11:20 10:30:00");
        Random random = new Random(1);

        assertThatCode(() -> {
                    for (int length = 0; length < exif.length; length++) {
                        ExifSignals.of(Arrays.copyOf(exif, length));
                    }
                    for (int i = 0; i < 2000; i++) {
                        byte[] broken = exif.clone();
                        broken[random.nextInt(broken.length)] = (byte) random.nextInt();
                        broken[random.nextInt(broken.length)] = (byte) random.nextInt();
                        ExifSignals.of(broken);
                    }
                })
                .doesNotThrowAnyException();
    }

    @Test
    void entriesThatAllNameTheSameLargeValueCostLittle() {
        int entries = 5000;
        byte[] block = new byte[65_000];
        ByteBuffer exif = header(block).putShort((short) entries);
        for (int i = 0; i < entries; i++) {
            exif.putShort((short) 0x9286).putShort((short) 7).putInt(64_000).putInt(8);
        }
        ExifSignals.of(block); // what loading the classes costs is not the block's
        long before = allocated();

        assertThat(ExifSignals.of(block)).isEqualTo(NOTHING);
        assertThat(allocated() - before).isLessThan(4_000_000);
    }

    @Test
    void directoriesThatFollowOneAnotherWithoutEndDoNoHarm() {
        byte[] block = new byte[65_000];
        ByteBuffer exif = header(block);
        while (exif.remaining() >= 6) {
            int next = exif.position() + 6;
            exif.putShort((short) 0).putInt(next);
        }

        assertThat(ExifSignals.of(block)).isEqualTo(NOTHING);
    }

    private static ByteBuffer header(byte[] block) {
        return ByteBuffer.wrap(block)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {'I', 'I', '*', 0})
                .putInt(8);
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
