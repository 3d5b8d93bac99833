package org.rekindle.onnx.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.rekindle.onnx.Inputs;
import org.rekindle.onnx.ModelBuilder;
import org.rekindle.onnx.census.ModelCensus;
import org.rekindle.onnx.census.RectifierCensus;
import org.rekindle.onnx.census.Scan;
import org.rekindle.onnx.check.Pairing;
import org.rekindle.onnx.model.Model;
import org.rekindle.onnx.model.ModelException;

/** What died and what revived since an older model, and which layers are taken for the same. */
class CensusComparisonTest {
    private static final int FEATURES = 3;

    /** A bias that makes a unit fire on every sample. */
    private static final float FIRES = 9;

    private static final float DIES = -99_999;

    /** A chain of ReLU layers, whose biases decide who is dead. */
    private static final class Chain {
        private final ModelBuilder builder = new ModelBuilder().input("x", 0, FEATURES);
        private String last = "x";
        private long width = FEATURES;

        Chain layer(String name, float... biases) {
            long units = biases.length;
            float[] weights = new float[(int) (width * units)];
            Arrays.fill(weights, 1);
            builder.initializer("w_" + name, List.of(width, units), weights)
                    .initializer("b_" + name, List.of(units), biases)
                    .node("Gemm", List.of(last, "w_" + name, "b_" + name), "z_" + name)
                    .node("Relu", List.of("z_" + name), name);
            last = name;
            width = units;
            return this;
        }

        ModelCensus census() {
            Model model = builder.output(last).model();
            float[] values = new float[FEATURES * 320];
            Random random = new Random(5);
            for (int i = 0; i < values.length; i++) {
                values[i] = random.nextFloat();
            }
            return new Scan(model, new Inputs(List.of((long) FEATURES), values).probe(model)).run();
        }
    }

    private static List<String> names(List<RectifierCensus> layers) {
        return layers.stream().map(layer -> layer.rectifier().name()).toList();
    }

    @Test
    void whatDiedAndWhatRevivedIsToldUnitByUnit() {
        ModelCensus older =
                new Chain().layer("a", FIRES, FIRES, DIES, DIES).layer("b", FIRES, FIRES).census();
        ModelCensus now =
                new Chain().layer("a", FIRES, DIES, FIRES, DIES).layer("b", FIRES, FIRES).census();
        CensusComparison comparison = CensusComparison.of(now, older);
        ComparedLayer layer = comparison.layers().get(0);
        assertThat(layer.newlyDead()).containsExactly(1);
        assertThat(layer.revived()).containsExactly(2);
        assertThat(layer.inconclusive()).isEmpty();
        assertThat(comparison.layers().get(1).newlyDead()).isEmpty();
        assertThat(comparison.newlyDead()).isEqualTo(1);
        assertThat(comparison.revived()).isEqualTo(1);
    }

    @Test
    void layersAreFoundByTheirNamesWhateverTheirOrder() {
        ModelCensus older = new Chain().layer("b", FIRES, FIRES).layer("a", DIES, FIRES).census();
        ModelCensus now = new Chain().layer("a", FIRES, FIRES).layer("b", FIRES, DIES).census();
        List<ComparedLayer> layers = CensusComparison.of(now, older).layers();
        assertThat(layers).extracting(ComparedLayer::pairing).containsOnly(Pairing.NAMED);
        assertThat(layers.get(0).revived()).containsExactly(0);
        assertThat(layers.get(1).newlyDead()).containsExactly(1);
    }

    @Test
    void layersWithOtherNamesArePairedByOrderAndSizeWhichIsAGuess() {
        ModelCensus older =
                new Chain()
                        .layer("p", FIRES, FIRES)
                        .layer("q", FIRES, FIRES, FIRES)
                        .layer("r", FIRES, DIES)
                        .census();
        ModelCensus now =
                new Chain()
                        .layer("s", FIRES, FIRES, FIRES)
                        .layer("t", DIES, FIRES)
                        .layer("u", FIRES, FIRES)
                        .census();
        CensusComparison comparison = CensusComparison.of(now, older);
        assertThat(comparison.layers())
                .extracting(
                        layer -> layer.now().rectifier().name(),
                        layer -> layer.older().rectifier().name(),
                        ComparedLayer::pairing)
                .containsExactly(
                        tuple("s", "q", Pairing.GUESSED),
                        tuple("t", "p", Pairing.GUESSED),
                        tuple("u", "r", Pairing.GUESSED));
        assertThat(comparison.newlyDead()).isEqualTo(1);
        // Behind a layer that is half dead, the last one still has its bias.
        assertThat(comparison.layers().get(2).revived()).containsExactly(1);
    }

    @Test
    void layersWithoutAPartnerAreListed() {
        ModelCensus older =
                new Chain()
                        .layer("a", FIRES, FIRES)
                        .layer("b", FIRES, FIRES, FIRES)
                        .layer("gone", FIRES)
                        .census();
        ModelCensus now =
                new Chain()
                        .layer("a", FIRES, FIRES)
                        .layer("b", FIRES, FIRES, FIRES, FIRES)
                        .census();
        CensusComparison comparison = CensusComparison.of(now, older);
        assertThat(comparison.layers()).hasSize(1);
        assertThat(names(comparison.onlyHere())).containsExactly("b");
        assertThat(names(comparison.onlyInOlder())).containsExactly("b", "gone");
    }

    @Test
    void aUnitThatCouldNotBeJudgedNeitherDiedNorRevived() {
        ModelCensus older = new Chain().layer("a", Float.NaN, DIES, FIRES).census();
        ModelCensus now = new Chain().layer("a", DIES, Float.NaN, FIRES).census();
        ComparedLayer layer = CensusComparison.of(now, older).layers().get(0);
        assertThat(layer.inconclusive()).containsExactly(0, 1);
        assertThat(layer.newlyDead()).isEmpty();
        assertThat(layer.revived()).isEmpty();
    }

    private static Model taking(String input, long... dims) {
        return new ModelBuilder()
                .input(input, dims)
                .node("Relu", List.of(input), "a")
                .output("a")
                .model();
    }

    @Test
    void modelsWithOtherInputsAreRefused() {
        for (Model other : List.of(taking("y", 0, 3), taking("x", 0, 4), taking("x", 0, 3, 1))) {
            assertThatThrownBy(() -> SameInputs.check(taking("x", 0, 3), other))
                    .isInstanceOf(ModelException.class)
                    .hasMessageContaining("takes other inputs than")
                    .hasMessageContaining("x: float [size0, 3]");
        }
    }

    @Test
    void theAxisOfTheSamplesMayBeFixedInOneOfThem() {
        assertThatCode(() -> SameInputs.check(taking("x", 0, 3), taking("x", 8, 3)))
                .doesNotThrowAnyException();
    }
}
