package org.rekindle.onnx.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rekindle.onnx.ModelBuilder;
import org.rekindle.onnx.rectifier.Rectifier;
import org.rekindle.onnx.rectifier.Rectifiers;

/** Functions that a model defines for itself, put in the place of their calls. */
class FunctionsTest {
    private static OperatorSetIdProto set(String domain, long version) {
        return OperatorSetIdProto.newBuilder().setDomain(domain).setVersion(version).build();
    }

    private static NodeProto node(
            String domain, String op, List<String> inputs, List<String> outputs) {
        return NodeProto.newBuilder()
                .setDomain(domain)
                .setOpType(op)
                .addAllInput(inputs)
                .addAllOutput(outputs)
                .build();
    }

    private static FunctionProto.Builder function(String name, long opset, NodeProto... nodes) {
        return FunctionProto.newBuilder()
                .setDomain("my")
                .setName(name)
                .addOpsetImport(set("", opset))
                .addOpsetImport(set("my", 1))
                .addAllNode(List.of(nodes));
    }

    private static AttributeProto reference(String name, String to) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeType.FLOAT)
                .setRefAttrName(to)
                .build();
    }

    /** Leaky ReLU of x plus b, if b is there. */
    private static FunctionProto.Builder leaky() {
        NodeProto leaky =
                node("", "LeakyRelu", List.of("h"), List.of("a")).toBuilder()
                        .setName("act")
                        .addAttribute(reference("alpha", "slope"))
                        .build();
        return function("Leaky", 17, node("", "Neg", List.of("x"), List.of("h")), leaky)
                .addInput("x")
                .addOutput("a")
                .addOutput("h")
                .addAttributeProto(ModelBuilder.attribute("slope", 0.5f));
    }

    private static Model model(List<NodeProto> calls, FunctionProto.Builder... functions) {
        ModelProto.Builder model =
                new ModelBuilder().input("x", 0, 2).output("y").proto().toBuilder();
        model.addOpsetImport(set("my", 1));
        model.getGraphBuilder().addAllNode(calls);
        for (FunctionProto.Builder function : functions) {
            model.addFunctions(function);
        }
        return Model.parse(Path.of("test.onnx"), model.build().toByteArray());
    }

    private static NodeProto call(String name, String op, String from, String to) {
        return node("my", op, List.of(from), List.of(to)).toBuilder().setName(name).build();
    }

    @Test
    void eachCallGetsTheBodyUnderNamesOfItsOwn() {
        Model model =
                model(
                        List.of(call("one", "Leaky", "x", "m"), call("two", "Leaky", "m", "y")),
                        leaky());
        assertThat(model.graph().nodes())
                .extracting(Nodes::name)
                .containsExactly("one/h", "one/act", "two/h", "two/act");
        assertThat(model.graph().nodes())
                .extracting(n -> n.getOutput(0))
                .containsExactly("one/h", "m", "two/h", "y");
        assertThat(model.proto().getFunctionsCount()).isZero();
        assertThat(model.keptCalls()).isEmpty();
        assertThat(Rectifiers.of(model)).extracting(Rectifier::name).contains("one/act");
    }

    @Test
    void anAttributeIsThatOfTheCallOrTheFunctionsDefault() {
        NodeProto given =
                call("one", "Leaky", "x", "m").toBuilder()
                        .addAttribute(ModelBuilder.attribute("slope", 0.25f))
                        .build();
        Model model = model(List.of(given, call("two", "Leaky", "m", "y")), leaky());
        assertThat(model.graph().nodes())
                .filteredOn(node -> Nodes.is(node, "LeakyRelu"))
                .extracting(node -> new Attributes(node).number("alpha", 0))
                .containsExactly(0.25f, 0.5f);
    }

    @Test
    void functionsWithinFunctionsAreFollowed() {
        FunctionProto.Builder outer =
                function("Outer", 17, call("inner", "Leaky", "x", "y"))
                        .addInput("x")
                        .addOutput("y");
        Model model = model(List.of(call("top", "Outer", "x", "y")), outer, leaky());
        assertThat(model.graph().nodes())
                .extracting(Nodes::name)
                .containsExactly("top/inner/h", "top/inner/act");
    }

    @Test
    void anInputThatIsLeftOutIsLeftOutWithin() {
        FunctionProto.Builder clamp =
                function("Clamp", 17, node("", "Clip", List.of("x", "low", "high"), List.of("y")))
                        .addAllInput(List.of("x", "low", "high"))
                        .addOutput("y");
        Model model = model(List.of(call("c", "Clamp", "x", "y")), clamp);
        assertThat(model.graph().nodes().get(0).getInputList()).containsExactly("x");
    }

    @Test
    void anOutputThatIsAnInputIsPassedOn() {
        FunctionProto.Builder same = function("Same", 17).addInput("x").addOutput("x");
        Model model = model(List.of(call("c", "Same", "x", "y")), same);
        assertThat(model.graph().nodes())
                .extracting(NodeProto::getOpType)
                .containsExactly("Identity");
    }

    @Test
    void aFunctionThatCallsItselfIsRefused() {
        FunctionProto.Builder loop =
                function("Loop", 17, call("again", "Loop", "x", "y")).addInput("x").addOutput("y");
        assertThatThrownBy(() -> model(List.of(call("c", "Loop", "x", "y")), loop))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("\"Loop\" calls itself");
    }

    @Test
    void functionsThatGrowWithoutMeasureAreRefused() {
        FunctionProto.Builder[] functions = new FunctionProto.Builder[40];
        for (int i = 0; i < functions.length; i++) {
            NodeProto one =
                    i == 0 ? node("", "Neg", List.of("x"), List.of("m")) : twice(i, "x", "m");
            NodeProto two =
                    i == 0 ? node("", "Neg", List.of("m"), List.of("y")) : twice(i, "m", "y");
            functions[i] = function("F" + i, 17, one, two).addInput("x").addOutput("y");
        }
        assertThatThrownBy(() -> model(List.of(call("c", "F39", "x", "y")), functions))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("200,000 nodes");
    }

    private static NodeProto twice(int i, String from, String to) {
        return call(to, "F" + (i - 1), from, to);
    }

    @Test
    void anotherOperatorSetMattersOnlyWhereAnOperatorChanged() {
        Model same =
                model(
                        List.of(call("c", "Leaky", "x", "y")),
                        leaky().setOpsetImport(0, set("", 16)));
        assertThat(same.keptCalls()).isEmpty();
        FunctionProto.Builder sum =
                function("Sum", 11, node("", "ReduceSum", List.of("x"), List.of("y")))
                        .addInput("x")
                        .addOutput("y");
        Model other = model(List.of(call("c", "Sum", "x", "y")), sum);
        assertThat(other.graph().nodes()).extracting(NodeProto::getOpType).containsExactly("Sum");
        assertThat(other.keptCalls())
                .singleElement()
                .satisfies(
                        kept -> {
                            assertThat(kept.node()).isEqualTo("c");
                            assertThat(kept.reason()).contains("ReduceSum of operator set 11");
                        });
    }

    @Test
    void constantsAreSeenThroughNodesThatPassThemOn() {
        Model model =
                new ModelBuilder()
                        .input("x", 0, 2)
                        .initializer("zero", List.of(1L), 0)
                        .integers("three", 3)
                        .node("Identity", List.of("zero"), "one")
                        .node("Squeeze", List.of("one"), "low")
                        .node("Cast", List.of("three"), "high", ModelBuilder.attribute("to", 1))
                        .node("Clip", List.of("x", "low", "high"), "y")
                        .output("y")
                        .model();
        assertThat(model.graph().constant("low").orElseThrow().dims()).isEmpty();
        assertThat(model.graph().constant("high").orElseThrow().values()).containsExactly(3);
        assertThat(Rectifiers.of(model)).hasSize(1);
        assertThat(model.graph().constant("y")).isEmpty();
        assertThat(Map.of("high", model.graph().constant("high").orElseThrow().kind()))
                .containsEntry("high", ElementKind.FLOAT);
    }
}
