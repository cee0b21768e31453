package io.keyback.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ActionTest {

    private static final JavaClass ACTION = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.keyback")
            .get(Action.class);

    @ParameterizedTest
    @EnumSource
    void everyActionIsRecordedSomewhere(Action action) {
        assertThat(ACTION.getField(action.name()).getAccessesToSelf())
                .anyMatch(access -> !access.getOriginOwner().equals(ACTION));
    }
}
