package org.rekindle.onnx.check;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which layer feeds which normalization. A checkpoint has no graph, so names and widths must do: as
 * PyTorch, timm, Keras and Hugging Face write them. What rests on width and place alone is guessed.
 */
final class Pairs {
    private static final Pattern WORDS = Pattern.compile("[a-z]+|\\d+");
    private static final Set<String> NORMS =
            Set.of("bn", "norm", "batchnorm", "normalization", "batch", "batchnormalization");
    private static final Set<String> LAYERS =
            Set.of("conv", "convolution", "fc", "linear", "dense", "proj", "conv2d", "conv1d");
    private static final Set<String> DIMENSIONS = Set.of("1d", "2d", "3d");

    private final List<Group> order;
    private final boolean ordered;
    private final Map<String, WeightLayer> layers = new TreeMap<>();

    Pairs(List<Group> order, List<WeightLayer> layers, boolean ordered) {
        this.order = order;
        this.ordered = ordered;
        layers.forEach(layer -> this.layers.put(layer.group().name(), layer));
    }

    /** The layer that feeds a normalization, if one can be named or guessed. */
    Optional<Pair> of(Normalization norm) {
        Optional<String> named = named(norm);
        return named.or(() -> guessed(norm))
                .map(
                        layer ->
                                new Pair(
                                        layer,
                                        norm.group().name(),
                                        named.isPresent() && !countedByKeras(norm)
                                                ? Pairing.NAMED
                                                : Pairing.GUESSED,
                                        norm.channels()));
    }

    /** Keras counts the layers of each class, so equal numbers need not be neighbours. */
    private static boolean countedByKeras(Normalization norm) {
        return norm.group().leaf().startsWith("batch_normalization");
    }

    private Optional<String> named(Normalization norm) {
        String leaf = norm.group().leaf();
        String parent = norm.group().parent();
        if (leaf.matches("\\d{1,9}")) {
            // In a Sequential it follows the layer one before.
            String before = join(parent, Integer.toString(Integer.parseInt(leaf) - 1));
            return fits(before, norm) ? Optional.of(before) : Optional.empty();
        }
        Set<String> wanted = Set.of(key(words(leaf), NORMS));
        List<String> found = new ArrayList<>();
        for (WeightLayer layer : layers.values()) {
            if (layer.group().parent().equals(parent)
                    && fits(layer.group().name(), norm)
                    && keys(layer.group().leaf()).stream().anyMatch(wanted::contains)) {
                found.add(layer.group().name());
            }
        }
        if (found.isEmpty()) {
            FamilyNames.layers(leaf, name -> layers.containsKey(join(parent, name))).stream()
                    .map(name -> join(parent, name))
                    .filter(name -> fits(name, norm))
                    .forEach(found::add);
        }
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private Optional<String> guessed(Normalization norm) {
        if (ordered) {
            int at = order.indexOf(norm.group());
            for (int i = at - 1; i >= 0; i--) {
                if (order.get(i).first("running_mean", "moving_mean") != null) {
                    break;
                }
                if (fits(order.get(i).name(), norm)) {
                    return Optional.of(order.get(i).name());
                }
            }
            return Optional.empty();
        }
        List<String> siblings =
                layers.values().stream()
                        .filter(layer -> layer.group().parent().equals(norm.group().parent()))
                        .map(layer -> layer.group().name())
                        .filter(name -> fits(name, norm))
                        .toList();
        return siblings.size() == 1 ? Optional.of(siblings.get(0)) : Optional.empty();
    }

    private boolean fits(String name, Normalization norm) {
        WeightLayer layer = layers.get(name);
        return layer != null && layer.units() == norm.channels();
    }

    private static String join(String parent, String leaf) {
        return parent.isEmpty() ? leaf : parent + "." + leaf;
    }

    /** {@code conv1_bn} and {@code bn1} without what makes them normalizations. */
    private static String key(List<String> words, Set<String> without) {
        return String.join("_", words.stream().filter(word -> !without.contains(word)).toList());
    }

    private static Set<String> keys(String leaf) {
        List<String> words = words(leaf);
        Set<String> keys = new LinkedHashSet<>();
        keys.add(String.join("_", words));
        keys.add(key(words, LAYERS));
        for (int i = words.size() - 1; i >= 0; i--) {
            if (LAYERS.contains(words.get(i))) {
                List<String> shorter = new ArrayList<>(words);
                shorter.remove(i);
                keys.add(String.join("_", shorter));
            }
        }
        return keys;
    }

    private static List<String> words(String leaf) {
        String lower = leaf.toLowerCase(Locale.ROOT);
        for (String dimension : DIMENSIONS) {
            lower = lower.replace("conv" + dimension, "conv").replace("norm" + dimension, "norm");
        }
        List<String> words = new ArrayList<>();
        Matcher matcher = WORDS.matcher(lower);
        while (matcher.find()) {
            words.add(matcher.group());
        }
        return words;
    }
}
