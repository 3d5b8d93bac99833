package org.rekindle.onnx.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnxruntime.OrtException;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rekindle.activation.Activation;
import org.rekindle.activation.Elu;
import org.rekindle.activation.LeakyRelu;
import org.rekindle.activation.PRelu;
import org.rekindle.network.Task;

/** ONNX Runtime, from raw rows, gives what Rekindle's own network gives. */
class NetworkExportTest {
    private static final double TOLERANCE = 1e-5;

    static Stream<Activation> activations() {
        return Stream.concat(
                Activation.all().stream(),
                Stream.of(new LeakyRelu(-0.3f), new PRelu(0.1f, true), new Elu(2.5f)));
    }

    @ParameterizedTest
    @MethodSource("activations")
    void twoClassesHaveRekindlesProbabilities(Activation activation) throws OrtException {
        probabilitiesAgree(Example.classes(activation, 2));
    }

    @ParameterizedTest
    @MethodSource("activations")
    void tenClassesHaveRekindlesProbabilities(Activation activation) throws OrtException {
        probabilitiesAgree(Example.classes(activation, 10));
    }

    @Test
    void aRectifiedOutputOfClassesHasRekindlesProbabilities() throws OrtException {
        probabilitiesAgree(Example.classes(new LeakyRelu(), 10).rectified());
    }

    @Test
    void aRectifiedQuantityComesInItsOwnUnits() throws OrtException {
        quantitiesAgree(Example.quantity(new LeakyRelu()).rectified());
    }

    @ParameterizedTest
    @MethodSource("activations")
    void aQuantityComesInItsOwnUnits(Activation activation) throws OrtException {
        quantitiesAgree(Example.quantity(activation));
    }

    private static void quantitiesAgree(Example example) throws OrtException {
        for (int batch : List.of(1, 100)) {
            float[][] rows = example.rows(batch);
            float[][] answers = OnnxRuntime.answers(example.model(), rows);
            List<double[]> outputs = example.outputs(rows);
            assertThat(answers).hasNumberOfRows(batch);
            for (int row = 0; row < batch; row++) {
                double expected = outputs.get(row)[0] * Example.TARGET_STD + Example.TARGET_MEAN;
                double scale = Math.max(Math.abs(expected), Example.TARGET_STD);
                assertThat((double) answers[row][0]).isCloseTo(expected, within(TOLERANCE * scale));
            }
        }
    }

    @Test
    void aDivergedNetworkIsWrittenAsItIs() throws OrtException {
        Example example = Example.classes(new LeakyRelu(), 2);
        Arrays.fill(example.network().parameters(), Float.NaN);
        assertThat(OnnxRuntime.answers(example.model(), example.rows(1))[0])
                .containsOnly(Float.NaN);
    }

    @Test
    void theModelNamesTheVersionOfRekindle() throws InvalidProtocolBufferException {
        ModelProto model = ModelProto.parseFrom(Example.classes(new LeakyRelu(), 2).model());
        assertThat(model.getProducerName()).isEqualTo("rekindle");
        assertThat(model.getProducerVersion()).matches("\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?");
    }

    @Test
    void namesThatDoNotFitTheNetworkAreRefused() {
        Example example = Example.classes(new LeakyRelu(), 2);
        RawTarget three = new RawTarget("kind", Task.CLASSIFICATION, List.of("a", "b", "c"), 0, 1);
        assertThatThrownBy(() -> NetworkExport.bytes(example.network(), Example.FEATURES, three))
                .hasMessage(
                        "a network with 6 inputs and 2 outputs cannot have 6 features and 3 outputs");
    }

    private static void probabilitiesAgree(Example example) throws OrtException {
        for (int batch : List.of(1, 100)) {
            float[][] rows = example.rows(batch);
            float[][] answers = OnnxRuntime.answers(example.model(), rows);
            List<double[]> logits = example.outputs(rows);
            assertThat(answers).hasNumberOfRows(batch);
            for (int row = 0; row < batch; row++) {
                double[] expected = softmax(logits.get(row));
                assertThat(answers[row]).hasSize(expected.length);
                for (int i = 0; i < expected.length; i++) {
                    assertThat((double) answers[row][i]).isCloseTo(expected[i], within(TOLERANCE));
                }
            }
        }
    }

    private static double[] softmax(double[] logits) {
        double largest = Arrays.stream(logits).max().orElseThrow();
        double[] powers = Arrays.stream(logits).map(z -> Math.exp(z - largest)).toArray();
        double sum = Arrays.stream(powers).sum();
        return Arrays.stream(powers).map(power -> power / sum).toArray();
    }
}
