package io.keyback.recovery;

import io.keyback.account.AccountDirectory;
import io.keyback.caseid.CaseId;
import io.keyback.evidence.EvidenceRefused;
import io.keyback.evidence.PicturesElsewhere;
import java.awt.image.BufferedImage;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The faces that the host has on file. Nothing of them is kept here. */
@Component
public class FacesOnFile {

    private static final Logger LOG = LoggerFactory.getLogger(FacesOnFile.class);

    private final RecoveryCases cases;
    private final AccountDirectory accounts;
    private final PicturesElsewhere pictures;

    FacesOnFile(RecoveryCases cases, AccountDirectory accounts, PicturesElsewhere pictures) {
        this.cases = cases;
        this.accounts = accounts;
        this.pictures = pictures;
    }

    /** The face of the case's account, as a JPEG of our own; empty where the host has none that can be used. */
    public Optional<byte[]> jpeg(CaseId caseId) {
        return accounts.faceOnFile(cases.get(caseId).account()).flatMap(picture -> {
            try {
                return Optional.of(pictures.face(picture));
            } catch (EvidenceRefused unusable) {
                LOG.warn("The host's picture of a face cannot be used for case {}: {}", caseId, unusable.reason());
                return Optional.empty();
            }
        });
    }

    /** The pixels of {@link #jpeg}. */
    public Optional<BufferedImage> pixels(CaseId caseId) {
        return jpeg(caseId).map(pictures::pixels);
    }
}
