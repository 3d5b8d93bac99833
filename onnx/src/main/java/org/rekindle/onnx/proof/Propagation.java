package org.rekindle.onnx.proof;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rekindle.onnx.model.ElementKind;
import org.rekindle.onnx.model.Graph;
import org.rekindle.onnx.model.Model;
import org.rekindle.onnx.model.Nodes;
import org.rekindle.onnx.shape.IntegerRules;
import org.rekindle.onnx.shape.NotUnderstoodException;
import org.rekindle.onnx.shape.Shape;

/** Sends bounds through a graph, node by node. */
final class Propagation {
    private final Facts facts;
    private final Map<String, List<NodeProto>> widened = new LinkedHashMap<>();

    private Propagation(Facts facts) {
        this.facts = facts;
    }

    static Propagation through(Model model, InputBox box) {
        Propagation propagation = new Propagation(new Facts(model));
        Graph graph = propagation.facts.graph();
        propagation.enter(graph, box);
        graph.nodes().forEach(propagation::pass);
        return propagation;
    }

    private void enter(Graph graph, InputBox box) {
        List<ValueInfoProto> inputs = graph.inputs();
        for (int i = 0; i < inputs.size(); i++) {
            Shape shape = facts.shape(inputs.get(i));
            Bounds bounds = box.of(shape, i == 0);
            boolean real = isReal(graph, inputs.get(i));
            facts.learn(
                    inputs.get(i).getName(), real ? bounds : Bounds.uniform(shape, ValueRange.ALL));
        }
    }

    /** Whether it is used as a real number. Whole numbers divide differently. */
    private static boolean isReal(Graph graph, ValueInfoProto input) {
        return ElementKind.of(input.getType().getTensorType().getElemType())
                        .filter(ElementKind::isFloating)
                        .isPresent()
                || graph.consumers(input.getName()).stream()
                        .allMatch(node -> Nodes.is(node, "Cast"));
    }

    private void pass(NodeProto node) {
        if (Nodes.is(node, "Constant") || node.getOutputCount() == 0) {
            return;
        }
        Step step = new Step(node, facts);
        List<Bounds> outputs = outputs(step);
        for (int i = 0; i < node.getOutputCount(); i++) {
            String name = node.getOutput(i);
            if (i < outputs.size()) {
                facts.learn(name, outputs.get(i));
            } else {
                facts.learnNothing(name);
            }
        }
    }

    private List<Bounds> outputs(Step step) {
        NodeProto node = step.node();
        try {
            IntegerRules.evaluate(step)
                    .ifPresent(integers -> facts.learn(node.getOutput(0), integers));
            Rule rule =
                    Rules.find(node)
                            .orElseThrow(() -> new NotUnderstoodException("it has no rule"));
            return rule.apply(step);
        } catch (NotUnderstoodException | ArithmeticException | IndexOutOfBoundsException e) {
            if (facts.integers(node.getOutput(0)).isEmpty()) {
                widened.computeIfAbsent(node.getOpType(), op -> new ArrayList<>()).add(node);
            }
            return List.of();
        }
    }

    Facts facts() {
        return facts;
    }

    /** One for each operator that is not understood. */
    List<String> notes() {
        return widened.values().stream().map(Propagation::note).toList();
    }

    private static String note(List<NodeProto> nodes) {
        String first = Nodes.title(nodes.get(0));
        return nodes.size() == 1
                ? "%s is not understood; its output counts as unbounded".formatted(first)
                : String.format(
                        Locale.ROOT,
                        "%s and %d more of its kind are not understood; their outputs count as unbounded",
                        first,
                        nodes.size() - 1);
    }
}
