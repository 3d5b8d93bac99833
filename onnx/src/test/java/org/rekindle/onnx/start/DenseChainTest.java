package org.rekindle.onnx.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rekindle.onnx.ModelBuilder.attribute;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rekindle.activation.Activation;
import org.rekindle.activation.PRelu;
import org.rekindle.activation.Relu;
import org.rekindle.network.DenseNetwork;
import org.rekindle.network.GivenWeights;
import org.rekindle.network.NetworkShape;
import org.rekindle.network.Task;
import org.rekindle.network.VarianceScaling;
import org.rekindle.onnx.ModelBuilder;
import org.rekindle.onnx.export.NetworkExport;
import org.rekindle.onnx.export.RawFeature;
import org.rekindle.onnx.export.RawTarget;
import org.rekindle.onnx.model.Model;
import org.rekindle.onnx.model.ModelException;
import org.rekindle.random.Seed;

class DenseChainTest {
    private static final NetworkShape SHAPE = new NetworkShape(2, List.of(4, 3), 1);

    static Stream<Activation> activations() {
        return Stream.concat(Activation.all().stream(), Stream.of(new PRelu(0.1f, true)));
    }

    @ParameterizedTest
    @MethodSource("activations")
    void whatRekindleWritesIsReadBitForBit(Activation activation) {
        for (NetworkShape shape : List.of(SHAPE, SHAPE.withRectifiedOutput())) {
            DenseNetwork network =
                    DenseNetwork.initialize(
                            shape, activation, VarianceScaling.HE_NORMAL, 0.5f, Seed.of(1));
            byte[] bytes =
                    NetworkExport.bytes(
                            network,
                            List.of(new RawFeature("a", 5, 2), new RawFeature("b", 0, 0)),
                            new RawTarget("y", Task.REGRESSION, List.of(), 100, 7));
            GivenWeights read = DenseChain.read(Model.parse(Path.of("model.onnx"), bytes));
            assertThat(start(read, shape, activation)).isEqualTo(network.parameters());
        }
    }

    /** As PyTorch exports an MLP, in its older and its newer way. */
    @Test
    void gemmAndMatMulWithAddAreLayers() {
        GivenWeights read =
                read(
                        new ModelBuilder()
                                .input("x", 0, 2)
                                .initializer("w1", List.of(3L, 2L), 1, 2, 3, 4, 5, 6)
                                .initializer("b1", List.of(3L), 7, 8, 9)
                                .initializer("w2", List.of(3L, 2L), 10, 11, 12, 13, 14, 15)
                                .initializer("b2", List.of(2L), 16, 17)
                                .node(
                                        "Gemm",
                                        List.of("x", "w1", "b1"),
                                        "z1",
                                        attribute("transB", 1))
                                .node("Relu", List.of("z1"), "a1")
                                .node("MatMul", List.of("a1", "w2"), "p2")
                                .node("Add", List.of("b2", "p2"), "z2")
                                .node("Softmax", List.of("z2"), "y")
                                .output("y"));
        assertThat(read.description()).isEqualTo("2-3-2");
        assertThat(start(read, new NetworkShape(2, List.of(3), 2), new Relu()))
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 11, 13, 15, 16, 17);
    }

    @Test
    void aProductWithoutASumHasNoBias() {
        GivenWeights read =
                read(
                        new ModelBuilder()
                                .input("x", 0, 1)
                                .initializer("w1", List.of(1L, 2L), 1, 2)
                                .initializer("w2", List.of(2L, 1L), 3, 4)
                                .node("MatMul", List.of("x", "w1"), "z1")
                                .node("Relu", List.of("z1"), "a1")
                                .node("MatMul", List.of("a1", "w2"), "y")
                                .output("y"));
        assertThat(read.hasBiases()).isFalse();
        assertThat(start(read, new NetworkShape(1, List.of(2), 1), new Relu()))
                .containsExactly(1, 2, 0, 0, 3, 4, 0);
    }

    @Test
    void whatIsNoChainOfDenseLayersIsRefused() {
        assertRefused(two("Sin"), "Sin \"a1\" is not part of a plain chain");
        assertRefused(
                new ModelBuilder().input("x", 0, 2).node("Relu", List.of("x"), "y").output("y"),
                "Relu \"y\" is not part of a plain chain");
        assertRefused(
                new ModelBuilder()
                        .input("x", 0, 2)
                        .initializer("w", List.of(2L, 1L), 1, 2)
                        .node("MatMul", List.of("x", "w"), "y")
                        .output("y"),
                "at least one hidden layer");
        assertRefused(
                new ModelBuilder()
                        .input("x", 0, 2)
                        .initializer("w", List.of(2L, 2L), 1, 2, 3, 4)
                        .node("MatMul", List.of("x", "w"), "z")
                        .node("Relu", List.of("z"), "a")
                        .node("Add", List.of("a", "z"), "y")
                        .output("y"),
                "is not part of a plain chain");
        assertRefused(
                new ModelBuilder()
                        .input("x", 0, 1)
                        .initializer("w1", List.of(1L, 1L), Float.NaN)
                        .initializer("w2", List.of(1L, 1L), 1)
                        .node("MatMul", List.of("x", "w1"), "z")
                        .node("MatMul", List.of("z", "w2"), "y")
                        .output("y"),
                "must be finite");
    }

    private static ModelBuilder two(String activation) {
        return new ModelBuilder()
                .input("x", 0, 1)
                .initializer("w1", List.of(1L, 2L), 1, 2)
                .initializer("w2", List.of(2L, 1L), 3, 4)
                .node("MatMul", List.of("x", "w1"), "z1")
                .node(activation, List.of("z1"), "a1")
                .node("MatMul", List.of("a1", "w2"), "y")
                .output("y");
    }

    private static void assertRefused(ModelBuilder model, String message) {
        assertThatThrownBy(() -> read(model))
                .isInstanceOf(ModelException.class)
                .hasMessageStartingWith("test.onnx: ")
                .hasMessageContaining(message)
                .hasMessageMatching("[^\\n]+");
    }

    private static GivenWeights read(ModelBuilder model) {
        return DenseChain.read(Model.parse(Path.of("test.onnx"), model.proto().toByteArray()));
    }

    private static float[] start(GivenWeights weights, NetworkShape shape, Activation activation) {
        float[] parameters =
                DenseNetwork.initialize(shape, activation, weights, 0, Seed.of(9)).parameters();
        return Arrays.copyOf(parameters, parameters.length);
    }
}
