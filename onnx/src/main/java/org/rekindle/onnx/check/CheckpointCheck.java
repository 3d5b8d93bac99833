package org.rekindle.onnx.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rekindle.onnx.checkpoint.Checkpoint;
import org.rekindle.onnx.checkpoint.NotLookedAt;
import org.rekindle.onnx.checkpoint.StoredArray;

/**
 * What is said of a checkpoint.
 *
 * @param layers in the order of the file
 * @param pairs which normalization follows which layer
 * @param badNumbers arrays with NaN or infinity
 * @param onlyHere arrays that the older checkpoint does not have, or in another shape
 * @param onlyThere arrays that only the older checkpoint has
 * @param notLookedAt what nothing is said about
 */
public record CheckpointCheck(
        List<CheckedLayer> layers,
        List<Pair> pairs,
        List<BadNumbers> badNumbers,
        List<String> onlyHere,
        List<String> onlyThere,
        List<NotLookedAt> notLookedAt) {

    /** Reads every array, block by block. */
    public static CheckpointCheck of(Checkpoint checkpoint) {
        return Parts.of(checkpoint).result();
    }

    /** As {@link #of}, with what changed since an older checkpoint. */
    public static CheckpointCheck of(Checkpoint checkpoint, Checkpoint older) {
        Parts now = Parts.of(checkpoint);
        Parts then = Parts.of(older);
        List<CheckedLayer> layers = new ArrayList<>();
        for (CheckedLayer layer : now.checked) {
            layers.add(then.movement(now, layer).map(layer::with).orElse(layer));
        }
        Map<String, List<Long>> there = shapes(older);
        Map<String, List<Long>> here = shapes(checkpoint);
        CheckpointCheck result = now.result();
        return new CheckpointCheck(
                layers,
                result.pairs,
                result.badNumbers,
                here.keySet().stream()
                        .filter(name -> !Objects.equals(here.get(name), there.get(name)))
                        .toList(),
                there.keySet().stream().filter(name -> !here.containsKey(name)).toList(),
                result.notLookedAt);
    }

    private static Map<String, List<Long>> shapes(Checkpoint checkpoint) {
        Map<String, List<Long>> shapes = new LinkedHashMap<>();
        checkpoint.arrays().forEach(array -> shapes.put(array.name(), array.shape()));
        return shapes;
    }

    /** A checkpoint taken apart. */
    private static final class Parts {
        private final Map<String, WeightLayer> weights = new LinkedHashMap<>();
        private final List<CheckedLayer> checked = new ArrayList<>();
        private final List<Pair> pairs = new ArrayList<>();
        private final List<BadNumbers> bad = new ArrayList<>();
        private final List<NotLookedAt> others;

        private Parts(Checkpoint checkpoint) {
            others = new ArrayList<>(checkpoint.notLookedAt());
        }

        static Parts of(Checkpoint checkpoint) {
            Parts parts = new Parts(checkpoint);
            parts.take(checkpoint);
            return parts;
        }

        private void take(Checkpoint checkpoint) {
            List<Group> groups = Group.of(checkpoint.arrays());
            Map<String, Normalization> norms = new LinkedHashMap<>();
            for (Group group : groups) {
                Optional<Normalization> norm = Normalization.of(group);
                norm.ifPresent(found -> norms.put(group.name(), found));
                if (norm.isEmpty()) {
                    WeightLayer.of(group).ifPresent(layer -> weights.put(group.name(), layer));
                }
            }
            Map<String, Pair> byLayer = new HashMap<>();
            Set<String> paired = new HashSet<>();
            Pairs rules = new Pairs(groups, List.copyOf(weights.values()), checkpoint.ordered());
            for (Normalization norm : norms.values()) {
                Optional<Pair> pair = rules.of(norm);
                if (pair.isPresent()
                        && byLayer.putIfAbsent(pair.get().layer(), pair.get()) == null) {
                    pairs.add(pair.get());
                    paired.add(norm.group().name());
                }
            }
            for (Group group : groups) {
                WeightLayer layer = weights.get(group.name());
                Normalization norm = norms.get(group.name());
                if (layer != null) {
                    Optional<Pair> pair = Optional.ofNullable(byLayer.get(group.name()));
                    checked.add(new LayerCheck(layer, following(pair, norms), pair).check());
                } else if (norm != null && !paired.contains(group.name())) {
                    checked.add(new LayerCheck(null, norm, Optional.empty()).check());
                } else if (norm == null) {
                    group.arrays().values().forEach(array -> others.add(reason(group, array)));
                }
            }
            checkpoint.arrays().stream()
                    .filter(array -> array.kind().isReal())
                    .map(BadNumbers::in)
                    .filter(numbers -> numbers.nan() + numbers.infinite() > 0)
                    .forEach(bad::add);
        }

        /** What changed in a layer since this older checkpoint, if it has the layer. */
        private Optional<Movement> movement(Parts now, CheckedLayer layer) {
            WeightLayer mine = now.weights.get(layer.layer());
            WeightLayer former = weights.get(layer.layer());
            if (mine == null
                    || former == null
                    || !mine.weight().shape().equals(former.weight().shape())
                    || mine.units() != former.units()) {
                return Optional.empty();
            }
            return checked.stream()
                    .filter(old -> old.layer().equals(layer.layer()))
                    .findFirst()
                    .map(old -> Movement.between(mine, former, layer, old));
        }

        private static @Nullable Normalization following(
                Optional<Pair> pair, Map<String, Normalization> norms) {
            return pair.map(found -> norms.get(found.normalization())).orElse(null);
        }

        private static NotLookedAt reason(Group group, StoredArray array) {
            String why;
            if (!array.kind().isReal()) {
                why =
                        "whole numbers (%s): counters, or weights whose scales are not understood"
                                .formatted(array.kind().text());
            } else if (WeightLayer.isEmbedding(group.leaf())) {
                why = "an embedding, which has no units before an activation";
            } else if (array.shape().size() < 2) {
                why = "a vector that belongs to no layer with units, and keeps no running mean";
            } else {
                why = "its name and shape do not say which axis counts units";
            }
            return new NotLookedAt(array.name(), why);
        }

        CheckpointCheck result() {
            return new CheckpointCheck(
                    List.copyOf(checked),
                    List.copyOf(pairs),
                    List.copyOf(bad),
                    List.of(),
                    List.of(),
                    List.copyOf(others));
        }
    }
}
