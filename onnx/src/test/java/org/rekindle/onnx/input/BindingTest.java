package org.rekindle.onnx.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rekindle.onnx.model.ModelException.Reason.AXIS_LENGTH_UNKNOWN;
import static org.rekindle.onnx.model.ModelException.Reason.INPUT_UNBOUND;
import static org.rekindle.onnx.model.ModelException.Reason.NORMALIZATION_HAS_OTHER_CHANNELS;
import static org.rekindle.onnx.model.ModelException.Reason.NORMALIZATION_NOT_COMPUTABLE;
import static org.rekindle.onnx.model.ModelException.Reason.NO_SUCH_AXIS;
import static org.rekindle.onnx.model.ModelException.Reason.NO_SUCH_INPUT;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rekindle.onnx.ModelBuilder;
import org.rekindle.onnx.model.ModelException;

class BindingTest {
    private static List<ModelInput> model(long... dims) {
        return ModelInput.of(
                new ModelBuilder()
                        .input("x", dims)
                        .node("Relu", List.of("x"), "a")
                        .output("a")
                        .model());
    }

    private static BoundInput bind(List<ModelInput> inputs, Long... shape) {
        return new Binding(inputs, Map.of(), Map.of())
                .bind(List.of(new OfferedArray("data", Arrays.asList(shape))))
                .get(0);
    }

    private static void assertDoesNotFit(List<ModelInput> inputs, Long... shape) {
        assertThatThrownBy(() -> bind(inputs, shape))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("the model takes x: float")
                .hasMessageContaining("\"data\" of shape " + Arrays.asList(shape));
    }

    @Test
    void samplesOfTheShapeThatTheModelTakesAreTakenAsTheyAre() {
        BoundInput bound = bind(model(0, 3, 8, 8), 10L, 3L, 8L, 8L);
        assertThat(bound.source()).isEqualTo(new BoundInput.Samples("data", Optional.empty()));
        assertThat(bound.sampleShape()).containsExactly(3L, 8L, 8L);
        assertThat(bound.sampleSize()).isEqualTo(192);
    }

    @Test
    void imagesInTheOtherLayoutAreTurned() {
        BoundInput toFirst = bind(model(0, 3, 8, 6), 10L, 8L, 6L, 3L);
        assertThat(toFirst.source())
                .isEqualTo(new BoundInput.Samples("data", Optional.of(Layout.NCHW)));
        BoundInput toLast = bind(model(0, 8, 6, 3), 10L, 3L, 8L, 6L);
        assertThat(toLast.source())
                .isEqualTo(new BoundInput.Samples("data", Optional.of(Layout.NHWC)));
        assertThat(toLast.sampleShape()).containsExactly(8L, 6L, 3L);
    }

    @Test
    void turningBringsEachPixelToItsPlace() {
        // Element (h, w, c) of the image is 100 h + 10 w + c; 2 x 3 pixels, 2 channels.
        int[] places = Layout.NCHW.placesInOther(List.of(2L, 2L, 3L));
        int next = 0;
        for (int c = 0; c < 2; c++) {
            for (int h = 0; h < 2; h++) {
                for (int w = 0; w < 3; w++) {
                    assertThat(places[next++]).isEqualTo((h * 3 + w) * 2 + c);
                }
            }
        }
        int[] back = Layout.NHWC.placesInOther(List.of(2L, 3L, 2L));
        for (int i = 0; i < places.length; i++) {
            assertThat(back[places[i]]).isEqualTo(i);
        }
    }

    @Test
    void flatRowsAndAxesOfOneAreReshaped() {
        assertThat(bind(model(0, 1, 28, 28), 10L, 784L).sampleShape())
                .containsExactly(1L, 28L, 28L);
        assertThat(bind(model(0, 1, 28, 28), 10L, 28L, 28L).sampleShape())
                .containsExactly(1L, 28L, 28L);
        assertThat(bind(model(0, 784), 10L, 28L, 28L).sampleShape()).containsExactly(784L);
        assertDoesNotFit(model(0, 1, 28, 28), 10L, 783L);
        assertDoesNotFit(model(0, 3, 4, 5), 10L, 4L, 3L, 5L);
        assertDoesNotFit(model(0, 2, 6), 10L, 3L, 4L);
    }

    @Test
    void freeAxesTakeWhatComes() {
        assertThat(bind(model(0, 3, 0, 0), 2L, 3L, 5L, 7L).sampleShape())
                .containsExactly(3L, 5L, 7L);
    }

    @Test
    void aModelWithoutAnAxisForSamplesTakesOneAtATime() {
        BoundInput bound = bind(model(5), 10L, 5L);
        assertThat(bound.input().sampleAxis()).isEmpty();
        assertThat(bound.sampleShape()).containsExactly(5L);
    }

    @Test
    void inputsAreFoundByNameSetOrAskedFor() {
        List<ModelInput> two =
                ModelInput.of(
                        new ModelBuilder()
                                .input("x", 0, 2)
                                .input("y", 0, 2)
                                .node("Add", List.of("x", "y"), "z")
                                .node("Relu", List.of("z"), "a")
                                .output("a")
                                .model());
        OfferedArray x = new OfferedArray("x", List.of(10L, 2L));
        OfferedArray y = new OfferedArray("y", List.of(10L, 2L));
        assertThat(new Binding(two, Map.of(), Map.of()).bind(List.of(y, x)))
                .extracting(bound -> ((BoundInput.Samples) bound.source()).array())
                .containsExactly("x", "y");
        assertThat(new Binding(two, Map.of("y", 3.0), Map.of()).bind(List.of(x)).get(1).source())
                .isEqualTo(new BoundInput.Filled(3));
        assertThatThrownBy(() -> new Binding(two, Map.of(), Map.of()).bind(List.of(x)))
                .satisfies(fault -> assertReason(fault, INPUT_UNBOUND, "y"))
                .hasMessageContaining("none is \"y\"");
        assertThatThrownBy(() -> new Binding(two, Map.of("w", 1.0), Map.of()))
                .satisfies(fault -> assertReason(fault, NO_SUCH_INPUT, "w"))
                .hasMessageContaining("\"w\"");
        assertThatThrownBy(() -> new Binding(two, Map.of(), Map.of("w", 1L)))
                .satisfies(fault -> assertReason(fault, NO_SUCH_AXIS, "w"))
                .hasMessageContaining("\"w\"");
    }

    @Test
    void noiseNeedsToKnowEveryLength() {
        assertThat(new Binding(model(0, 3, 0), Map.of(), Map.of("size2", 9L)).bindNoise())
                .singleElement()
                .satisfies(bound -> assertThat(bound.sampleShape()).containsExactly(3L, 9L));
        assertThatThrownBy(() -> new Binding(model(0, 3, 0), Map.of(), Map.of()).bindNoise())
                .satisfies(fault -> assertReason(fault, AXIS_LENGTH_UNKNOWN, "size2"))
                .hasMessageContaining("axis 2");
        assertThatThrownBy(() -> new Binding(model(0, 1L << 40), Map.of(), Map.of()).bindNoise())
                .hasMessageContaining("too large");
    }

    @Test
    void normalizationIsByChannel() {
        double[] values = {0, 255, 51, 102};
        new Normalization(255, List.of(0.5, 0.0), List.of(0.5, 2.0))
                .apply(values, 1, List.of(2L, 2L), 0);
        assertThat(values).containsExactly(-1, 1, 0.1, 0.2);
        assertThatThrownBy(
                        () ->
                                new Normalization(1, List.of(1.0, 2.0, 3.0), List.of())
                                        .apply(new double[4], 1, List.of(2L, 2L), 0))
                .satisfies(fault -> assertReason(fault, NORMALIZATION_HAS_OTHER_CHANNELS, ""))
                .hasMessageContaining("the mean has 3 numbers")
                .hasMessageContaining("2 channels");
        assertThatThrownBy(() -> new Normalization(0, List.of(), List.of()))
                .satisfies(fault -> assertReason(fault, NORMALIZATION_NOT_COMPUTABLE, ""))
                .hasMessageContaining("may be 0");
    }

    private static void assertReason(Throwable fault, ModelException.Reason reason, String name) {
        assertThat(fault).isInstanceOf(ModelException.class);
        assertThat(((ModelException) fault).reason()).contains(reason);
        assertThat(((ModelException) fault).name()).isEqualTo(name);
    }
}
