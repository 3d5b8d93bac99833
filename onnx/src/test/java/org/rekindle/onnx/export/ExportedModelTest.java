package org.rekindle.onnx.export;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rekindle.activation.Elu;
import org.rekindle.activation.PRelu;
import org.rekindle.activation.Relu;
import org.rekindle.network.DenseNetwork;
import org.rekindle.network.NetworkShape;
import org.rekindle.network.Task;
import org.rekindle.network.VarianceScaling;
import org.rekindle.onnx.model.Model;
import org.rekindle.onnx.proof.Certificates;
import org.rekindle.onnx.proof.InputBox;
import org.rekindle.onnx.rectifier.Rectifier;
import org.rekindle.onnx.rectifier.Rectifiers;
import org.rekindle.random.Seed;

/** What stands in the file, for those who open it without Rekindle, and for Rekindle itself. */
class ExportedModelTest {
    @Test
    void oneInputAndOneOutputTakeAnyNumberOfRows() throws OrtException {
        assertThat(ports(Example.classes(new Relu(), 3).model()))
                .isEqualTo(Map.of("input", List.of(-1L, 6L), "probabilities", List.of(-1L, 3L)));
        assertThat(ports(Example.quantity(new Relu()).model()))
                .isEqualTo(Map.of("input", List.of(-1L, 6L), "prediction", List.of(-1L, 1L)));
    }

    @Test
    void theMetadataSayWhatTheNumbersMean() throws OrtException {
        try (OrtSession session = session(Example.classes(new Elu(), 2).model())) {
            assertThat(session.getMetadata().getProducerName()).isEqualTo("rekindle");
            assertThat(session.getMetadata().getDescription()).contains("ELU", "\"kind\"");
            assertThat(session.getMetadata().getCustomMetadata())
                    .isEqualTo(
                            Map.of(
                                    "task", "classification",
                                    "target", "kind",
                                    "activation", "elu",
                                    "classes", "[\"class 0\", \"class 1\"]",
                                    "features",
                                            "[\"tiny\", \"far\", \"constant\", \"huge\", \"colour=red\", \"raw\"]"));
        }
        try (OrtSession session = session(Example.quantity(new Relu()).model())) {
            assertThat(session.getMetadata().getCustomMetadata())
                    .containsEntry("task", "regression")
                    .doesNotContainKey("classes");
        }
    }

    @Test
    void everyNodeAndTensorHasANameOfItsOwn() {
        Model model = model(Example.classes(new PRelu(), 2));
        List<String> nodes = model.graph().nodes().stream().map(node -> node.getName()).toList();
        List<String> tensors =
                model.proto().getGraph().getInitializerList().stream()
                        .map(tensor -> tensor.getName())
                        .toList();
        assertThat(nodes).doesNotContain("").doesNotHaveDuplicates();
        assertThat(tensors)
                .contains("hidden_1.weight", "hidden_1.bias", "hidden_1.negative_slope")
                .contains("output.weight", "output.bias")
                .doesNotHaveDuplicates()
                .doesNotContainAnyElementsOf(new HashSet<>(nodes));
    }

    @Test
    void rekindleFindsItsOwnHiddenLayersAgain() {
        assertThat(Rectifiers.of(model(Example.classes(new PRelu(0.1f, true), 2))))
                .extracting(Rectifier::name)
                .containsExactly("hidden_1", "hidden_2");
    }

    @Test
    void aConstantFeatureStandsInTheWayOfNoProof() {
        DenseNetwork network =
                DenseNetwork.initialize(
                        new NetworkShape(2, List.of(16), 2),
                        new Relu(),
                        VarianceScaling.HE_NORMAL,
                        -1,
                        Seed.of(1));
        List<RawFeature> features =
                List.of(new RawFeature("plain", 3, 2), new RawFeature("constant", 7, 0));
        RawTarget target = new RawTarget("kind", Task.CLASSIFICATION, List.of("a", "b"), 0, 1);
        byte[] bytes = NetworkExport.bytes(network, features, target);
        Model model = Model.parse(Path.of("constant.onnx"), bytes);
        List<Rectifier> rectifiers = Rectifiers.of(model);
        // At the mean of the plain feature z is the bias, whatever the constant one is.
        InputBox box = InputBox.perFeature(List.of(3.0, -100.0), List.of(3.0, 100.0));
        Certificates certificates = Certificates.prove(model, box, rectifiers);
        assertThat(certificates.dead(rectifiers.get(0))).hasSize(16);
    }

    @Test
    void equalNetworksGiveEqualBytes() {
        assertThat(Example.quantity(new Elu()).model())
                .isEqualTo(Example.quantity(new Elu()).model());
    }

    private static Model model(Example example) {
        return Model.parse(Path.of("model.onnx"), example.model());
    }

    private static Map<String, List<Long>> ports(byte[] model) throws OrtException {
        try (OrtSession session = session(model)) {
            assertThat(session.getInputInfo()).hasSize(1);
            assertThat(session.getOutputInfo()).hasSize(1);
            NodeInfo input = session.getInputInfo().values().iterator().next();
            NodeInfo output = session.getOutputInfo().values().iterator().next();
            return Map.of(
                    input.getName(), batchOfFloats(input), output.getName(), batchOfFloats(output));
        }
    }

    private static List<Long> batchOfFloats(NodeInfo port) {
        TensorInfo tensor = (TensorInfo) port.getInfo();
        assertThat(tensor.type).isEqualTo(OnnxJavaType.FLOAT);
        assertThat(tensor.getDimensionNames()[0]).isEqualTo("batch");
        return List.of(tensor.getShape()[0], tensor.getShape()[1]);
    }

    private static OrtSession session(byte[] model) throws OrtException {
        return OrtEnvironment.getEnvironment().createSession(model);
    }
}
