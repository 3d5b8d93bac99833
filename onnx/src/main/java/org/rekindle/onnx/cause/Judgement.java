package org.rekindle.onnx.cause;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.rekindle.onnx.census.SeenRanges.Range;

/**
 * Checks one layer's units. A unit gets the first reason that holds, from the simplest to the most
 * measured one; none where no check holds.
 *
 * @param layer the weights
 * @param inputs the range of each input channel on the samples; empty where it is not known
 * @param z the range of each unit's z on the samples; empty where it is not known
 * @param starved whose dead units feed the layer; empty when no dead layer does
 */
record Judgement(
        AffineLayer layer, Optional<Range> inputs, Optional<Range> z, Optional<String> starved) {

    /** What the weights of one unit come to on the ranges of its inputs. */
    private static final class Sum {
        private boolean weighted;
        private boolean fed;
        private double highestWeight = Double.NEGATIVE_INFINITY;
        private double lowestInput = Double.POSITIVE_INFINITY;
        private double reach;
        private int inputs;

        void add(double weight, double low, double high) {
            highestWeight = Math.max(highestWeight, weight);
            if (weight == 0) {
                return;
            }
            weighted = true;
            inputs++;
            fed |= low != 0 || high != 0;
            lowestInput = Math.min(lowestInput, low);
            reach += Math.max(weight * low, weight * high);
        }
    }

    /** Why a dead unit is dead, if a check shows it. */
    Optional<SeenCause> of(int unit) {
        double bias = layer.shift(unit);
        if (layer.factor(unit) == 0) {
            return bias <= 0
                    ? seen(unit, Reason.SCALE_ZERO, Map.of("scale", 0.0), bias)
                    : Optional.empty();
        }
        return layer.inputs().flatMap(weighted -> weighed(unit, weighted, bias));
    }

    private Optional<SeenCause> weighed(int unit, AffineLayer.Inputs weighted, double bias) {
        Weights weights = weighted.weights();
        Sum sum = new Sum();
        Optional<Range> known =
                inputs.filter(range -> range.size() == weights.channels())
                        .or(() -> inputs.filter(range -> range.size() == 1));
        for (int term = 0; term < weights.terms(); term++) {
            double weight = layer.factor(unit) * weights.get(unit, term);
            double low = Double.NEGATIVE_INFINITY;
            double high = Double.POSITIVE_INFINITY;
            if (known.isPresent()) {
                Range range = known.get();
                int channel = range.size() == 1 ? 0 : weights.channel(unit, term);
                low = range.low(channel);
                high = range.high(channel);
            }
            sum.add(
                    weight,
                    weighted.padded() ? Math.min(0, low) : low,
                    weighted.padded() ? Math.max(0, high) : high);
        }
        return judged(unit, sum, bias);
    }

    private Optional<SeenCause> judged(int unit, Sum sum, double bias) {
        if (!sum.weighted) {
            return bias <= 0 ? seen(unit, Reason.ZERO_WEIGHTS, Map.of(), bias) : Optional.empty();
        }
        if (!sum.fed && bias <= 0) {
            Map<String, Double> count = Map.of("inputs", (double) sum.inputs);
            return seen(
                    unit,
                    starved.isPresent() ? Reason.UPSTREAM_DEAD : Reason.ZERO_INPUTS,
                    count,
                    bias);
        }
        if (sum.highestWeight <= 0 && sum.lowestInput >= 0 && bias <= 0) {
            return seen(
                    unit,
                    Reason.NO_POSITIVE_WEIGHT,
                    ordered("highest_weight", sum.highestWeight, "lowest_input", sum.lowestInput),
                    bias);
        }
        if (z.isEmpty() || z.get().size() != layer.units()) {
            return Optional.empty();
        }
        return measured(unit, sum.reach, z.get().high(unit), bias);
    }

    private Optional<SeenCause> measured(int unit, double reach, double highest, double bias) {
        double lift = highest - bias;
        if (!(highest <= 0) || !Double.isFinite(lift)) {
            return Optional.empty();
        }
        Reason reason = Reason.BIAS_OUTWEIGHS_INPUTS;
        if (lift <= 0) {
            reason = Reason.INPUTS_NEVER_LIFT;
        } else if (reach + bias <= 0) {
            reason = Reason.BIAS_OUT_OF_REACH;
        }
        Map<String, Double> numbers = ordered("lift", lift, "highest_z", highest);
        if (Double.isFinite(reach)) {
            numbers.put("reach", reach);
        }
        return seen(unit, reason, numbers, bias);
    }

    private static Map<String, Double> ordered(
            String first, double one, String second, double other) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        numbers.put(first, one);
        numbers.put(second, other);
        return numbers;
    }

    private Optional<SeenCause> seen(
            int unit, Reason reason, Map<String, Double> numbers, double bias) {
        Map<String, Double> all = new LinkedHashMap<>();
        all.put("bias", bias);
        all.putAll(numbers);
        Optional<String> root = reason == Reason.UPSTREAM_DEAD ? starved : Optional.empty();
        return Optional.of(new SeenCause(unit, reason, all, root));
    }
}
