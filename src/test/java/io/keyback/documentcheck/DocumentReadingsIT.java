package io.keyback.documentcheck;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyback.Journeys;
import io.keyback.Journeys.Journey;
import io.keyback.KeybackIT;
import io.keyback.documentcheck.DocumentReading.Part;
import io.keyback.evidence.DrawnPictures;
import io.keyback.evidence.EvidenceItem;
import io.keyback.evidence.EvidenceKind;
import io.keyback.evidence.EvidenceStore;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;

@KeybackIT
class DocumentReadingsIT {

    @Autowired
    private DocumentReadings readings;

    @Autowired
    private DocumentCuts cuts;

    @Autowired
    private EvidenceStore evidence;

    @Autowired
    private Journeys journeys;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void whatWasReadIsKeptUntilItIsReadAnew() {
        Journey journey = journeys.inReview();
        List<DocumentReading> read = KeptReadings.of(evidence.current(journey.id()));

        readings.replace(journey.id(), read);
        assertThat(readings.of(journey.id())).isEqualTo(read);

        readings.replace(journey.id(), read.subList(0, 1));
        assertThat(readings.of(journey.id())).isEqualTo(read.subList(0, 1));
    }

    @Test
    void aReplacedPictureTakesWhatWasReadOfItOutOfSightAndAnErasedOneOutOfTheDatabase() throws IOException {
        Journey journey = journeys.inReview();
        List<EvidenceItem> pictures = evidence.current(journey.id());
        readings.replace(journey.id(), KeptReadings.of(pictures));

        evidence.replace(
                journey.id(),
                EvidenceKind.DOCUMENT_FRONT,
                List.of(new ByteArrayResource(DrawnPictures.passportPage())),
                anyPicture -> {},
                () -> {});
        assertThat(readings.of(journey.id())).isEmpty();
        assertThat(cuts.cut(journey.id(), Part.ZONE)).isEmpty();

        jdbc.sql("delete from keyback.evidence where case_id = ?")
                .param(journey.id().value())
                .update();
        assertThat(jdbc.sql("select count(*) from keyback.document_reading where case_id = ?")
                        .param(journey.id().value())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aPartIsCutUprightAndAsLargeAsItStandsThere() {
        Journey journey = journeys.inReview();
        readings.replace(journey.id(), KeptReadings.of(evidence.current(journey.id())));

        assertThat(cuts.portrait(journey.id())).hasValueSatisfying(portrait -> {
            assertThat(portrait.getWidth()).isEqualTo(200);
            assertThat(portrait.getHeight()).isEqualTo(250);
        });
        assertThat(cuts.cut(journey.id(), Part.BARCODE)).isEmpty();
    }
}
