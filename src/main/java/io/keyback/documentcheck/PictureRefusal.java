package io.keyback.documentcheck;

import io.keyback.evidence.EvidenceKind;
import java.time.Instant;
import java.util.Set;

/** That a picture was refused at the gate, and why. */
record PictureRefusal(EvidenceKind kind, Set<PictureFault> faults, Instant at) {}
