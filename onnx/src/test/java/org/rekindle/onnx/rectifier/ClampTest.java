package org.rekindle.onnx.rectifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rekindle.onnx.ModelBuilder.attribute;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rekindle.onnx.ModelBuilder;
import org.rekindle.onnx.model.ElementKind;

/** Bounds that belong together. */
class ClampTest {
    private static final long HALF = ElementKind.FLOAT16.dataType();
    private static final long FLOAT = ElementKind.FLOAT.dataType();

    @Test
    void maxAndMinWithACastBetweenAreOneRectifier() {
        assertThat(Rectifiers.of(halved().output("a").model()))
                .singleElement()
                .matches(found -> found.input().equals("z"))
                .matches(found -> found.passing().equals(List.of(new Span("a", 0, 6))));
    }

    @Test
    void whatIsReadBetweenThemIsARectifierOfItsOwn() {
        ModelBuilder builder =
                halved().node("Cast", List.of("half"), "y", attribute("to", FLOAT)).output("y");
        assertThat(Rectifiers.of(builder.output("a").model()))
                .extracting(Rectifier::name)
                .containsExactly("m", "a");
    }

    /** As a conversion to half precision writes it. */
    private static ModelBuilder halved() {
        return new ModelBuilder()
                .input("x", 0, 2)
                .initializer("w", List.of(2L, 2L), 1, 2, 3, 4)
                .initializer("zero", List.of(), 0)
                .initializer("six", List.of(), 6)
                .node("MatMul", List.of("x", "w"), "z")
                .node("Max", List.of("z", "zero"), "m")
                .node("Cast", List.of("m"), "half", attribute("to", HALF))
                .node("Cast", List.of("half"), "float", attribute("to", FLOAT))
                .node("Min", List.of("float", "six"), "a");
    }
}
