package org.rekindle.onnx.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rekindle.onnx.Inputs;
import org.rekindle.onnx.ModelBuilder;
import org.rekindle.onnx.model.Model;

class ComparisonTest {
    private static Model times(float factor) {
        return new ModelBuilder()
                .input("x", 0, 2)
                .initializer("w", List.of(2L), factor, 1)
                .node("Mul", List.of("x", "w"), "y")
                .output("y")
                .model();
    }

    private static Comparison compare(Model before, Model after, float... values) {
        Probe probe = new Inputs(List.of(2L), values).probe(before);
        return Comparison.of(before.proto(), after.proto(), probe, 2, 1, done -> {});
    }

    @Test
    void aModelDiffersNothingFromItself() {
        Comparison same = compare(times(2), times(2), 1, 2, 3, 4, Float.NaN, 6);
        assertThat(same.samples()).isEqualTo(3);
        assertThat(same.largestDifference()).isZero();
        assertThat(same.relativeDifference()).isZero();
        assertThat(same.secondsBefore()).isPositive();
    }

    @Test
    void aDifferenceIsRelativeToTheLargestNumberOfItsOutput() {
        Comparison moved = compare(times(2), times(2.5f), 1, 10, 2, -40);
        assertThat(moved.largestDifference()).isCloseTo(1, within(1e-6));
        assertThat(moved.relativeDifference()).isCloseTo(1 / 40.0, within(1e-6));
    }

    @Test
    void aNumberThatBecomesNoneIsInfinitelyFarAway() {
        Comparison broken = compare(times(1), times(Float.NaN), 1, 2);
        assertThat(broken.largestDifference()).isInfinite();
    }

    @Test
    void rangesAreThoseOfTheSamplesAsTheModelGetsThem() {
        FeatureRanges ranges =
                FeatureRanges.of(new Inputs(List.of(2L), 1, -5, 3, 7, 2, 0).probe(times(1)));
        assertThat(ranges.lows()).containsExactly(1.0, -5.0);
        assertThat(ranges.highs()).containsExactly(3.0, 7.0);
    }
}
