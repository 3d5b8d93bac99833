package org.rekindle.onnx.census;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rekindle.census.Verdict;
import org.rekindle.onnx.rectifier.DeadSide;
import org.rekindle.onnx.rectifier.Rectifier;
import org.rekindle.onnx.rectifier.Skipped;

/**
 * The census of a model.
 *
 * @param layers one for each rectifier, in the order of the model's nodes
 * @param smooth one for each smooth activation; they are no rectifiers and have no dead units
 * @param skipped what may hold a rectifier and was not looked into
 * @param samples how many were run
 * @param batch how many of them went into one run
 * @param settled whether all units had fired before the samples ended; the rest was not run then
 * @param ranges what was measured beside the counts
 * @param notes what else the reader must know, a sentence each
 */
public record ModelCensus(
        List<RectifierCensus> layers,
        List<SmoothCensus> smooth,
        List<Skipped> skipped,
        long samples,
        int batch,
        boolean settled,
        SeenRanges ranges,
        List<String> notes) {

    /** Copies the lists. */
    public ModelCensus {
        smooth = List.copyOf(smooth);
        skipped = List.copyOf(skipped);
        layers = List.copyOf(layers);
        notes = List.copyOf(notes);
    }

    /** How many units were counted. */
    public int units() {
        return layers.stream().mapToInt(layer -> layer.units().size()).sum();
    }

    /** How many of them are dead. */
    public int dead() {
        return layers.stream().mapToInt(RectifierCensus::dead).sum();
    }

    /**
     * The units of each rectifier that are dead because they never fire, as far as its place in the
     * graph tells which units it has: those that {@link org.rekindle.onnx.prune.Pruning} can take
     * out.
     */
    public Map<Rectifier, Set<Integer>> deadUnits() {
        Map<Rectifier, Set<Integer>> dead = new LinkedHashMap<>();
        for (RectifierCensus layer : layers) {
            Set<Integer> silent = layer.dead(DeadSide.BELOW);
            if (layer.isByGraph() && !silent.isEmpty()) {
                dead.put(layer.rectifier(), silent);
            }
        }
        return Collections.unmodifiableMap(dead);
    }

    /** How many never fired, but in too few places to call them dead, or gave NaN. */
    public int inconclusive() {
        return layers.stream().mapToInt(layer -> layer.count(Verdict.INCONCLUSIVE::equals)).sum();
    }

    /** The share of units that are dead; 0 where none were counted. */
    public double deadFraction() {
        return units() == 0 ? 0 : (double) dead() / units();
    }
}
