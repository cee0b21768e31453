package io.keyback.documentcheck.mrz;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MrzNameTest {

    @ParameterizedTest
    @CsvSource({
        "ERIKSSON<<ANNA<MARIA<<<<<<<<<<, ERIKSSON, ANNA MARIA, false",
        "VAN<DER<MUELLEN<<HENDRIK<IZAAK, VAN DER MUELLEN, HENDRIK IZAAK, true",
        "ARKFREITH<<<<<<<<<<<<<<<<<<<<<, ARKFREITH, '', false",
        "BENNELONG<WOOLOOMOOLOO<W<<DING, BENNELONG WOOLOOMOOLOO W, DING, true",
        "ERIKSSON<<ANNA<<MARIA<<<<<<<<<, ERIKSSON, ANNA MARIA, false"
    })
    void tellsTheIdentifiersApart(String field, String primary, String secondary, boolean mayBeCut) {
        assertThat(MrzName.of(field)).isEqualTo(new MrzName(primary, secondary, mayBeCut));
    }
}
