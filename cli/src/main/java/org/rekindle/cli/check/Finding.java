package org.rekindle.cli.check;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rekindle.onnx.check.BadNumbers;
import org.rekindle.onnx.check.CheckedLayer;
import org.rekindle.onnx.check.CheckpointCheck;
import org.rekindle.onnx.check.Movement;

/**
 * One thing that the weights show.
 *
 * @param kind what
 * @param layer the module or array
 * @param units which; empty where it is about an array
 * @param pairing {@code named} or {@code guessed}; null where no normalization follows
 * @param message a sentence
 */
record Finding(
        FindingKind kind,
        String layer,
        List<Integer> units,
        @Nullable String pairing,
        String message) {

    /** All of them. */
    static List<Finding> of(CheckpointCheck check) {
        List<Finding> findings = new ArrayList<>();
        for (BadNumbers bad : check.badNumbers()) {
            findings.add(
                    new Finding(
                            FindingKind.NOT_FINITE,
                            bad.array(),
                            List.of(),
                            null,
                            "%s: of %,d numbers %,d are NaN and %,d infinite."
                                    .formatted(
                                            bad.array(),
                                            bad.elements(),
                                            bad.nan(),
                                            bad.infinite())));
        }
        for (CheckedLayer layer : check.layers()) {
            add(findings, FindingKind.CERTIFIED_DEAD, layer, layer.certifiedDead());
            add(findings, FindingKind.IMPROBABLE, layer, layer.improbable());
            add(findings, FindingKind.DECAYED, layer, layer.decayed());
            add(findings, FindingKind.CONSTANT, layer, layer.constant());
            add(
                    findings,
                    FindingKind.DUPLICATES,
                    layer,
                    layer.duplicates().stream().flatMap(List::stream).toList());
            if (layer.movement().isPresent()) {
                Movement movement = layer.movement().get();
                add(findings, FindingKind.NEWLY_DEAD, layer, movement.newlyDead());
                add(findings, FindingKind.REVIVED, layer, movement.revived());
                add(findings, FindingKind.UNCHANGED, layer, movement.unchanged());
            }
        }
        check.onlyHere().forEach(name -> findings.add(of(FindingKind.ONLY_HERE, name)));
        check.onlyThere().forEach(name -> findings.add(of(FindingKind.ONLY_IN_OLDER, name)));
        return findings;
    }

    private static Finding of(FindingKind kind, String array) {
        return new Finding(
                kind, array, List.of(), null, "%s: %s.".formatted(array, kind.sentence()));
    }

    private static void add(
            List<Finding> findings, FindingKind kind, CheckedLayer layer, List<Integer> units) {
        if (!units.isEmpty()) {
            String message =
                    "%s: %,d of %,d. %s."
                            .formatted(layer.layer(), units.size(), layer.units(), kind.sentence());
            findings.add(
                    new Finding(
                            kind,
                            layer.layer(),
                            units,
                            layer.pair().map(pair -> pair.pairing().id()).orElse(null),
                            message));
        }
    }

    /** The layer, with how many of its units. */
    String place() {
        String guess = "guessed".equals(pairing) ? ", pair guessed" : "";
        return units.isEmpty() ? layer : "%s (%,d%s)".formatted(layer, units.size(), guess);
    }
}
