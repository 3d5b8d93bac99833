package org.rekindle.onnx.check;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rekindle.onnx.checkpoint.StoredArray;

/**
 * A linear layer or a convolution.
 *
 * @param group its module
 * @param weight two or more axes
 * @param bias one for each unit; null where there is none
 * @param units how many
 * @param inner how many numbers follow one another before the unit changes
 * @param axis of the weight that counts the units
 */
record WeightLayer(
        Group group,
        StoredArray weight,
        @Nullable StoredArray bias,
        int units,
        long inner,
        int axis) {
    private static final int MOST_UNITS = 1 << 22;
    private static final Set<String> EMBEDDINGS = Set.of("wte", "wpe", "shared");

    /** The module as a layer with units, if its names and shapes say so. */
    static Optional<WeightLayer> of(Group group) {
        StoredArray weight = group.first("weight", "kernel", "depthwise_kernel", "0");
        if (weight == null
                || weight.shape().size() < 2
                || weight.elements() == 0
                || !weight.kind().isReal()
                || isEmbedding(group.leaf())) {
            return Optional.empty();
        }
        StoredArray bias = group.first("bias", "1");
        boolean depthwise = weight.name().contains("depthwise_kernel");
        List<Long> shape = weight.shape();
        int last = shape.size() - 1;
        boolean transposed =
                group.leaf().toLowerCase(Locale.ROOT).matches(".*(transpose|deconv).*");
        int axis = group.isKeras() ? (transposed ? last - 1 : last) : (transposed ? 1 : 0);
        long units = depthwise ? shape.get(last) * shape.get(last - 1) : shape.get(axis);
        if (bias != null && (bias.shape().size() != 1 || bias.elements() != units)) {
            // The units of a transposed convolution lie on the other axis.
            axis = group.isKeras() ? last - 1 : 1;
            units = shape.get(axis);
            if (depthwise || bias.shape().size() != 1 || bias.elements() != units) {
                return Optional.empty();
            }
        }
        if (units > MOST_UNITS) {
            return Optional.empty();
        }
        long inner = 1;
        for (int i = axis + 1; i <= last; i++) {
            inner *= shape.get(i);
        }
        return Optional.of(new WeightLayer(group, weight, bias, (int) units, inner, axis));
    }

    static boolean isEmbedding(String leaf) {
        return leaf.toLowerCase(Locale.ROOT).contains("embed") || EMBEDDINGS.contains(leaf);
    }

    /** The unit whose weight stands at a place. */
    int unit(long place) {
        return (int) (place / inner % units);
    }
}
