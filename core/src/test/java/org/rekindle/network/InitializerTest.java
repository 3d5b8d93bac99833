package org.rekindle.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rekindle.activation.Activation;
import org.rekindle.activation.LeakyRelu;
import org.rekindle.activation.PRelu;
import org.rekindle.activation.Relu;
import org.rekindle.random.Seed;

class InitializerTest {
    private static final int INPUTS = 200;
    private static final int UNITS = 300;

    @ParameterizedTest
    @CsvSource({
        "he_normal, 0.1", // √2 / √200
        "he_uniform, 0.1",
        "xavier_normal, 0.0632456", // √(2 / 500)
        "xavier_uniform, 0.0632456",
        "lecun_normal, 0.0707107" // 1 / √200
    })
    void weightsHaveTheStandardDeviationOfTheFormula(String name, double std) {
        DenseNetwork network = network(new Relu(), Initializer.named(name), 0);
        Affine layer = network.hidden().get(0).affine();
        double sum = 0;
        double squares = 0;
        for (int i = layer.weights(); i < layer.biases(); i++) {
            double weight = network.parameters()[i];
            sum += weight;
            squares += weight * weight;
        }
        int count = INPUTS * UNITS;
        assertThat(sum / count).isCloseTo(0, within(4 * std / Math.sqrt(count)));
        assertThat(Math.sqrt(squares / count)).isCloseTo(std, within(0.02 * std));
    }

    @Test
    void uniformWeightsStayWithinTheirBound() {
        DenseNetwork network = network(new Relu(), VarianceScaling.HE_UNIFORM, 0);
        Affine layer = network.hidden().get(0).affine();
        float bound = (float) Math.sqrt(6.0 / INPUTS);
        for (int i = layer.weights(); i < layer.biases(); i++) {
            assertThat(network.parameters()[i]).isBetween(-bound, bound);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "normal:0.01, 0, 0.01",
        "'uniform:-1,2', 0.5, 0.8660254", // 3 / √12
        "constant:-0.5, -0.5, 0"
    })
    void weightsOfAFixedScaleHaveItsMomentsInEveryLayer(String name, double mean, double std) {
        DenseNetwork network = network(new Relu(), Initializer.named(name), -2);
        Affine hidden = network.hidden().get(0).affine();
        for (Affine layer : List.of(hidden, network.output())) {
            int count = layer.fanIn() * layer.units();
            double sum = 0;
            double squares = 0;
            for (int i = layer.weights(); i < layer.biases(); i++) {
                sum += network.parameters()[i];
                squares += (network.parameters()[i] - mean) * (network.parameters()[i] - mean);
            }
            assertThat(sum / count).isCloseTo(mean, within(1e-7 + 4 * std / Math.sqrt(count)));
            assertThat(Math.sqrt(squares / count)).isCloseTo(std, within(0.1 * std));
        }
        assertThat(network.parameters()[hidden.biases()]).isEqualTo(-2f);
        assertThat(Initializer.named(name).name()).isEqualTo(name);
    }

    @Test
    void uniformWeightsOfAFixedScaleStayWithinTheirBounds() {
        DenseNetwork network = network(new Relu(), FixedScale.uniform(-1, 2), 0);
        Affine layer = network.hidden().get(0).affine();
        for (int i = layer.weights(); i < layer.biases(); i++) {
            assertThat(network.parameters()[i]).isBetween(-1f, 2f);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "normal:0",
                "normal:-1",
                "normal:",
                "normal:x",
                "normal:1e99",
                "normal:NaN",
                "uniform:1,1",
                "uniform:2,1",
                "uniform:1",
                "constant:1,2",
                "constant:1.2.3",
                "given",
                "she_normal"
            })
    void badNamesAreRefused(String name) {
        assertThatThrownBy(() -> Initializer.named(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("[^\\n]+");
    }

    @Test
    void aNetworkWithoutBiasesHasNoneWhateverDrawsThem() {
        NetworkShape shape = new NetworkShape(3, List.of(4), 2).withoutBiases();
        DenseNetwork network =
                DenseNetwork.initialize(
                        shape, new Relu(), new RandomizedAsymmetric(), 0, Seed.of(1));
        Affine hidden = network.hidden().get(0).affine();
        for (Affine layer : List.of(hidden, network.output())) {
            for (int i = layer.biases(); i < layer.end(); i++) {
                assertThat(network.parameters()[i]).isZero();
            }
        }
        assertThat(network.parameters()[hidden.weights()]).isNotZero();
    }

    @Test
    void givenWeightsStartANetworkWhateverItsSeed() {
        GivenWeights given =
                GivenWeights.of(
                        List.of(
                                new GivenWeights.Layer(
                                        1, new float[] {1, 2}, new float[] {3, 4}, new float[0]),
                                new GivenWeights.Layer(
                                        2, new float[] {5, 6}, new float[] {7}, new float[0])));
        NetworkShape shape = new NetworkShape(1, given.hidden(), 1);
        for (int seed = 0; seed < 3; seed++) {
            assertThat(
                            DenseNetwork.initialize(shape, new Relu(), given, 0, Seed.of(seed))
                                    .parameters())
                    .containsExactly(1, 2, 3, 4, 5, 6, 7);
        }
        assertThat(DenseNetwork.initialize(shape, new PRelu(), given, 0, Seed.of(1)).parameters())
                .containsExactly(1, 2, 3, 4, 0.25f, 0.25f, 5, 6, 7);
        NetworkShape wider = shape.widened(2);
        assertThat(given.fits(shape)).isTrue();
        assertThat(given.fits(wider)).isFalse();
        assertThatThrownBy(() -> DenseNetwork.initialize(wider, new Relu(), given, 0, Seed.of(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () ->
                                GivenWeights.of(
                                        List.of(
                                                new GivenWeights.Layer(
                                                        1,
                                                        new float[] {1, 2},
                                                        new float[] {3, 4},
                                                        new float[0]),
                                                new GivenWeights.Layer(
                                                        1,
                                                        new float[] {5},
                                                        new float[] {7},
                                                        new float[0]))))
                .hasMessageContaining("takes 1 inputs, but the one before it has 2 units");
    }

    @Test
    void heUsesTheGainOfTheActivation() {
        float relu = network(new Relu(), VarianceScaling.HE_NORMAL, 0).parameters()[0];
        float leaky = network(new LeakyRelu(0.5f), VarianceScaling.HE_NORMAL, 0).parameters()[0];
        assertThat((double) leaky / relu).isCloseTo(Math.sqrt(1 / 1.25), within(1e-6));
    }

    @Test
    void raiReplacesOneValueOfEachUnitByAPositiveOne() {
        DenseNetwork network = network(new Relu(), new RandomizedAsymmetric(), 0);
        Affine layer = network.hidden().get(0).affine();
        double std = RandomizedAsymmetric.SIGMA / Math.sqrt(INPUTS);
        int unitsWithOutlier = 0;
        for (int unit = 0; unit < UNITS; unit++) {
            double largest = network.parameters()[layer.biases() + unit];
            for (int i = 0; i < INPUTS; i++) {
                largest =
                        Math.max(
                                largest, network.parameters()[layer.weights() + unit * INPUTS + i]);
            }
            unitsWithOutlier += largest > 5 * std ? 1 : 0;
        }
        assertThat(RandomizedAsymmetric.SIGMA).isCloseTo(0.6007, within(1e-4));
        // P(Beta(2, 1) > 5·std) = 1 − (5·std)², which is 0.955 here.
        assertThat((double) unitsWithOutlier / UNITS).isCloseTo(0.955, within(0.04));
    }

    @Test
    void theConstantBiasIsForHiddenLayersAlone() {
        DenseNetwork network = network(new PRelu(), VarianceScaling.HE_NORMAL, -5);
        Affine hidden = network.hidden().get(0).affine();
        assertThat(network.parameters()[hidden.biases()]).isEqualTo(-5f);
        assertThat(network.parameters()[network.output().biases()]).isZero();
        assertThat(network.parameters()[network.hidden().get(0).slopes()]).isEqualTo(0.25f);
    }

    @Test
    void raiRefusesAConstantBias() {
        assertThatThrownBy(() -> network(new Relu(), new RandomizedAsymmetric(), -5))
                .hasMessageContaining("rai draws the biases itself");
    }

    @Test
    void networksOfOneSeedDifferInTheirGainAlone() {
        DenseNetwork first = network(new Relu(), VarianceScaling.LECUN_NORMAL, 0);
        DenseNetwork second = network(Activation.named("elu"), VarianceScaling.LECUN_NORMAL, 0);
        assertThat(first.parameters()).containsExactly(second.parameters());
    }

    @Test
    void aNetworkSaysWhatItIs() {
        assertThat(network(new Relu(), VarianceScaling.HE_NORMAL, 0))
                .hasToString("DenseNetwork 200-300-2, ReLU, 60902 parameters");
    }

    @Test
    void shapesWithoutUnitsAreRefused() {
        assertThatThrownBy(() -> new NetworkShape(4, List.of(8, 0), 2))
                .hasMessage("units of a hidden layer must be at least 1, but is 0");
    }

    private static DenseNetwork network(
            Activation activation, Initializer initializer, float bias) {
        NetworkShape shape = new NetworkShape(INPUTS, List.of(UNITS), 2);
        return DenseNetwork.initialize(shape, activation, initializer, bias, Seed.of(1));
    }
}
