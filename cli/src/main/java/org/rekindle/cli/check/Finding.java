package org.rekindle.cli.check;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rekindle.onnx.check.BadNumbers;
import org.rekindle.onnx.check.CheckedLayer;
import org.rekindle.onnx.check.CheckpointCheck;
import org.rekindle.onnx.check.Movement;
import org.rekindle.onnx.check.Pair;
import org.rekindle.onnx.check.Pairing;
import org.rekindle.text.NumberText;

/**
 * One thing that the weights show.
 *
 * @param kind {@code not_finite}, {@code newly_dead}, {@code certified_dead}, {@code improbable}, {@code
 *     decayed}, {@code constant}, {@code duplicates}, {@code revived}, {@code unchanged}, {@code
 *     only_here} or {@code only_in_older}
 * @param layer the module or array
 * @param units which; empty where it is about an array
 * @param pairing {@code named} or {@code guessed}, where the finding rests on a pair
 * @param message a sentence
 */
record Finding(
        String kind, String layer, List<Integer> units, @Nullable String pairing, String message) {

    /** All of them, the worst first. */
    static List<Finding> of(CheckpointCheck check) {
        List<Finding> findings = new ArrayList<>();
        for (BadNumbers bad : check.badNumbers()) {
            findings.add(
                    new Finding(
                            "not_finite",
                            bad.array(),
                            List.of(),
                            null,
                            "%s: of %,d numbers %,d are NaN and %,d infinite."
                                    .formatted(bad.array(), bad.elements(), bad.nan(), bad.infinite())));
        }
        check.layers().forEach(layer -> moved(layer, findings));
        for (CheckedLayer layer : check.layers()) {
            add(
                    findings,
                    "certified_dead",
                    layer,
                    layer.certifiedDead(),
                    "give a constant ≤ 0 for every input: dead if a ReLU follows directly");
        }
        for (CheckedLayer layer : check.layers()) {
            add(
                    findings,
                    "improbable",
                    layer,
                    layer.improbable(),
                    "have a shift of at most −4 times the size of their scale: if a ReLU follows, they fire on under 1 of 30,000"
                            + " inputs, provided that z is normal");
            add(
                    findings,
                    "decayed",
                    layer,
                    layer.decayed(),
                    "have decayed: incoming weights or scale under 1/1000 of the layer's median");
            add(findings, "constant", layer, layer.constant(), "give the same for every input");
            add(
                    findings,
                    "duplicates",
                    layer,
                    layer.duplicates().stream().flatMap(List::stream).toList(),
                    "have the same incoming weights as another unit of the layer");
        }
        check.onlyHere()
                .forEach(
                        name ->
                                findings.add(
                                        new Finding(
                                                "only_here",
                                                name,
                                                List.of(),
                                                null,
                                                "%s: not in the older checkpoint, or there in another shape."
                                                        .formatted(name))));
        check.onlyThere()
                .forEach(
                        name ->
                                findings.add(
                                        new Finding(
                                                "only_in_older",
                                                name,
                                                List.of(),
                                                null,
                                                "%s: only in the older checkpoint.".formatted(name))));
        return findings;
    }

    private static void moved(CheckedLayer layer, List<Finding> findings) {
        if (layer.movement().isPresent()) {
            Movement movement = layer.movement().get();
            add(
                    findings,
                    "newly_dead",
                    layer,
                    movement.newlyDead(),
                    "died since the older checkpoint, if a ReLU follows directly");
            add(
                    findings,
                    "revived",
                    layer,
                    movement.revived(),
                    "were certified dead in the older checkpoint and are not any more");
            add(
                    findings,
                    "unchanged",
                    layer,
                    movement.unchanged(),
                    "have the same incoming weights as in the older checkpoint, bit by bit");
        }
    }

    private static void add(
            List<Finding> findings,
            String kind,
            CheckedLayer layer,
            List<Integer> units,
            String what) {
        if (units.isEmpty()) {
            return;
        }
        String pairing = layer.pair().map(Finding::pairing).orElse(null);
        String pair =
                layer.pair()
                        .map(
                                found ->
                                        " (with %s%s)"
                                                .formatted(
                                                        found.normalization(),
                                                        found.pairing() == Pairing.GUESSED
                                                                ? ", a guess"
                                                                : ""))
                        .orElse("");
        findings.add(
                new Finding(
                        kind,
                        layer.layer(),
                        units,
                        pairing,
                        "%s%s: %,d of %,d units (%s) %s."
                                .formatted(
                                        layer.layer(),
                                        pair,
                                        units.size(),
                                        layer.units(),
                                        NumberText.percent((double) units.size() / layer.units()),
                                        what)));
    }

    static String pairing(Pair pair) {
        return pair.pairing() == Pairing.NAMED ? "named" : "guessed";
    }
}
