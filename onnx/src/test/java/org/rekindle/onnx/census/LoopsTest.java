package org.rekindle.onnx.census;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.rekindle.census.Verdict;
import org.rekindle.onnx.Inputs;
import org.rekindle.onnx.ModelBuilder;
import org.rekindle.onnx.model.Model;
import org.rekindle.onnx.rectifier.Rectifiers;
import org.rekindle.onnx.rectifier.Skipped;

/** Rectifiers within the bodies of loops, alone and within one another. */
class LoopsTest {
    private static ValueInfoProto scalar(String name, DataType type) {
        ValueInfoProto.Builder value = ValueInfoProto.newBuilder().setName(name);
        value.getTypeBuilder()
                .getTensorTypeBuilder()
                .setElemType(type.getNumber())
                .getShapeBuilder();
        return value.build();
    }

    /** Adds the shift to what is carried, again and again, and rectifies that. */
    private static GraphProto body(String name, ModelBuilder inner, String result) {
        GraphProto nodes =
                inner.node("Identity", List.of(name + "go"), name + "goOn").proto().getGraph();
        return nodes.toBuilder()
                .clearInput()
                .addInput(scalar(name + "i", DataType.INT64))
                .addInput(scalar(name + "go", DataType.BOOL))
                .addAllInput(nodes.getInputList())
                .addOutput(scalar(name + "goOn", DataType.BOOL))
                .addOutput(ValueInfoProto.newBuilder().setName(result).setType(FLOATS))
                .build();
    }

    private static final TypeProto FLOATS =
            TypeProto.newBuilder()
                    .setTensorType(
                            TypeProto.Tensor.newBuilder().setElemType(DataType.FLOAT.getNumber()))
                    .build();

    private static ModelBuilder model(long opset, long trips) {
        return new ModelBuilder()
                .opset(opset)
                .input("x", 1, 3)
                .initializer("shift", List.of(3L), 1, 0, -9)
                .integers("trips", List.of(), trips);
    }

    private static ModelBuilder step(String name, String carried) {
        return new ModelBuilder()
                .input(carried, 1, 3)
                .node("Add", List.of(carried, "shift"), name + "z")
                .node("Relu", List.of(name + "z"), name + "a");
    }

    private static ModelCensus scan(Model model, float... values) {
        return new Scan(
                        model,
                        Rectifiers.of(model),
                        new Inputs(List.of(3L), values).probe(model),
                        new ScanPlan(1, true, OptionalInt.empty()))
                .run();
    }

    private static float[] samples(int count) {
        float[] values = new float[3 * count];
        for (int i = 0; i < count; i++) {
            values[3 * i] = -1.5f;
            values[3 * i + 1] = i % 2 == 0 ? 1 : -1;
        }
        return values;
    }

    private static Model loop(long opset, long trips) {
        return loop(model(opset, trips), step("b", "bc"));
    }

    private static Model loop(ModelBuilder model, ModelBuilder inner) {
        return loop(model, "trips", inner).output("y").model();
    }

    private static ModelBuilder loop(ModelBuilder model, String trips, ModelBuilder inner) {
        return model.node(
                "Loop",
                List.of(trips, "", "x"),
                "y",
                ModelBuilder.attribute("body", body("b", inner, "bz")));
    }

    @Test
    void everyIterationCounts() {
        for (long opset : List.of(11L, 13L, 18L, 21L)) {
            ModelCensus census = scan(loop(opset, 4), samples(100));
            assertThat(census.notes()).isEmpty();
            RectifierCensus layer = census.layers().get(0);
            assertThat(layer.samples()).as("set %d", opset).isEqualTo(400);
            // -0.5, 0.5, 1.5 and 2.5; then 1 or -1 each time; then never.
            assertThat(layer.units().get(0).fired()).isEqualTo(300);
            assertThat(layer.units().get(1).fired()).isEqualTo(200);
            assertThat(layer.indices(Verdict.DEAD::equals)).containsExactly(2);
        }
    }

    @Test
    void aLoopWithoutIterationsDidNotRun() {
        RectifierCensus layer = scan(loop(17, 0), samples(8)).layers().get(0);
        assertThat(layer.ran()).isFalse();
    }

    @Test
    void anIfWithinALoopIsCountedOverTheIterationsThatTookIt() {
        ModelBuilder inner =
                new ModelBuilder()
                        .input("bc", 1, 3)
                        .node("Add", List.of("bc", "shift"), "bz")
                        .branching(
                                "bz",
                                "limit",
                                "chosen",
                                branch("Relu", "t"),
                                branch("Identity", "e"));
        Model model = loop(model(17, 4).initializer("limit", List.of(), -15), inner);
        RectifierCensus layer = scan(model, samples(200)).layers().get(0);
        // Sums of the shifted: -9.5 +- 1, then -17.5 +- 1 and less: one iteration is taken.
        assertThat(layer.samples()).isEqualTo(200);
        assertThat(layer.units().get(1).fired()).isEqualTo(100);
        assertThat(layer.units().get(0).fired()).isZero();
    }

    private static GraphProto branch(String op, String name) {
        return new ModelBuilder()
                .node(op, List.of("bz"), name + "1")
                .output(name + "1")
                .proto()
                .getGraph();
    }

    @Test
    void loopsWithinLoopsCountTheirIterationsTogether() {
        ModelBuilder outer =
                new ModelBuilder()
                        .input("bc", 1, 3)
                        .node(
                                "Loop",
                                List.of("bi", "", "bc"),
                                "bz",
                                ModelBuilder.attribute("body", body("c", step("c", "cc"), "cz")));
        RectifierCensus layer = scan(loop(model(17, 4), outer), samples(100)).layers().get(0);
        // 0 + 1 + 2 + 3 inner iterations.
        assertThat(layer.samples()).isEqualTo(600);
        assertThat(layer.units().get(0).fired()).isEqualTo(500);
        assertThat(layer.units().get(1).fired()).isEqualTo(300);
        assertThat(layer.indices(Verdict.DEAD::equals)).containsExactly(2);
    }

    @Test
    void theBodyOfAScanIsCounted() {
        GraphProto.Builder nodes = step("b", "bc").proto().getGraph().toBuilder();
        GraphProto body =
                nodes.setInput(0, ValueInfoProto.newBuilder().setName("bc").setType(FLOATS))
                        .addOutput(ValueInfoProto.newBuilder().setName("ba").setType(FLOATS))
                        .build();
        Model model =
                model(17, 0)
                        .node(
                                "Scan",
                                List.of("x"),
                                "y",
                                ModelBuilder.attribute("body", body),
                                ModelBuilder.attribute("num_scan_inputs", 1),
                                ModelBuilder.attribute("scan_output_axes", List.of(0L)))
                        .output("y")
                        .model();
        RectifierCensus layer = scan(model, samples(400)).layers().get(0);
        assertThat(layer.samples()).isEqualTo(400);
        assertThat(layer.units().get(1).fired()).isEqualTo(200);
        assertThat(layer.indices(Verdict.DEAD::equals)).containsExactly(0, 2);
    }

    /** Appends a column to what is carried, and rectifies that. */
    private static ModelBuilder growing(ModelBuilder model, String trips) {
        ModelBuilder inner =
                new ModelBuilder()
                        .input("bc", 1, 0)
                        .node(
                                "Concat",
                                List.of("bc", "column"),
                                "bz",
                                ModelBuilder.attribute("axis", 1))
                        .node("Relu", List.of("bz"), "ba");
        return loop(model.initializer("column", List.of(1L, 1L), 1), trips, inner)
                .node("Relu", List.of("y"), "after")
                .output("after");
    }

    @Test
    void unitsThatChangeFromIterationToIterationAreSkippedWithAReason() {
        ModelCensus census = scan(growing(model(17, 3), "trips").model(), samples(8));
        assertThat(census.layers().get(0).ran()).isFalse();
        assertThat(census.skipped())
                .extracting(Skipped::sentence)
                .containsExactly(
                        "Relu \"ba\" was not looked into: its number of units changes from one iteration of a loop, or from one run, to another.");
        assertThat(census.layers().get(1).units()).hasSize(6);
    }

    @Test
    void unitsThatChangeInALaterRunAreSkippedWithAReason() {
        // One iteration on the first samples, two where the first feature is above 0.
        ModelBuilder counting =
                model(17, 1)
                        .integers("zero", 0)
                        .integers("ends", 1)
                        .integers("axis", 1)
                        .node("Slice", List.of("x", "zero", "ends", "axis"), "first")
                        .node("Squeeze", List.of("first"), "scalar")
                        .node("Cast", List.of("scalar"), "whole", ModelBuilder.attribute("to", 7))
                        .node("Add", List.of("trips", "whole"), "count");
        Model model = growing(counting, "count").model();
        float[] samples = samples(40);
        for (int i = 0; i < samples.length; i += 3) {
            samples[i] = i < 60 ? 0 : 1;
        }
        ModelCensus census = scan(model, samples);
        assertThat(census.layers()).noneMatch(RectifierCensus::ran);
        assertThat(census.skipped()).extracting(Skipped::node).containsExactly("ba", "after");
    }
}
