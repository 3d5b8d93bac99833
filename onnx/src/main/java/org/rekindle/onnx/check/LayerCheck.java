package org.rekindle.onnx.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the weights of one layer, and the normalization after it, say of its units. "Dead" means: if
 * a ReLU follows directly, which a checkpoint cannot show.
 */
final class LayerCheck {
    /**
     * A standard normal variable exceeds 4 in 3.2 of 100,000 draws. What BatchNormalization gives
     * is scale · z + shift, with z of mean 0 and variance 1 on the training data.
     */
    private static final double IMPROBABLE = 4;

    private static final double DECAYED = 1e-3;

    /** What these give is added to something else before any ReLU. */
    private static final Pattern SHORTCUT =
            Pattern.compile("downsample|shortcut|skip|residual", Pattern.CASE_INSENSITIVE);

    private final @Nullable WeightLayer layer;
    private final @Nullable UnitWeights weights;
    private final double[] bias;
    private final @Nullable Normalization norm;
    private final Optional<Pair> pair;
    private final int units;

    LayerCheck(@Nullable WeightLayer layer, @Nullable Normalization norm, Optional<Pair> pair) {
        this.layer = layer;
        this.norm = norm;
        this.pair = pair;
        this.weights = layer == null ? null : UnitWeights.of(layer);
        this.units = layer != null ? layer.units() : norm == null ? 0 : norm.channels();
        this.bias =
                layer == null || layer.bias() == null ? new double[units] : layer.bias().values();
    }

    CheckedLayer check() {
        String name =
                layer != null ? layer.group().name() : norm == null ? "" : norm.group().name();
        boolean shortcut = SHORTCUT.matcher(norm == null ? name : norm.group().name()).find();
        List<Integer> dead = new ArrayList<>();
        List<Integer> constant = new ArrayList<>();
        List<Integer> improbable = new ArrayList<>();
        List<Integer> decayed = new ArrayList<>();
        double median = weights == null ? 0 : weights.medianNorm();
        double scale = medianScale();
        for (int unit = 0; unit < units; unit++) {
            double most = mostIfConstant(unit);
            if (!Double.isNaN(most)) {
                (most <= 0 && !shortcut ? dead : constant).add(unit);
                continue;
            }
            if (isDecayed(unit, median, scale)) {
                decayed.add(unit);
            }
            if (norm != null
                    && !shortcut
                    && norm.shift()[unit] <= -IMPROBABLE * Math.abs(norm.scale()[unit])) {
                improbable.add(unit);
            }
        }
        return new CheckedLayer(
                name,
                layer == null ? "" : layer.weight().name(),
                layer == null ? List.of() : layer.weight().shape(),
                layer == null ? "" : layer.weight().kind().text(),
                units,
                pair,
                !shortcut,
                dead,
                constant,
                improbable,
                decayed,
                weights == null ? List.of() : weights.duplicates(),
                median,
                weights == null ? 0 : weights.smallestNorm(),
                Optional.empty());
    }

    /**
     * The most that the unit gives for any input, if it gives the same for all; NaN if it does not.
     */
    private double mostIfConstant(int unit) {
        if (norm == null) {
            return weights != null && weights.isZero(unit) ? bias[unit] : Double.NaN;
        }
        if (norm.scale()[unit] == 0) {
            return norm.shift()[unit];
        }
        if (weights == null || !weights.isZero(unit)) {
            return Double.NaN;
        }
        // What follows a constant only by a guess may make anything of it.
        boolean named = pair.isPresent() && pair.get().pairing() == Pairing.NAMED;
        return named ? norm.mostFor(unit, bias[unit]) : Double.POSITIVE_INFINITY;
    }

    private boolean isDecayed(int unit, double median, double medianScale) {
        boolean filter =
                weights != null && !weights.isZero(unit) && weights.norm(unit) < DECAYED * median;
        return filter || (norm != null && Math.abs(norm.scale()[unit]) < DECAYED * medianScale);
    }

    private double medianScale() {
        if (norm == null) {
            return 0;
        }
        return UnitWeights.median(
                Arrays.stream(norm.scale()).map(Math::abs).filter(scale -> scale > 0).toArray());
    }
}
