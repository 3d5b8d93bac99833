package org.rekindle.onnx.compare;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rekindle.onnx.census.ModelCensus;
import org.rekindle.onnx.census.RectifierCensus;
import org.rekindle.onnx.check.Pairing;

/**
 * What changed since an older model. Layers with the same name and number of units are the same
 * layer. Of the rest, the first with n units is taken for the first with n units of the older
 * model, the second for the second, and so on, which is a guess.
 *
 * @param layers those that both models have, in the order of the model that is looked at
 * @param onlyHere layers that the older model does not have, or with another number of units
 * @param onlyInOlder layers that only the older model has, or with another number of units
 */
public record CensusComparison(
        List<ComparedLayer> layers,
        List<RectifierCensus> onlyHere,
        List<RectifierCensus> onlyInOlder) {

    /** Copies the lists. */
    public CensusComparison {
        layers = List.copyOf(layers);
        onlyHere = List.copyOf(onlyHere);
        onlyInOlder = List.copyOf(onlyInOlder);
    }

    /**
     * Compares two censuses on the same samples.
     *
     * @param now of the model that is looked at
     * @param older of the older one
     */
    public static CensusComparison of(ModelCensus now, ModelCensus older) {
        Map<String, RectifierCensus> left = new LinkedHashMap<>();
        older.layers().forEach(layer -> left.put(name(layer), layer));
        Map<String, ComparedLayer> pairs = new HashMap<>();
        for (RectifierCensus layer : now.layers()) {
            RectifierCensus same = left.get(name(layer));
            if (same != null && same.units().size() == layer.units().size()) {
                pairs.put(name(layer), new ComparedLayer(layer, same, Pairing.NAMED));
                left.remove(name(layer));
            }
        }
        Map<Integer, Deque<RectifierCensus>> bySize = bySize(left.values());
        List<ComparedLayer> layers = new ArrayList<>();
        List<RectifierCensus> onlyHere = new ArrayList<>();
        for (RectifierCensus layer : now.layers()) {
            ComparedLayer named = pairs.get(name(layer));
            RectifierCensus next =
                    named == null
                            ? bySize.getOrDefault(size(layer), new ArrayDeque<>()).poll()
                            : null;
            if (named != null) {
                layers.add(named);
            } else if (next != null) {
                layers.add(new ComparedLayer(layer, next, Pairing.GUESSED));
                left.remove(name(next));
            } else {
                onlyHere.add(layer);
            }
        }
        return new CensusComparison(layers, onlyHere, List.copyOf(left.values()));
    }

    /** Layers that ran, in their order. */
    private static Map<Integer, Deque<RectifierCensus>> bySize(Collection<RectifierCensus> layers) {
        Map<Integer, Deque<RectifierCensus>> bySize = new HashMap<>();
        for (RectifierCensus layer : layers) {
            if (layer.ran()) {
                bySize.computeIfAbsent(size(layer), size -> new ArrayDeque<>()).add(layer);
            }
        }
        return bySize;
    }

    private static String name(RectifierCensus layer) {
        return layer.rectifier().name();
    }

    private static int size(RectifierCensus layer) {
        return layer.units().size();
    }

    /** How many units of all layers died since. */
    public int newlyDead() {
        return layers.stream().mapToInt(layer -> layer.newlyDead().size()).sum();
    }

    /** How many units of all layers revived. */
    public int revived() {
        return layers.stream().mapToInt(layer -> layer.revived().size()).sum();
    }
}
