package io.keyback.documentcheck;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyback.documentcheck.drawing.DrawnDocument;
import io.keyback.documentcheck.reading.ZoneReader;
import io.keyback.vision.Deadline;
import io.keyback.vision.TimeUp;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ReadersTest {

    @Test
    void aZoneIsLookedForAsLongAsIsSet() {
        ZoneReader zones = new Readers().zoneReader(timeForAttempt("1ns"));
        BufferedImage picture = DrawnDocument.passport(7).picture();
        Deadline late = Deadline.in(Duration.ofMinutes(1));

        assertThatThrownBy(() -> zones.read(picture, late)).isInstanceOf(TimeUp.class);
    }

    private static DocumentCheckSettings timeForAttempt(String time) {
        return new Binder(new MapConfigurationPropertySource(Map.of("keyback.documentcheck.time-for-attempt", time)))
                .bindOrCreate("keyback.documentcheck", DocumentCheckSettings.class);
    }
}
