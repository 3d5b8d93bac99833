package org.rekindle.suites.exported;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * A model that was exported, and which of its units are dead.
 *
 * @param path the model
 * @param data the inputs that its units are dead on
 * @param variant how it was exported and changed since
 * @param isPruned whether it is among those that are pruned
 * @param layers what hooks in PyTorch show, a layer each
 */
record ExportedModel(
        Path path, Path data, String variant, boolean isPruned, List<DeadUnits> layers) {
    /** The levels of ONNX Runtime that write convolutions for one kind of processor. */
    private static final String FOR_ONE_PROCESSOR = "optimised_all";

    /**
     * A layer.
     *
     * @param units how many it has
     * @param dead which of them are dead
     */
    record DeadUnits(int units, List<Integer> dead) {
        static DeadUnits of(JsonNode layer, String field) {
            List<Integer> dead = new ArrayList<>();
            layer.get(field).forEach(unit -> dead.add(unit.intValue()));
            return new DeadUnits(layer.get("units").intValue(), dead);
        }
    }

    static ExportedModel of(JsonNode expected, Path folder) {
        return new ExportedModel(
                folder.resolve(expected.get("model").textValue()),
                folder.resolve(expected.get("network").textValue() + ".npz"),
                expected.get("variant").textValue(),
                expected.get("prune").booleanValue(),
                layers(expected.get("layers"), "dead"));
    }

    static List<DeadUnits> layers(JsonNode layers, String field) {
        return StreamSupport.stream(layers.spliterator(), false)
                .map(layer -> DeadUnits.of(layer, field))
                .toList();
    }

    /** Whether its channels may stand in blocks, which a scan lists as skipped. */
    boolean mayBeBlocked() {
        return variant.endsWith(FOR_ONE_PROCESSOR);
    }

    int units() {
        return layers.stream().mapToInt(DeadUnits::units).sum();
    }

    int dead() {
        return layers.stream().mapToInt(layer -> layer.dead().size()).sum();
    }
}
