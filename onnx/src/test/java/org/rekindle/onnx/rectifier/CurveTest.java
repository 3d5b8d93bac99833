package org.rekindle.onnx.rectifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rekindle.onnx.ModelBuilder;
import org.rekindle.onnx.model.Model;

class CurveTest {
    @Test
    void aSigmoidIsSaturatedBeyondFourAndAHalf() {
        List<Span> passing = Curve.SIGMOID.passing("z");
        assertThat(passing).hasSize(1);
        assertThat(passing.get(0).below()).isCloseTo(4.585, within(1e-3));
        assertThat(passing.get(0).above()).isCloseTo(-4.585, within(1e-3));
    }

    @Test
    void aSiluIsSaturatedFarBelowAndAtItsMinimumButNeverAbove() {
        List<Span> passing = Curve.SILU.passing("z");
        assertThat(passing).hasSize(2);
        assertThat(passing.get(0).below()).isLessThan(-1.278);
        assertThat(passing.get(1).above()).isGreaterThan(-1.279).isLessThan(-1.2);
        assertThat(passing.get(1).below()).isInfinite();
        assertThat(passing.get(0).above()).isBetween(-8.0, -6.0);
    }

    static Stream<ModelBuilder> written() {
        return Stream.of(
                builder().node("Sigmoid", List.of("z"), "s").node("Mul", List.of("z", "s"), "a"),
                builder()
                        .node("Softplus", List.of("z"), "p")
                        .node("Tanh", List.of("p"), "t")
                        .node("Mul", List.of("t", "z"), "a"),
                builder()
                        .node("Div", List.of("z", "root"), "d")
                        .node("Erf", List.of("d"), "e")
                        .node("Add", List.of("e", "one"), "s")
                        .node("Mul", List.of("z", "s"), "a"),
                builder().node("Softplus", List.of("z"), "a"));
    }

    @ParameterizedTest
    @MethodSource("written")
    void aSmoothActivationIsFoundOnceAndIsNoRectifier(ModelBuilder builder) {
        Model model = builder.output("a").model();
        assertThat(Rectifiers.of(model)).isEmpty();
        assertThat(Rectifiers.smooth(model))
                .singleElement()
                .matches(found -> found.input().equals("z"));
    }

    private static ModelBuilder builder() {
        return new ModelBuilder()
                .input("x", 0, 3)
                .initializer("one", List.of(), 1)
                .initializer("root", List.of(), 1.4142135f)
                .node("Neg", List.of("x"), "z");
    }
}
