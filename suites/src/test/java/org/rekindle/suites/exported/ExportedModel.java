package org.rekindle.suites.exported;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A model that was exported, and which of its units are dead.
 *
 * @param path the model
 * @param data the inputs that its units are dead on
 * @param variant how it was exported and changed since
 * @param quantized whether it computes with whole numbers
 * @param isPruned whether it is among those that are pruned
 * @param layers what hooks in PyTorch show, a layer each
 */
record ExportedModel(
        Path path,
        Path data,
        String variant,
        boolean quantized,
        boolean isPruned,
        List<Layer> layers) {
    /** The levels of ONNX Runtime that write convolutions for one kind of processor. */
    private static final String FOR_ONE_PROCESSOR = "optimised_all";

    /**
     * A layer.
     *
     * @param units how many it has
     * @param dead which of them are dead
     */
    record DeadUnits(int units, List<Integer> dead) {
        /** Of a layer in the document of a scan. */
        static DeadUnits found(JsonNode layer) {
            return new DeadUnits(layer.get("units").intValue(), indices(layer.get("dead_units")));
        }
    }

    /**
     * A layer as the hooks saw it.
     *
     * @param all its dead units
     * @param below the same without those at the upper bound
     */
    record Layer(DeadUnits all, DeadUnits below) {
        private static Layer of(JsonNode layer) {
            int units = layer.get("units").intValue();
            List<Integer> dead = indices(layer.get("dead"));
            List<Integer> below = new ArrayList<>(dead);
            below.removeAll(indices(layer.get("above")));
            return new Layer(new DeadUnits(units, dead), new DeadUnits(units, below));
        }
    }

    private static List<Integer> indices(JsonNode units) {
        return elements(units).map(JsonNode::intValue).toList();
    }

    static ExportedModel of(JsonNode expected, Path folder) {
        String variant = expected.get("variant").textValue();
        boolean quantized = variant.endsWith("_qdq") || variant.endsWith("_qoperator");
        return new ExportedModel(
                folder.resolve(expected.get("model").textValue()),
                folder.resolve(expected.get("network").textValue() + ".npz"),
                variant,
                quantized,
                expected.get("prune").booleanValue(),
                elements(expected.get("layers")).map(Layer::of).toList());
    }

    /** The layers that a scan has found. */
    static List<DeadUnits> found(JsonNode scan) {
        return elements(scan.get("layers")).map(DeadUnits::found).toList();
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    /** Whether its channels may stand in blocks, which pruning leaves as they are. */
    boolean mayBeBlocked() {
        return variant.endsWith(FOR_ONE_PROCESSOR);
    }

    /**
     * Whether a scan found these layers, in whatever order. Where a number is quantised, its
     * largest value comes from the range that was measured, so a scan may not call it the upper
     * bound of a rectifier. A layer that only gave numbers above 0 in calibration rests at its zero
     * point too; it has no dead units.
     */
    boolean agrees(List<DeadUnits> found) {
        List<DeadUnits> others = new ArrayList<>(found);
        for (Layer layer : layers) {
            boolean there = others.remove(layer.all());
            if (!there && !(quantized && others.remove(layer.below()))) {
                return false;
            }
        }
        return others.stream().allMatch(other -> quantized && other.dead().isEmpty());
    }

    /** The layers, with every dead unit of theirs. */
    List<DeadUnits> dead() {
        return layers.stream().map(Layer::all).toList();
    }

    /** Half precision rounds a sum of fewer numbers differently. */
    boolean isHalf() {
        return variant.endsWith("_float16");
    }

    int unitCount() {
        return dead().stream().mapToInt(DeadUnits::units).sum();
    }

    int deadCount() {
        return dead().stream().mapToInt(layer -> layer.dead().size()).sum();
    }
}
