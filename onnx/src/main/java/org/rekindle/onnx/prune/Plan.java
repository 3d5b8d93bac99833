package org.rekindle.onnx.prune;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** All changes to a model, planned but not made. Plans for different units can be joined. */
final class Plan {
    private final Map<Place, SortedSet<Integer>> losses = new LinkedHashMap<>();
    private final Map<Fold, SortedMap<Integer, Double>> folds = new LinkedHashMap<>();
    private final Map<Place.Value, Standing> standing = new LinkedHashMap<>();

    /** Removes units from a place. */
    void lose(Place place, Set<Integer> indices) {
        losses.computeIfAbsent(place, key -> new TreeSet<>()).addAll(indices);
    }

    /** Adds constant units to a bias. */
    void fold(Fold fold, Map<Integer, Double> constants) {
        folds.computeIfAbsent(fold, key -> new TreeMap<>()).putAll(constants);
    }

    /** Notes at what number units stand that a value loses. */
    void stand(Place.Value place, Standing numbers) {
        standing.merge(place, numbers, Standing::with);
    }

    /** At what number units stand that a value loses. */
    Standing standing(Place.Value place) {
        return standing.getOrDefault(place, Standing.atZero());
    }

    /** Adds another plan. */
    void join(Plan other) {
        other.losses.forEach(this::lose);
        other.folds.forEach(this::fold);
        other.standing.forEach(this::stand);
    }

    /**
     * Adds another plan, or changes nothing.
     *
     * @throws Obstacle when nothing would be left somewhere
     */
    void add(Plan other) throws Obstacle {
        for (Map.Entry<Place, SortedSet<Integer>> loss : other.losses.entrySet()) {
            Set<Integer> together = new TreeSet<>(loss.getValue());
            together.addAll(lost(loss.getKey()));
            if (together.size() >= loss.getKey().size()) {
                throw new Obstacle("one unit has to be left in the layer, dead or not");
            }
        }
        join(other);
    }

    /** Whether any weights go. */
    boolean savesWeights() {
        return losses.keySet().stream().anyMatch(Place.Weights.class::isInstance);
    }

    /** What a place loses. */
    SortedSet<Integer> lost(Place place) {
        return losses.getOrDefault(place, new TreeSet<>());
    }

    Map<Place, SortedSet<Integer>> losses() {
        return losses;
    }

    Map<Fold, SortedMap<Integer, Double>> folds() {
        return folds;
    }
}
