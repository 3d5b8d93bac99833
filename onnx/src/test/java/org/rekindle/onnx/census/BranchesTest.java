package org.rekindle.onnx.census;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.GraphProto;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.rekindle.census.Verdict;
import org.rekindle.onnx.Inputs;
import org.rekindle.onnx.ModelBuilder;
import org.rekindle.onnx.model.Model;
import org.rekindle.onnx.rectifier.Rectifiers;

/** Rectifiers within the branches of an If. */
class BranchesTest {
    /** If the sum of x is above 0, relu(x) and else relu(-x), of which a third unit is 0 - 1. */
    private static Model model() {
        ModelBuilder builder =
                new ModelBuilder()
                        .input("x", 1, 3)
                        .initializer("zero", List.of(), 0)
                        .initializer("shift", List.of(3L), 0, 0, -9)
                        .branching("x", "zero", "y", branch("Identity", "p"), branch("Neg", "n"))
                        .output("y");
        return builder.model();
    }

    private static GraphProto branch(String first, String name) {
        return new ModelBuilder()
                .node(first, List.of("x"), name + "0")
                .node("Add", List.of(name + "0", "shift"), name + "1")
                .node("Relu", List.of(name + "1"), name + "2")
                .output(name + "2")
                .proto()
                .getGraph();
    }

    private static ModelCensus scan(float... values) {
        Model model = model();
        return new Scan(
                        model,
                        Rectifiers.of(model),
                        new Inputs(List.of(3L), values).probe(model),
                        new ScanPlan(1, true, OptionalInt.empty()))
                .run(done -> {});
    }

    @Test
    void eachBranchIsCountedOverTheSamplesThatTookIt() {
        float[] values = new float[3 * 900];
        for (int i = 0; i < values.length; i++) {
            values[i] = i / 3 % 3 == 0 ? -1 : 1;
        }
        ModelCensus census = scan(values);
        assertThat(census.layers())
                .extracting(layer -> layer.rectifier().name())
                .containsExactly("p2", "n2");
        RectifierCensus then = census.layers().get(0);
        assertThat(then.samples()).isEqualTo(600);
        assertThat(then.indices(Verdict.DEAD::equals)).containsExactly(2);
        assertThat(then.units().get(0).fired()).isEqualTo(600);
        RectifierCensus otherwise = census.layers().get(1);
        assertThat(otherwise.samples()).isEqualTo(300);
        assertThat(otherwise.indices(Verdict.DEAD::equals)).containsExactly(2);
    }

    @Test
    void aBranchThatNoSampleTakesDidNotRun() {
        ModelCensus census = scan(1, 1, 1, 2, 2, 2);
        assertThat(census.layers().get(0).ran()).isTrue();
        assertThat(census.layers().get(1).ran()).isFalse();
        assertThat(census.units()).isEqualTo(3);
    }
}
