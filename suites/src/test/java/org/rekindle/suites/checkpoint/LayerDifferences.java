package org.rekindle.suites.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Where {@code check} and NumPy differ about one layer of a checkpoint. */
final class LayerDifferences {
    private static final double SAME = 1e-9;

    private final JsonNode layer;
    private final JsonNode weight;
    private final JsonNode normalization;
    private final List<String> found = new ArrayList<>();

    /**
     * @param layer as {@code check --json} has it
     * @param file as the script has it
     */
    LayerDifferences(JsonNode layer, JsonNode file) {
        this.layer = layer;
        this.weight = file.get("weights").path(layer.get("weight").asText());
        String norm =
                layer.get("normalization").isNull()
                        ? layer.get("layer").asText()
                        : layer.get("normalization").asText();
        this.normalization = file.get("normalizations").path(norm);
    }

    /** All differences, a sentence each. */
    List<String> find() {
        Set<Integer> dead = units(layer.get("certified_dead_units"));
        Set<Integer> constant = units(layer.get("constant_units"));
        constant.addAll(dead);
        Set<Integer> zeros = units(weight.path("zero"));
        zeros.addAll(units(normalization.path("scale_zero")));
        same("the same for every input", constant, zeros);
        if (layer.get("relu_may_follow").asBoolean()) {
            Set<Integer> byScale = new TreeSet<>(dead);
            byScale.retainAll(units(normalization.path("scale_zero")));
            same("scale 0 and shift <= 0", byScale, units(normalization.path("dead")));
            Set<Integer> byFilter = without(dead, units(normalization.path("scale_zero")));
            same("dead by a zero filter", byFilter, silent());
            same(
                    "shift <= -4 scales",
                    units(layer.get("improbable_units")),
                    without(units(normalization.path("improbable")), constant));
        }
        Set<Integer> nearlyNothing = units(weight.path("nearly_nothing"));
        nearlyNothing.addAll(units(normalization.path("nearly_nothing")));
        same("nearly nothing", units(layer.get("decayed_units")), without(nearlyNothing, constant));
        if (!weight.isMissingNode()) {
            close("median_norm");
            close("smallest_norm");
        }
        return found;
    }

    /**
     * Zero filters after which nothing above 0 comes. Where a normalization follows by a guess,
     * none is told; where it follows by name, layers in these files have no bias.
     */
    private Set<Integer> silent() {
        if (normalization.isMissingNode()) {
            return units(weight.path("silent"));
        }
        Set<Integer> silent = units(weight.path("zero"));
        silent.retainAll(units(normalization.path("silent_at_zero")));
        return layer.path("pairing").asText().equals("named") ? silent : Set.of();
    }

    private void close(String field) {
        double here = layer.get(field).asDouble();
        double there = weight.get(field).asDouble();
        if (!(Math.abs(here - there) <= SAME * Math.abs(there))) {
            found.add(
                    String.format(
                            Locale.ROOT,
                            "%s: %s is %s, and not %s",
                            layer.get("layer").asText(),
                            field,
                            here,
                            there));
        }
    }

    private void same(String what, Set<Integer> here, Set<Integer> there) {
        if (!here.equals(there)) {
            found.add(
                    "%s: %s are %s, and not %s"
                            .formatted(layer.get("layer").asText(), what, here, there));
        }
    }

    private static Set<Integer> without(Set<Integer> units, Set<Integer> others) {
        Set<Integer> left = new TreeSet<>(units);
        left.removeAll(others);
        return left;
    }

    private static Set<Integer> units(JsonNode list) {
        Set<Integer> units = new TreeSet<>();
        list.forEach(unit -> units.add(unit.asInt()));
        return units;
    }
}
