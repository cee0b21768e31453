package io.keyback.documentcheck;

import io.keyback.caseid.CaseId;
import io.keyback.documentcheck.DocumentReader.Found;
import io.keyback.documentcheck.DocumentRules.Reading;
import io.keyback.documentcheck.DocumentRules.Weight;
import io.keyback.documentcheck.ReadDocument.Source;
import io.keyback.documentcheck.ReadDocument.Trust;
import io.keyback.documentcheck.SeenDocuments.Issued;
import io.keyback.documentcheck.SeenDocuments.Traits;
import io.keyback.evidence.CheckOutcome;
import io.keyback.evidence.CheckResult;
import io.keyback.evidence.CheckResult.Finding;
import io.keyback.evidence.EvidenceItem;
import io.keyback.evidence.EvidenceKind;
import io.keyback.evidence.EvidenceStore;
import io.keyback.evidence.FileSignals;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Reads the document, and holds it against what was declared and who is claimed to be its holder. PASSED only what was
 * read with certainty and has nothing against it; what it cannot read is INCONCLUSIVE.
 */
@Component
public class DocumentCheck {

    /** Where on earth a day ends last: a document is valid to the end of its last day in the country that issued it. */
    private static final ZoneOffset LATEST_ZONE = ZoneOffset.ofHours(-12);

    private final EvidenceStore evidence;
    private final PictureRefusals refusals;
    private final DocumentReader reader;
    private final SeenDocuments seen;
    private final DocumentReadings readings;
    private final DocumentRules rules;
    private final DocumentCheckSettings settings;
    private final Clock clock;

    DocumentCheck(
            EvidenceStore evidence,
            PictureRefusals refusals,
            DocumentReader reader,
            SeenDocuments seen,
            DocumentReadings readings,
            DocumentRules rules,
            DocumentCheckSettings settings,
            Clock clock) {
        this.evidence = evidence;
        this.refusals = refusals;
        this.reader = reader;
        this.seen = seen;
        this.readings = readings;
        this.rules = rules;
        this.settings = settings;
        this.clock = clock;
    }

    public CheckResult run(CaseId caseId, DeclaredDocument declared, ClaimedPerson claimed) {
        List<EvidenceItem> pictures = pictures(caseId, declared.type());
        Set<DocumentFact> facts = missing(declared.type(), pictures);
        facts.addAll(IssuingCountries.judge(declared.type(), declared.country(), declared.state()));
        for (EvidenceItem picture : pictures) {
            facts.addAll(judge(declared.type(), picture));
            facts.addAll(judgeOrigin(picture, evidence.signals(caseId, picture.id())));
        }
        Found found = reader.read(caseId, declared, pictures, today());
        facts.addAll(found.facts());

        Map<DocumentFact, Map<String, Double>> numbers = new EnumMap<>(DocumentFact.class);
        Map<String, Double> refused = refused(caseId);
        if (!refused.isEmpty()) {
            facts.add(DocumentFact.REFUSED_BEFORE);
            numbers.put(DocumentFact.REFUSED_BEFORE, refused);
        }
        List<DocumentReading> kept = new ArrayList<>();
        found.read().ifPresent(read -> {
            DocumentFacts said = new DocumentFacts(read, declared, claimed, today(), settings);
            facts.addAll(said.facts());
            numbers.putAll(said.numbers());
            kept.add(reading(read, said));
        });
        found.portrait().ifPresent(kept::add);
        readings.replace(caseId, kept);
        facts.addAll(seen.remember(caseId, claimed.account(), traits(found)));
        return result(facts, numbers, found);
    }

    /** A passport's back may have stayed from a card that was declared before; it counts for nothing. */
    private List<EvidenceItem> pictures(CaseId caseId, DocumentType type) {
        return evidence.current(caseId).stream()
                .filter(item -> item.kind() == EvidenceKind.DOCUMENT_FRONT
                        || (item.kind() == EvidenceKind.DOCUMENT_BACK && type.hasBack()))
                .sorted(Comparator.comparing(EvidenceItem::kind))
                .toList();
    }

    private static Set<DocumentFact> missing(DocumentType type, List<EvidenceItem> pictures) {
        Set<DocumentFact> facts = EnumSet.noneOf(DocumentFact.class);
        if (pictures.stream().noneMatch(picture -> picture.kind() == EvidenceKind.DOCUMENT_FRONT)) {
            facts.add(DocumentFact.FRONT_MISSING);
        }
        if (type.hasBack() && pictures.stream().noneMatch(picture -> picture.kind() == EvidenceKind.DOCUMENT_BACK)) {
            facts.add(DocumentFact.BACK_MISSING);
        }
        if (pictures.stream().map(EvidenceItem::sha256).distinct().count() < pictures.size()) {
            facts.add(DocumentFact.SAME_PICTURE_TWICE);
        }
        return facts;
    }

    /** How often for what. */
    private Map<String, Double> refused(CaseId caseId) {
        return refusals.of(caseId).stream()
                .flatMap(refusal -> refusal.faults().stream())
                .collect(Collectors.groupingBy(
                        fault -> fault.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        TreeMap::new,
                        Collectors.summingDouble(fault -> 1)));
    }

    private Set<DocumentFact> judge(DocumentType type, EvidenceItem picture) {
        Set<DocumentFact> facts = EnumSet.noneOf(DocumentFact.class);
        facts.addAll(judgeSize(picture));
        if (aspectRatio(picture) > maxAspectRatio(type)) {
            facts.add(DocumentFact.UNUSUAL_SHAPE);
        }
        return facts;
    }

    private Set<DocumentFact> judgeSize(EvidenceItem picture) {
        int longSide = Math.max(picture.width(), picture.height());
        if (longSide < evidence.minLongSide(picture.kind())) {
            return EnumSet.of(DocumentFact.PICTURE_TOO_SMALL);
        }
        return longSide < settings.readableLongSide()
                ? EnumSet.of(DocumentFact.LOW_RESOLUTION)
                : EnumSet.noneOf(DocumentFact.class);
    }

    /** What EXIF tells is easily forged and easily innocent, so it is for the reviewer and fails nothing. */
    private Set<DocumentFact> judgeOrigin(EvidenceItem picture, FileSignals signals) {
        Set<DocumentFact> facts = EnumSet.noneOf(DocumentFact.class);
        String software = signals.software();
        if (software != null
                && settings.editingSoftware().stream().anyMatch(software.toLowerCase(Locale.ROOT)::contains)) {
            facts.add(DocumentFact.EDITED_PICTURE);
        }
        Instant takenAt = signals.takenAt();
        if (takenAt != null && takenAt.plus(settings.maxPictureAge()).isBefore(picture.receivedAt())) {
            facts.add(DocumentFact.TAKEN_LONG_AGO);
        }
        if (takenAt != null && takenAt.minus(settings.cameraClockTolerance()).isAfter(picture.receivedAt())) {
            facts.add(DocumentFact.TAKEN_IN_FUTURE);
        }
        return facts;
    }

    private double maxAspectRatio(DocumentType type) {
        return type == DocumentType.INTERNATIONAL_PASSPORT
                ? settings.maxPassportAspectRatio()
                : settings.maxCardAspectRatio();
    }

    private static double aspectRatio(EvidenceItem picture) {
        return (double) Math.max(picture.width(), picture.height()) / Math.min(picture.width(), picture.height());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), LATEST_ZONE);
    }

    private static DocumentReading reading(ReadDocument read, DocumentFacts said) {
        Source source = read.source();
        return new DocumentReading(
                source.picture().id(),
                source.part(),
                source.lines(),
                said.compared(),
                source.confidence(),
                read.trust() == Trust.CERTAIN,
                source.place());
    }

    /** A number that may be misread would be another document's. */
    private static Traits traits(Found found) {
        Optional<Issued> number = found.read()
                .filter(read -> read.trust() == Trust.CERTAIN && !read.number().isEmpty())
                .flatMap(read -> read.country().map(country -> new Issued(country, read.number())));
        return new Traits(number, found.pictures());
    }

    /** Faults alone where there are any: the rest would only hide what must be handed in again. */
    private CheckResult result(Set<DocumentFact> facts, Map<DocumentFact, Map<String, Double>> numbers, Found found) {
        Reading reading = found.read().map(DocumentCheck::certainty).orElse(Reading.NONE);
        Map<DocumentFact, Weight> weights = new EnumMap<>(rules.weigh(facts, reading));
        Weight heaviest = Collections.max(weights.values());
        Weight lightestTold = heaviest == Weight.FAILED ? Weight.FAILED : Weight.NOTE;
        List<Finding> findings = weights.entrySet().stream()
                .filter(fact -> fact.getValue().compareTo(lightestTold) >= 0)
                .map(fact -> fact.getKey().finding(numbers.getOrDefault(fact.getKey(), Map.of())))
                .toList();
        return new CheckResult(outcome(heaviest, reading), findings, found.engine());
    }

    /** Whatever the rules say: what was not read with certainty has not passed. */
    private static CheckOutcome outcome(Weight heaviest, Reading reading) {
        return switch (heaviest) {
            case FAILED -> CheckOutcome.FAILED;
            case INCONCLUSIVE -> CheckOutcome.INCONCLUSIVE;
            case NOTE, GOOD -> reading == Reading.CERTAIN ? CheckOutcome.PASSED : CheckOutcome.INCONCLUSIVE;
        };
    }

    private static Reading certainty(ReadDocument read) {
        return read.trust() == Trust.CERTAIN ? Reading.CERTAIN : Reading.UNCERTAIN;
    }
}
