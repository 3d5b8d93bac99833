package org.rekindle.onnx.census;

import static org.rekindle.onnx.ModelBuilder.attribute;

import ai.onnx.proto.OnnxMl.AttributeProto;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoublePredicate;
import java.util.stream.Stream;
import org.rekindle.onnx.ModelBuilder;

/**
 * One way to write a rectifier.
 *
 * @param title for the report
 * @param nodes from "z" to "a"
 * @param fires for which z it fires
 * @param passes for which z it passes a gradient
 */
record RectifierForm(
        String title, Consumer<ModelBuilder> nodes, DoublePredicate fires, DoublePredicate passes) {

    private static RectifierForm form(
            String op, List<String> inputs, AttributeProto... attributes) {
        return new RectifierForm(
                op + inputs,
                builder -> builder.node(op, inputs, "a", attributes),
                RectifierForm::positive,
                RectifierForm::positive);
    }

    private static RectifierForm form(
            String title, DoublePredicate passes, Consumer<ModelBuilder> nodes) {
        return new RectifierForm(title, nodes, passes, passes);
    }

    private static RectifierForm bounded(
            String title,
            DoublePredicate fires,
            DoublePredicate passes,
            Consumer<ModelBuilder> nodes) {
        return new RectifierForm(title, nodes, fires, passes);
    }

    private static RectifierForm selected(String op, String condition, String yes, String no) {
        return selected(RectifierForm::positive, op, condition, yes, no);
    }

    private static RectifierForm selected(
            DoublePredicate passes, String op, String condition, String yes, String no) {
        List<String> compared = List.of(condition.split(" "));
        return form(
                "Where(%s(%s), %s, %s)".formatted(op, condition, yes, no),
                passes,
                b -> b.node(op, compared, "c").node("Where", List.of("c", yes, no), "a"));
    }

    /** A ReLU6 of two nodes; the second takes "m", which the first gives. */
    private static RectifierForm relu6(
            String first, List<String> inputs, String second, List<String> more) {
        return bounded(
                "%s%s, m = %s%s".formatted(second, more, first, inputs),
                RectifierForm::positive,
                z -> z > 0 && z < 6,
                b -> b.node(first, inputs, "m").node(second, more, "a"));
    }

    /** All ways. */
    static Stream<RectifierForm> all() {
        return Stream.of(
                form("Relu", List.of("z")),
                form("Max", List.of("z", "zero")),
                form("Max", List.of("zero", "z")),
                form("Max", List.of("z", "zeros")),
                form("Max", List.of("zeros", "z")),
                form("Max", List.of("z", "matrix")),
                form("Max", List.of("z", "minus", "zero")),
                form("Clip", List.of("z", "zero")),
                form("Add", List.of("z", "z+")),
                selected("Greater", "z zero", "z", "zero"),
                selected("Less", "zero z", "z", "zero"),
                selected("GreaterOrEqual", "z zero", "z", "zero"),
                selected("Less", "z zero", "zero", "z"),
                selected("LessOrEqual", "z zero", "zero", "z"),
                selected("Greater", "zero z", "zero", "z"),
                form(
                        "Where(Not(z <= 0), z, 0)",
                        RectifierForm::positive,
                        b ->
                                b.node("LessOrEqual", List.of("z", "zero"), "c")
                                        .node("Not", List.of("c"), "n")
                                        .node("Where", List.of("n", "z", "zero"), "a")),
                form(
                        "z * Cast(z > 0)",
                        RectifierForm::positive,
                        b ->
                                b.node("Greater", List.of("z", "zero"), "c")
                                        .node("Cast", List.of("c"), "m", attribute("to", 1L))
                                        .node("Mul", List.of("z", "m"), "a")),
                form(
                        "Where(z > 0, 1, 0) * z",
                        RectifierForm::positive,
                        b ->
                                b.node("Greater", List.of("z", "zero"), "c")
                                        .node("Where", List.of("c", "one", "zero"), "m")
                                        .node("Mul", List.of("m", "z"), "a")),
                form(
                        "(z + |z|) / 2",
                        RectifierForm::positive,
                        b ->
                                b.node("Abs", List.of("z"), "m")
                                        .node("Add", List.of("z", "m"), "d")
                                        .node("Mul", List.of("d", "half"), "a")),
                selected(z -> z > 0.3f, "Greater", "z little", "z", "zero"),
                selected(z -> z >= -1, "GreaterOrEqual", "z minus", "z", "zero"),
                selected(z -> z > 0.3f, "Greater", "z little", "z", "minus"),
                form("Min(z, 6)", z -> z < 6, b -> b.node("Min", List.of("z", "six"), "a")),
                relu6("Max", List.of("z", "zero"), "Min", List.of("m", "six")),
                relu6("Min", List.of("six", "z"), "Max", List.of("m", "zero")),
                relu6("Relu", List.of("z"), "Min", List.of("m", "six")),
                relu6("Identity", List.of("six"), "Clip", List.of("z", "zero", "m")),
                bounded(
                        "Clip(z, -1, 1)",
                        z -> z > -1,
                        z -> z > -1 && z < 1,
                        b -> b.node("Clip", List.of("z", "minus", "one"), "a")),
                bounded(
                        "HardSigmoid(z)",
                        z -> 0.25f * (float) z + 0.5f > 0,
                        z -> 0.25f * (float) z + 0.5f > 0 && 0.25f * (float) z + 0.5f < 1,
                        b -> b.node("HardSigmoid", List.of("z"), "a", attribute("alpha", 0.25f))),
                bounded(
                        "HardSwish(z)",
                        RectifierForm::positive,
                        z -> z > -3,
                        b -> b.node("HardSwish", List.of("z"), "a")),
                bounded(
                        "z * HardSigmoid(z)",
                        RectifierForm::positive,
                        z -> 0.25f * (float) z + 0.5f > 0,
                        b ->
                                b.node("HardSigmoid", List.of("z"), "h", attribute("alpha", 0.25f))
                                        .node("Mul", List.of("z", "h"), "a")),
                bounded(
                        "z * Clip(z + 3, 0, 6) / 6",
                        RectifierForm::positive,
                        z -> (float) z + 3f > 0,
                        b ->
                                b.node("Add", List.of("z", "three"), "s")
                                        .node("Clip", List.of("s", "zero", "six"), "h")
                                        .node("Mul", List.of("z", "h"), "p")
                                        .node("Div", List.of("p", "six"), "a")));
    }

    private static boolean positive(double z) {
        return z > 0;
    }

    @Override
    public String toString() {
        return title;
    }
}
