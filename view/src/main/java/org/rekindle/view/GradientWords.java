package org.rekindle.view;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rekindle.run.watched.WatchedEpoch;

/**
 * Whether gradients vanish or explode, in sentences, from the mean gradient norm of each layer in
 * each epoch. docs/reading-results.md has the rules.
 */
final class GradientWords {
    /** float32 has seven digits: beside the largest gradient, such a one is rounding. */
    static final double VANISHING = 1e-7;

    /** So many times its own median, a gradient has left its scale. */
    static final double EXPLODING = 1e3;

    /** Earlier epochs that a median needs. */
    static final int EARLIER = 3;

    /** Epochs that a median is taken over: what was long ago is another scale. */
    static final int WINDOW = 20;

    private static final int NAMED = 3;
    private static final int LONGEST_NAME = 80;

    private GradientWords() {}

    /** The sentences; none where gradients are as they should be, or were not measured. */
    static List<String> of(List<WatchedEpoch> epochs) {
        List<String> sentences = new ArrayList<>();
        exploding(epochs).ifPresent(sentences::add);
        vanishing(epochs).ifPresent(sentences::add);
        return List.copyOf(sentences);
    }

    private static Optional<String> vanishing(List<WatchedEpoch> epochs) {
        Optional<WatchedEpoch> measured =
                epochs.stream()
                        .filter(epoch -> !norms(epoch).isEmpty())
                        .reduce((before, after) -> after);
        if (measured.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Double> norms = new LinkedHashMap<>();
        norms(measured.get()).forEach((layer, norm) -> norms.put(layer, value(norm)));
        double largest =
                norms.values().stream()
                        .mapToDouble(v -> v)
                        .filter(Double::isFinite)
                        .max()
                        .orElse(0);
        if (norms.values().stream().allMatch(norm -> norm == 0)) {
            return Optional.of(
                    String.format(
                            Locale.ROOT,
                            "No gradient reaches the weights: in epoch %d it is 0 in every layer.",
                            measured.get().epoch()));
        }
        List<String> small =
                norms.entrySet().stream()
                        .filter(norm -> norm.getValue() < VANISHING * largest)
                        .map(Map.Entry::getKey)
                        .toList();
        return small.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        String.format(
                                Locale.ROOT,
                                "Gradients vanish: in epoch %d %s under a ten-millionth of the largest layer's.",
                                measured.get().epoch(),
                                named(small, "has a gradient", "have gradients")));
    }

    private static Optional<String> exploding(List<WatchedEpoch> epochs) {
        Map<String, Deque<Double>> earlier = new LinkedHashMap<>();
        for (WatchedEpoch epoch : epochs) {
            List<String> large = new ArrayList<>();
            norms(epoch)
                    .forEach(
                            (layer, norm) -> {
                                Deque<Double> before =
                                        earlier.computeIfAbsent(layer, l -> new ArrayDeque<>());
                                if (explodes(value(norm), before)) {
                                    large.add(layer);
                                }
                                if (before.size() == WINDOW) {
                                    before.removeFirst();
                                }
                                before.addLast(value(norm));
                            });
            if (!large.isEmpty()) {
                return Optional.of(
                        String.format(
                                Locale.ROOT,
                                "Gradients explode: in epoch %d %s infinite, NaN, or over 1,000 times the median of the epochs before.",
                                epoch.epoch(),
                                named(large, "has a gradient that is", "have gradients that are")));
            }
        }
        return Optional.empty();
    }

    private static boolean explodes(double norm, Deque<Double> before) {
        if (!Double.isFinite(norm)) {
            return true;
        }
        List<Double> finite = before.stream().filter(Double::isFinite).sorted().toList();
        if (finite.size() < EARLIER) {
            return false;
        }
        double median = (finite.get((finite.size() - 1) / 2) + finite.get(finite.size() / 2)) / 2;
        return median > 0 && norm > EXPLODING * median;
    }

    private static String named(List<String> layers, String one, String several) {
        String names =
                layers.stream()
                        .limit(NAMED)
                        .map(GradientWords::shortened)
                        .collect(Collectors.joining(", "));
        int more = layers.size() - NAMED;
        return (more > 0 ? String.format(Locale.ROOT, "%s and %d more layers", names, more) : names)
                + " "
                + (layers.size() == 1 ? one : several);
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…";
    }

    private static double value(@Nullable Double norm) {
        return norm == null ? Double.NaN : norm;
    }

    private static Map<String, Double> norms(WatchedEpoch epoch) {
        Map<String, Double> norms = epoch.gradientNorm();
        return norms == null ? Map.of() : norms;
    }
}
