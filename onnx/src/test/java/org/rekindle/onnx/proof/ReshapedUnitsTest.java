package org.rekindle.onnx.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rekindle.onnx.ModelBuilder.attribute;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rekindle.onnx.ModelBuilder;
import org.rekindle.onnx.model.Model;
import org.rekindle.onnx.rectifier.Rectifiers;

/** Channel 0 of what these models reshape is at most 0, and channel 1 reaches 10. */
class ReshapedUnitsTest {

    @Test
    void aFlattenThatIsComputedFromTheShapeKeepsUnitsApart() {
        ModelBuilder builder =
                twoChannels()
                        .node("Shape", List.of("channels"), "shape")
                        .integers("zero", List.of(), 0)
                        .node("Gather", List.of("shape", "zero"), "batch")
                        .integers("first", 0)
                        .node("Unsqueeze", List.of("batch", "first"), "batches")
                        .integers("rest", -1)
                        .node("Concat", List.of("batches", "rest"), "target", attribute("axis", 0L))
                        .node("Reshape", List.of("channels", "target"), "flat");

        assertThat(deadAfter(builder, 8)).containsExactly(0);
    }

    @Test
    void aFlattenKeepsUnitsApart() {
        ModelBuilder builder = twoChannels().node("Flatten", List.of("channels"), "flat");

        assertThat(deadAfter(builder, 8)).containsExactly(0);
    }

    @Test
    void aReshapeThatLeavesTheBatchOpenKeepsUnitsApart() {
        ModelBuilder builder =
                twoChannels()
                        .integers("target", -1, 8)
                        .node("Reshape", List.of("channels", "target"), "flat");

        assertThat(deadAfter(builder, 8)).containsExactly(0);
    }

    @Test
    void channelsThatAreShuffledAndTurnedToTheEndAndBackKeepTheirBounds() {
        ModelBuilder builder =
                twoChannels()
                        .integers("pairs", 0, 2, 1, 2, 2)
                        .node("Reshape", List.of("channels", "pairs"), "cut")
                        .node(
                                "Transpose",
                                List.of("cut"),
                                "turned",
                                attribute("perm", List.of(0L, 3L, 4L, 2L, 1L)))
                        .integers("image", 0, 2, 2, 2)
                        .node("Reshape", List.of("turned", "image"), "last")
                        .node(
                                "Transpose",
                                List.of("last"),
                                "again",
                                attribute("perm", List.of(0L, 3L, 1L, 2L)))
                        .node("Flatten", List.of("again"), "flat");

        assertThat(deadAfter(builder, 8)).containsExactly(0);
    }

    @Test
    void whatIsCutAndJoinedKeepsItsPlace() {
        ModelBuilder builder =
                twoChannels()
                        .node("Flatten", List.of("channels"), "all")
                        .integers("sizes", 3, 5)
                        .node(
                                "Split",
                                List.of("all", "sizes"),
                                List.of("head", "tail"),
                                attribute("axis", 1L))
                        .node("Concat", List.of("head", "tail"), "joined", attribute("axis", -1L))
                        .integers("from", -8)
                        .integers("to", Long.MAX_VALUE)
                        .integers("axis", 1)
                        .node("Slice", List.of("joined", "from", "to", "axis"), "flat");

        assertThat(deadAfter(builder, 8)).containsExactly(0);
    }

    @Test
    void spaceOfUnknownSizeTakesWhatCannotBeToldApartTogether() {
        ModelBuilder builder =
                new ModelBuilder()
                        .input("channels", 0, 2, 0, 0)
                        .node("Flatten", List.of("channels"), "flat");

        assertThat(deadAfter(builder, 8)).isEmpty();
    }

    private static ModelBuilder twoChannels() {
        return new ModelBuilder()
                .input("x", 0, 2, 2, 2)
                .initializer("ends", List.of(2L, 1L, 1L), 0, 10)
                .node("Mul", List.of("x", "ends"), "channels");
    }

    /** One unit sees the first half of the elements and one the second, with a bias of -1. */
    private static List<Integer> deadAfter(ModelBuilder builder, int width) {
        float[] weights = new float[2 * width];
        for (int i = 0; i < width; i++) {
            weights[2 * i + (i < width / 2 ? 0 : 1)] = 1;
        }
        Model model =
                builder.initializer("w", List.of((long) width, 2L), weights)
                        .initializer("b", List.of(2L), -1, -1)
                        .node("Gemm", List.of("flat", "w", "b"), "z")
                        .node("Relu", List.of("z"), "a")
                        .output("a")
                        .model();
        Certificates certificates =
                Certificates.prove(model, InputBox.uniform(0, 1), Rectifiers.of(model));
        assertThat(certificates.notes()).isEmpty();
        return List.copyOf(certificates.dead(Rectifiers.of(model).get(0)));
    }
}
