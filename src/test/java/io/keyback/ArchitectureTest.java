package io.keyback;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** The habits of the code that a compiler does not see. Each rule was seen red before it was kept. */
class ArchitectureTest {

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.keyback");

    private static final double LEAST_PACKAGE_PRIVATE = 0.6;

    private static final ArchRule ONLY_PROCESS_KNOWS_THE_ENGINE = noClasses()
            .that()
            .resideOutsideOfPackage("io.keyback.process..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.camunda.bpm..")
            .because("the engine must stay replaceable in one package");

    private static final ArchRule ONLY_MAIN_KNOWS_THE_COMMAND_LINE = noClasses()
            .that()
            .resideOutsideOfPackage("io.keyback.commands..")
            .and()
            .doNotBelongToAnyOf(KeybackApplication.class)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.keyback.commands..");

    private static final ArchRule ONLY_WHO_KEEPS_OR_ENROLS_STAFF_KNOWS_ACCESS = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "io.keyback.access..", "io.keyback.process..", "io.keyback.demo..", "io.keyback.commands..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.keyback.access..");

    private static final ArchRule NO_FIELD_INJECTION = fields().should().notBeAnnotatedWith(Autowired.class);

    private static final ArchRule TIME_COMES_FROM_THE_CLOCK = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .because("a test must be able to stand still");

    private static final ArchRule DATES_STAY_AT_THE_BORDER = noClasses()
            .that(doNotSpeakTo("org.camunda.bpm", "com.nimbusds", "jakarta.mail", "org.apache.commons.imaging"))
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.Date")
            .because("only libraries ask for dates that can change and have no time zone");

    private static final ArchRule NOTHING_IS_PRINTED = noClasses()
            .that()
            .resideOutsideOfPackages("io.keyback.commands..", "io.keyback.demo..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .because("the log is where an operator looks");

    private static final ArchRule SECRETS_ARE_THE_WORK_OF_FEW = noClasses()
            .that()
            .resideOutsideOfPackages("io.keyback.keys..", "io.keyback.vault..", "io.keyback.demo..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javax.crypto..", "com.google.crypto.tink..")
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("org.bouncycastle..", "org.apache.commons.crypto..")
            .because("only the JDK, Tink and Nimbus do cryptography, and sealing is done in one place");

    private static final ArchRule NAMES_SAY_WHAT_A_THING_IS = noClasses()
            .should()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Service");

    private static final ArchRule PACKAGES_ARE_FEATURES = noClasses()
            .should()
            .resideInAnyPackage("..util..", "..common..", "..dto..", "..impl..", "..service..", "..config..");

    private static final ArchRule DELEGATES_ARE_HIDDEN = classes()
            .that()
            .implement("org.camunda.bpm.engine.delegate.JavaDelegate")
            .should()
            .bePackagePrivate();

    @TestFactory
    Stream<DynamicTest> theCodeKeepsTheRule() {
        return List.of(
                        ONLY_PROCESS_KNOWS_THE_ENGINE,
                        nobodyDependsOn("process"),
                        nobodyDependsOn("portal"),
                        nobodyDependsOn("review"),
                        nobodyDependsOn("demo"),
                        ONLY_MAIN_KNOWS_THE_COMMAND_LINE,
                        ONLY_WHO_KEEPS_OR_ENROLS_STAFF_KNOWS_ACCESS,
                        NO_FIELD_INJECTION,
                        TIME_COMES_FROM_THE_CLOCK,
                        DATES_STAY_AT_THE_BORDER,
                        NOTHING_IS_PRINTED,
                        SECRETS_ARE_THE_WORK_OF_FEW,
                        NAMES_SAY_WHAT_A_THING_IS,
                        PACKAGES_ARE_FEATURES,
                        DELEGATES_ARE_HIDDEN)
                .stream()
                .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(PRODUCT)));
    }

    @Test
    void mostTypesAreHiddenInTheirPackage() {
        List<JavaClass> types = PRODUCT.stream()
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                .toList();
        long hidden = types.stream()
                .filter(type -> !type.getModifiers().contains(JavaModifier.PUBLIC))
                .count();

        assertThat((double) hidden / types.size()).isGreaterThanOrEqualTo(LEAST_PACKAGE_PRIVATE);
    }

    private static ArchRule nobodyDependsOn(String edge) {
        String edgePackage = "io.keyback." + edge + "..";
        return noClasses()
                .that()
                .resideOutsideOfPackage(edgePackage)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(edgePackage);
    }

    private static DescribedPredicate<JavaClass> doNotSpeakTo(String... libraries) {
        return DescribedPredicate.describe(
                "do not speak to " + String.join(", ", libraries),
                type -> outermost(type).getDirectDependenciesFromSelf().stream()
                        .map(dependency -> dependency.getTargetClass().getPackageName())
                        .noneMatch(target -> Stream.of(libraries).anyMatch(target::startsWith)));
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(ArchitectureTest::outermost).orElse(type);
    }
}
