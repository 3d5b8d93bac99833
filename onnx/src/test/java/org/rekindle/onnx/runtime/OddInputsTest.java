package org.rekindle.onnx.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rekindle.onnx.ModelBuilder.attribute;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rekindle.onnx.Inputs;
import org.rekindle.onnx.ModelBuilder;
import org.rekindle.onnx.census.ModelCensus;
import org.rekindle.onnx.census.Scan;
import org.rekindle.onnx.census.ScanPlan;
import org.rekindle.onnx.input.Binding;
import org.rekindle.onnx.input.Layout;
import org.rekindle.onnx.input.ModelInput;
import org.rekindle.onnx.input.NoiseFeed;
import org.rekindle.onnx.input.Normalization;
import org.rekindle.onnx.model.Model;
import org.rekindle.onnx.model.ModelException;
import org.rekindle.onnx.rectifier.Rectifiers;
import org.rekindle.random.Seed;

/** Inputs of element types that are rare, and numbers that are no ordinary ones. */
class OddInputsTest {
    private static final int FLOAT = DataType.FLOAT.getNumber();

    /** Takes two numbers of a type, and subtracts 3 from the first and 70,000 from the second. */
    private static Model model(DataType type) {
        ModelProto.Builder proto =
                new ModelBuilder()
                                .input("x", 0, 2)
                                .initializer("shift", List.of(2L), 3, 70_000)
                                .node("Cast", List.of("x"), "f", attribute("to", FLOAT))
                                .node("Sub", List.of("f", "shift"), "z")
                                .node("Relu", List.of("z"), "a")
                                .output("a")
                                .proto()
                                .toBuilder();
        typed(proto.getGraphBuilder().getInputBuilder(0), type);
        return Model.parse(Path.of("odd.onnx"), proto.build().toByteArray());
    }

    private static List<Long> fired(Model model, float... values) {
        return census(model, new Inputs(List.of(2L), values).probe(model))
                .layers()
                .get(0)
                .units()
                .stream()
                .map(unit -> unit.fired())
                .toList();
    }

    private static ModelCensus census(Model model, Probe probe) {
        return new Scan(
                        model,
                        Rectifiers.of(model),
                        probe,
                        new ScanPlan(1, true, OptionalInt.empty()))
                .run();
    }

    @ParameterizedTest
    @EnumSource(names = {"UINT32", "UINT64", "INT64", "INT32", "BFLOAT16", "DOUBLE"})
    void numbersReachTheModelInEveryType(DataType type) {
        // 131,072 is exact in bfloat16 and beyond 16 bits.
        assertThat(fired(model(type), 2, 0, 4, 131_072, 256, 65_536)).containsExactly(2L, 1L);
    }

    @ParameterizedTest
    @EnumSource(names = {"UINT16", "FLOAT16"})
    void numbersReachTheModelInSixteenBits(DataType type) {
        assertThat(fired(model(type), 2, 0, 4, 60_000, 256, 32_768)).containsExactly(2L, 0L);
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT16", "FLOAT"})
    void aConstantThatIsCastLikeTheInputHasItsType(DataType type) {
        ModelProto.Builder proto =
                new ModelBuilder()
                                .input("x", 0, 2)
                                .initializer("two", List.of(), 2)
                                .node("CastLike", List.of("two", "x"), "cast")
                                .node("Div", List.of("x", "cast"), "z")
                                .node("Elu", List.of("z"), "e")
                                .output("y")
                                .node("Mul", List.of("cast", "e"), "y")
                                .proto()
                                .toBuilder();
        typed(proto.getGraphBuilder().getInputBuilder(0), type);
        typed(proto.getGraphBuilder().getOutputBuilder(0), type);
        Model model = Model.parse(Path.of("cast.onnx"), proto.build().toByteArray());

        assertThat(fired(model, 1, -1, 2, -2)).containsExactly(2L, 0L);
    }

    private static void typed(ValueInfoProto.Builder value, DataType type) {
        value.getTypeBuilder().getTensorTypeBuilder().setElemType(type.getNumber());
    }

    @Test
    void numbersThatTheTypeDoesNotHoldAreRefused() {
        assertThatThrownBy(() -> fired(model(DataType.UINT16), 1, 65_536))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("takes whole numbers from 0 to 65535")
                .hasMessageContaining("65536");
        assertThatThrownBy(() -> fired(model(DataType.UINT32), -1, 0))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("takes whole numbers from 0 to 4294967295");
    }

    @Test
    void aMaskOfNegativeInfinityIsANumberLikeAnother() {
        Model model =
                new ModelBuilder()
                        .input("x", 0, 3)
                        .input("mask", 0, 3)
                        .node("Add", List.of("x", "mask"), "masked")
                        .node("Softmax", List.of("masked"), "weights")
                        .initializer("share", List.of(3L), 0.1f, 0.1f, 2)
                        .node("Sub", List.of("weights", "share"), "z")
                        .node("Relu", List.of("z"), "a")
                        .output("a")
                        .model();
        Binding binding =
                new Binding(
                        ModelInput.of(model), Map.of("mask", Double.NEGATIVE_INFINITY), Map.of());
        Probe probe =
                new Probe(
                        binding.bindNoise(),
                        bound -> NoiseFeed.normal(Seed.of(1).generator(), bound.sampleSize()),
                        Normalization.NONE,
                        Layout.NCHW,
                        8);
        ModelCensus census = census(model, probe);
        // The softmax of nothing but negative infinity is not a number, which is said.
        assertThat(census.notes()).anyMatch(note -> note.contains("3 units of"));
        assertThat(census.layers().get(0).units()).allMatch(unit -> unit.fired() == 0);
    }
}
