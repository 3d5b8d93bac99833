package org.rekindle.onnx.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rekindle.onnx.ModelBuilder;

/** A model file is untrusted: whatever is wrong with it ends in one message. */
class UntrustedModelTest {
    @TempDir private Path folder;

    private static ModelBuilder sound() {
        return new ModelBuilder()
                .input("x", 0, 2)
                .initializer("w", List.of(2L, 2L), 1, 2, 3, 4)
                .node("MatMul", List.of("x", "w"), "z")
                .node("Relu", List.of("z"), "a")
                .output("a");
    }

    private void assertRefused(byte[] bytes, String... words) {
        assertThatThrownBy(() -> Model.parse(folder.resolve("m.onnx"), bytes))
                .isInstanceOf(ModelException.class)
                .hasMessageContainingAll(words)
                .message()
                .startsWith(folder.toString())
                .doesNotContain("\n");
    }

    private void assertRefused(ModelProto model, String... words) {
        assertRefused(model.toByteArray(), words);
    }

    @Test
    void aFileThatIsNotThere() {
        assertThatThrownBy(() -> Model.read(folder.resolve("no.onnx")))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("no such file");
        assertThatThrownBy(() -> Model.read(folder)).hasMessageContaining("directory");
    }

    @Test
    void aFileThatIsCutOffAnywhere() {
        byte[] whole = sound().bytes();
        assertThat(Model.parse(folder.resolve("m.onnx"), whole).graph().nodes()).hasSize(2);
        for (int length = 0; length < whole.length; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            try {
                Model.parse(folder.resolve("m.onnx"), part);
            } catch (ModelException e) {
                assertThat(e).hasMessageStartingWith(folder.toString());
            }
        }
        assertRefused(Arrays.copyOf(whole, whole.length / 2), "cut off or damaged");
        assertRefused(new byte[0], "no graph");
    }

    @Test
    void aFileOfAnotherKind() {
        assertRefused("not a model\n".getBytes(StandardCharsets.UTF_8), "m.onnx");
    }

    @Test
    void aGraphThatGoesRoundInACircle() {
        assertRefused(
                new ModelBuilder()
                        .input("x", 1)
                        .node("Add", List.of("x", "b"), "a")
                        .node("Relu", List.of("a"), "b")
                        .output("b")
                        .proto(),
                "circle");
    }

    @Test
    void aBranchThatReadsWhatItDecides() {
        GraphProto branch =
                new ModelBuilder().node("Relu", List.of("y"), "t").output("t").proto().getGraph();
        assertRefused(
                new ModelBuilder()
                        .input("x", 1)
                        .node(
                                "If",
                                List.of("x"),
                                "y",
                                ModelBuilder.attribute("then_branch", branch))
                        .output("y")
                        .proto(),
                "circle");
    }

    @Test
    void namesThatMakeNoSense() {
        assertRefused(sound().node("Relu", List.of("nothing"), "b").proto(), "\"nothing\"");
        assertRefused(sound().node("Relu", List.of("x"), "a").proto(), "\"a\" is computed twice");
        assertRefused(sound().output("ghost").proto(), "\"ghost\"");
    }

    @Test
    void nodesInAnyOrderAreSorted() {
        Model model =
                new ModelBuilder()
                        .input("x", 1)
                        .node("Relu", List.of("z"), "a")
                        .node("Neg", List.of("x"), "z")
                        .output("a")
                        .model();
        assertThat(model.graph().nodes())
                .extracting(NodeProto::getOpType)
                .containsExactly("Neg", "Relu");
    }

    @Test
    void constantsThatDoNotHoldWhatTheyDeclare() {
        assertRefused(
                sound().initializer("v", List.of(1L << 40, 1L << 40)).proto(), "impossible shape");
        assertRefused(sound().initializer("v", List.of(1L << 20), 1).proto(), "\"v\"", "holds 4");
        assertRefused(sound().initializer("v", List.of(-1L), 1).proto(), "impossible shape");
    }

    @Test
    void graphsTooDeepOrTooLarge() {
        GraphProto inner =
                new ModelBuilder().node("Identity", List.of("x"), "y").proto().getGraph();
        for (int depth = 0; depth < 20; depth++) {
            AttributeProto attribute = ModelBuilder.attribute("body", inner);
            inner =
                    GraphProto.newBuilder()
                            .addNode(
                                    NodeProto.newBuilder()
                                            .setOpType("Loop")
                                            .addOutput("o" + depth)
                                            .addAttribute(attribute))
                            .build();
        }
        assertRefused(sound().proto().toBuilder().setGraph(inner).build(), "deep");
        GraphProto.Builder wide = sound().proto().getGraph().toBuilder();
        for (int i = 0; i < 200_001; i++) {
            wide.addNode(NodeProto.getDefaultInstance());
        }
        assertRefused(sound().proto().toBuilder().setGraph(wide).build(), "nodes");
    }

    @Test
    void operatorSetsTooOldToBeRun() {
        assertRefused(sound().opset(6).proto(), "operator set 6");
    }

    private ModelProto external(String location, String offset, String length) {
        TensorProto.Builder tensor =
                TensorProto.newBuilder()
                        .setName("v")
                        .addDims(2)
                        .setDataType(ElementKind.FLOAT.dataType())
                        .setDataLocation(TensorProto.DataLocation.EXTERNAL);
        List.of("location", location, "offset", offset, "length", length);
        for (List<String> entry :
                List.of(
                        List.of("location", location),
                        List.of("offset", offset),
                        List.of("length", length))) {
            tensor.addExternalData(
                    StringStringEntryProto.newBuilder()
                            .setKey(entry.get(0))
                            .setValue(entry.get(1)));
        }
        ModelProto.Builder model = sound().proto().toBuilder();
        model.getGraphBuilder().addInitializer(tensor);
        return model.build();
    }

    @Test
    void constantsBesideTheModelAreBroughtIn() throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putFloat(0).putFloat(5).putFloat(7);
        Files.write(folder.resolve("weights.bin"), bytes.array());
        Model model =
                Model.parse(
                        folder.resolve("m.onnx"), external("weights.bin", "4", "8").toByteArray());
        assertThat(model.graph().constant("v").orElseThrow().values()).containsExactly(5, 7);
    }

    @Test
    void constantsElsewhereAreNotRead() throws IOException {
        Path outside = Files.createTempFile("rekindle", ".bin");
        Files.write(outside, new byte[8]);
        Files.createSymbolicLink(folder.resolve("link.bin"), outside);
        Files.write(folder.resolve("short.bin"), new byte[4]);
        assertRefused(external("../../etc/passwd", "0", "8"), "\"v\"", "outside");
        assertRefused(external("/etc/passwd", "0", "8"), "outside");
        assertRefused(external(outside.toString(), "0", "8"), "outside");
        assertRefused(external("link.bin", "0", "8"), "outside");
        assertRefused(external("missing.bin", "0", "8"), "not there");
        assertRefused(external("short.bin", "0", "8"), "has 4");
        assertRefused(external("short.bin", "-1", "2"), "short.bin");
        assertRefused(external("short.bin", "x", "2"), "no number");
        assertRefused(external("short.bin", "0", "4"), "takes 8 bytes, but holds 4");
        assertRefused(external("", "0", "4"), "\"v\"");
        assertRefused(external("a\0b", "0", "4"), "\"v\"");
        Files.delete(outside);
    }
}
