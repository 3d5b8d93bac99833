package org.rekindle.onnx.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rekindle.onnx.ModelBuilder.attribute;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rekindle.onnx.ModelBuilder;

/** What follows from the shape of x, whose sizes of 0 depend on the input. */
class ShapesTest {
    private static ModelBuilder x(long... dims) {
        return new ModelBuilder().input("x", dims);
    }

    private static Shapes shapes(ModelBuilder builder, String output) {
        return Shapes.of(builder.output(output).model().graph());
    }

    private static List<Long> after(ModelBuilder builder, String output) {
        Shape shape = shapes(builder, output).shape(output);
        assertThat(shape.ranked()).isTrue();
        return shape.dims();
    }

    @Test
    void aConvolutionCountsThePlacesOfItsWindow() {
        ModelBuilder builder =
                x(2, 3, 9, 10)
                        .initializer("w", List.of(4L, 3L, 3L, 3L), new float[108])
                        .node(
                                "Conv",
                                List.of("x", "w"),
                                "y",
                                attribute("strides", List.of(2L, 1L)),
                                attribute("pads", List.of(1L, 0L, 1L, 0L)));
        assertThat(after(builder, "y")).containsExactly(2L, 4L, 5L, 8L);
    }

    @Test
    void aTransposedConvolutionUndoesThat() {
        ModelBuilder builder =
                x(2, 4, 5)
                        .initializer("w", List.of(4L, 3L, 3L), new float[36])
                        .node(
                                "ConvTranspose",
                                List.of("x", "w"),
                                "y",
                                attribute("strides", List.of(2L)),
                                attribute("pads", List.of(1L, 1L)));
        assertThat(after(builder, "y")).containsExactly(2L, 3L, 9L);
    }

    @Test
    void aPoolThatCountsIncompleteStepsIsLeftOpenWhereThereIsOne() {
        ModelBuilder builder =
                x(1, 1, 5, 4)
                        .node(
                                "MaxPool",
                                List.of("x"),
                                "y",
                                attribute("kernel_shape", List.of(2L, 2L)),
                                attribute("strides", List.of(2L, 2L)),
                                attribute("ceil_mode", 1));
        List<Long> dims = after(builder, "y");
        assertThat(Shape.isKnown(dims.get(2))).isFalse();
        assertThat(dims.get(3)).isEqualTo(2);
    }

    @Test
    void aSizeThatIsReadFromAShapeIsTheSameSize() {
        ModelBuilder builder =
                x(0, 2, 3)
                        .node("Shape", List.of("x"), "shape")
                        .integers("first", 0)
                        .node("Gather", List.of("shape", "first"), "batch")
                        .integers("rest", -1)
                        .node("Concat", List.of("batch", "rest"), "target", attribute("axis", 0))
                        .node("Reshape", List.of("x", "target"), "y");
        Shapes shapes = shapes(builder, "y");
        assertThat(shapes.shape("y").dims()).containsExactly(shapes.shape("x").dim(0), 6L);
        assertThat(Shape.isKnown(shapes.shape("x").dim(0))).isFalse();
    }

    @Test
    void whatAReshapeLeavesOpenIsWhatIsLeft() {
        ModelBuilder builder =
                x(0, 4, 6).integers("to", 0, -1, 8).node("Reshape", List.of("x", "to"), "y");
        Shapes shapes = shapes(builder, "y");
        assertThat(shapes.shape("y").dims()).containsExactly(shapes.shape("x").dim(0), 3L, 8L);
    }

    @Test
    void twoShapesAreBroadcastFromTheirLastAxes() {
        ModelBuilder builder =
                x(0, 1, 3)
                        .initializer("b", List.of(2L, 1L), 1, 2)
                        .node("Add", List.of("x", "b"), "y");
        Shapes shapes = shapes(builder, "y");
        assertThat(shapes.shape("y").dims()).containsExactly(shapes.shape("x").dim(0), 2L, 3L);
    }

    @Test
    void aSliceChangesTheAxesThatItNamesAlone() {
        ModelBuilder builder =
                x(5, 6, 7)
                        .integers("from", 1, -3)
                        .integers("to", Long.MAX_VALUE, -1)
                        .integers("axes", 0, 2)
                        .integers("by", 3, 1)
                        .node("Slice", List.of("x", "from", "to", "axes", "by"), "y");
        assertThat(after(builder, "y")).containsExactly(2L, 6L, 2L);
    }

    @Test
    void axesAreTransposedGatheredPaddedJoinedAndReduced() {
        ModelBuilder builder =
                x(2, 3, 4)
                        .node(
                                "Transpose",
                                List.of("x"),
                                "t",
                                attribute("perm", List.of(2L, 0L, 1L)))
                        .integers("two", 0, 1)
                        .node("Gather", List.of("t", "two"), "g", attribute("axis", 0))
                        .integers("pads", 0, 1, 0, 0, 1, 0)
                        .node("Pad", List.of("g", "pads"), "p")
                        .node("Concat", List.of("p", "p"), "c", attribute("axis", -1))
                        .node("ReduceMax", List.of("c"), "y", attribute("axes", List.of(1L)));
        Shapes shapes = shapes(builder.opset(17), "y");
        assertThat(shapes.shape("t").dims()).containsExactly(4L, 2L, 3L);
        assertThat(shapes.shape("g").dims()).containsExactly(2L, 2L, 3L);
        assertThat(shapes.shape("p").dims()).containsExactly(2L, 4L, 3L);
        assertThat(shapes.shape("c").dims()).containsExactly(2L, 4L, 6L);
        assertThat(shapes.shape("y").dims()).containsExactly(2L, 1L, 6L);
    }

    @Test
    void aProductTellsHowManyFeaturesItReads() {
        ModelBuilder builder =
                x(0, 0).node("Relu", List.of("x"), "a")
                        .initializer("w", List.of(3L, 2L), new float[6])
                        .node("Gemm", List.of("a", "w"), "y");
        Shapes shapes = shapes(builder, "y");
        assertThat(shapes.shape("x").dim(1)).isEqualTo(3);
        assertThat(shapes.shape("y").dim(1)).isEqualTo(2);
    }

    @Test
    void aNodeThatDoesNotFitLeavesItsShapeOpen() {
        ModelBuilder builder =
                x(2, 3).node("Transpose", List.of("x"), "y", attribute("perm", List.of(0L, 0L)));
        assertThat(shapes(builder, "y").shape("y").ranked()).isFalse();
    }

    /** Each Concat doubles the list; a hostile model may have as many as it likes. */
    @Test
    void listsOfNumbersDoNotGrowWithoutEnd() {
        ModelBuilder builder = x(1, 1).integers("n0", 1, 1);
        for (int i = 0; i < 60; i++) {
            builder.node("Concat", List.of("n" + i, "n" + i), "n" + (i + 1), attribute("axis", 0));
        }
        Shapes shapes = shapes(builder, "n60");
        assertThat(shapes.integers("n5")).isPresent();
        assertThat(shapes.integers("n60")).isEmpty();
    }
}
