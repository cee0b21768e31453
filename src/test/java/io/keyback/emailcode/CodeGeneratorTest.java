package io.keyback.emailcode;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyback.caseid.CaseId;
import io.keyback.keys.TestKeys;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeGeneratorTest {

    private static final CaseId CASE = new CaseId(new UUID(1, 2));

    @TempDir
    Path directory;

    @Test
    void hashesAreTruncatedAsInTheExampleOfRfc4226() {
        byte[] hash = HexFormat.of().parseHex("1f8698690e02ca16618550ef7f19da8e945b555a");

        assertThat(CodeGenerator.truncate(hash)).isEqualTo("57872921");
    }

    @Test
    void theSignBitIsLeftOutAndSmallNumbersKeepTheirZeros() {
        byte[] hash = new byte[32];
        hash[0] = (byte) 0x80;
        hash[3] = 7;

        assertThat(CodeGenerator.truncate(hash)).isEqualTo("00000007");
    }

    @Test
    void theLastOffsetIsWithinTheHash() {
        byte[] hash = new byte[20];
        hash[18] = 9;
        hash[19] = 0xf;

        assertThat(CodeGenerator.truncate(hash)).isEqualTo("00000009");
    }

    @Test
    void anIssueAlwaysHasTheSameCodeAndEveryOtherAnother() {
        CodeGenerator generator = new CodeGenerator(TestKeys.in(directory));

        String code = generator.code(CASE, 1);

        assertThat(code).matches("[0-9]{8}").isEqualTo(new CodeGenerator(TestKeys.in(directory)).code(CASE, 1));
        assertThat(IntStream.rangeClosed(1, 100).mapToObj(issue -> generator.code(CASE, issue)))
                .doesNotHaveDuplicates();
        assertThat(generator.code(new CaseId(new UUID(1, 3)), 1)).isNotEqualTo(code);
    }

    @Test
    void aLongCodeHasTwentyFourDigitsAndBeginsAnywhere() {
        CodeGenerator generator = new CodeGenerator(TestKeys.in(directory));

        assertThat(IntStream.rangeClosed(1, 300).mapToObj(issue -> generator.longCode(CASE, issue)))
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("[0-9]{24}"))
                .anyMatch(code -> code.startsWith("0"))
                .anyMatch(code -> code.startsWith("9"));
        assertThat(generator.longCode(CASE, 1))
                .isEqualTo(new CodeGenerator(TestKeys.in(directory)).longCode(CASE, 1))
                .isNotEqualTo(generator.longCode(new CaseId(new UUID(1, 3)), 1));
    }

    @Test
    void anotherInstallationHasOtherCodes() {
        String here = new CodeGenerator(TestKeys.in(directory.resolve("here"))).code(CASE, 1);
        String there = new CodeGenerator(TestKeys.in(directory.resolve("there"))).code(CASE, 1);

        assertThat(here).isNotEqualTo(there);
    }
}
