package org.rekindle.onnx.proof;

import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.rekindle.onnx.model.Graph;
import org.rekindle.onnx.model.Model;
import org.rekindle.onnx.model.Tensor;
import org.rekindle.onnx.shape.Integers;
import org.rekindle.onnx.shape.Shape;
import org.rekindle.onnx.shape.Shapes;
import org.rekindle.onnx.shape.Unknowns;

/** What is known of the values of a graph so far, by name. */
final class Facts {
    private final Graph graph;
    private final long opset;
    private final Rounding rounding;
    private final Unknowns unknowns = new Unknowns();
    private final Map<String, Bounds> bounds = new HashMap<>();
    private final Map<String, Integers> integers = new HashMap<>();
    private final Map<String, Shape> declared = new HashMap<>();

    Facts(Model model) {
        graph = model.graphOfAnyInput();
        opset = model.opset();
        rounding = new Rounding(HalfPrecision.in(model));
        Stream.of(graph.proto().getValueInfoList(), graph.proto().getOutputList())
                .flatMap(List::stream)
                .forEach(value -> declared.put(value.getName(), shape(value)));
    }

    Graph graph() {
        return graph;
    }

    long opset() {
        return opset;
    }

    Rounding rounding() {
        return rounding;
    }

    Unknowns unknowns() {
        return unknowns;
    }

    /** The shape that the model states for one of its inputs or values. */
    Shape shape(ValueInfoProto value) {
        return Shapes.declared(value, unknowns);
    }

    void learn(String value, Bounds learnt) {
        bounds.put(value, learnt);
    }

    void learn(String value, Integers learnt) {
        integers.put(value, learnt);
    }

    /** Notes that nothing is known of a value, except the shape that the model may declare. */
    void learnNothing(String value) {
        Shape shape = declared.getOrDefault(value, Shape.UNRANKED);
        bounds.put(value, Bounds.uniform(shape, ValueRange.ALL));
    }

    /** The bounds of a value. */
    Bounds bounds(String value) {
        Bounds known = bounds.get(value);
        return known == null ? graph.constant(value).map(Facts::bounds).orElse(NOTHING) : known;
    }

    private static final Bounds NOTHING = Bounds.uniform(Shape.UNRANKED, ValueRange.ALL);

    /** Whole numbers are computed exactly and elsewhere, so they count as unbounded here. */
    private static Bounds bounds(Tensor tensor) {
        if (tensor.kind().isFloating() && tensor.size() > 0) {
            return Bounds.constant(tensor);
        }
        return Bounds.uniform(Shape.of(tensor.dims()), ValueRange.ALL);
    }

    /** The known numbers of a value, if it is a constant or was made of constants. */
    Optional<Tensor> tensor(String value) {
        Optional<Tensor> constant = graph.constant(value);
        if (constant.isPresent()) {
            return constant;
        }
        Bounds known = bounds.get(value);
        boolean isKnown =
                known != null
                        && known.isConstant()
                        && known.shape().dims().stream().allMatch(Shape::isKnown);
        return known != null && isKnown ? Optional.of(known.tensor()) : constant;
    }

    /** The whole numbers of a value, if they are known. */
    Optional<Integers> integers(String value) {
        Integers known = integers.get(value);
        return known == null ? graph.constant(value).flatMap(Integers::of) : Optional.of(known);
    }
}
