package io.keyback.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyback.documentcheck.DocumentType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PortraitZoneTest {

    @ParameterizedTest
    @EnumSource(DocumentType.class)
    void everyLayoutHasThePortraitInItsLeftHalf(DocumentType type) {
        PortraitZone zone = PortraitZone.on(type);

        assertThat(zone.left()).isPositive();
        assertThat(zone.top()).isPositive();
        assertThat(zone.left() + zone.width()).isLessThan(0.5);
        assertThat(zone.top() + zone.height()).isLessThan(1);
    }
}
