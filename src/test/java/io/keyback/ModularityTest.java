package io.keyback;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTest {

    @Test
    void everyPackageUsesOnlyWhatItMayUse() {
        ApplicationModules.of(KeybackApplication.class).verify();
    }
}
