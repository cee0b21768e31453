package io.keyback.documentcheck;

import io.keyback.documentcheck.barcode.BarcodeReader;
import io.keyback.documentcheck.reading.PortraitFinder;
import io.keyback.documentcheck.reading.ZoneReader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What looks at pictures. */
@Configuration(proxyBeanMethods = false)
class Readers {

    @Bean
    ZoneReader zoneReader(DocumentCheckSettings settings) {
        return new ZoneReader(settings.timeForAttempt());
    }

    @Bean
    BarcodeReader barcodeReader() {
        return new BarcodeReader();
    }

    @Bean
    PortraitFinder portraitFinder() {
        return new PortraitFinder();
    }
}
