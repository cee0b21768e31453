package io.keyback.evidence;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** The settings with their own defaults, but for what a test changes. */
final class TestSettings {

    private TestSettings() {}

    /** Takes names and values in turn. */
    static EvidenceSettings with(String... changes) {
        Map<String, String> properties = new HashMap<>();
        for (int i = 0; i < changes.length; i += 2) {
            properties.put("keyback.evidence." + changes[i], changes[i + 1]);
        }
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("keyback.evidence", EvidenceSettings.class);
    }

    static VirusScanner noScanner() {
        return new VirusScanner(new ScannerSettings(null, 0, Duration.ZERO));
    }
}
