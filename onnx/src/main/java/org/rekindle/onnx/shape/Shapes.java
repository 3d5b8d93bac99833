package org.rekindle.onnx.shape;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rekindle.onnx.model.Attributes;
import org.rekindle.onnx.model.Graph;
import org.rekindle.onnx.model.Nodes;
import org.rekindle.onnx.model.Tensor;

/**
 * The shapes of a graph's values, as far as they are declared or follow from the weights and the
 * operators.
 */
public final class Shapes {
    private final Graph graph;
    private final @Nullable Shapes outer;
    private final Unknowns unknowns;
    private final Map<String, Shape> shapes = new HashMap<>();
    private final Map<String, Integers> integers = new HashMap<>();
    private final Map<String, Shape> shown;

    /** Sizes that the caller of the model chooses: no run tells what they always are. */
    private final Set<Long> free = new HashSet<>();

    private Shapes(Graph graph, @Nullable Shapes outer, Map<String, Shape> shown) {
        this.graph = graph;
        this.outer = outer;
        this.shown = shown;
        this.unknowns = outer == null ? new Unknowns() : outer.unknowns;
    }

    /** Goes through the nodes of a graph once. */
    public static Shapes of(Graph graph) {
        return of(graph, Map.of());
    }

    /**
     * Goes through the nodes of a graph once, and takes from runs of it what does not follow.
     *
     * @param shown the shapes that runs have shown; sizes below zero are those that follow the
     *     input
     */
    public static Shapes of(Graph graph, Map<String, Shape> shown) {
        return through(new Shapes(graph, null, shown));
    }

    /**
     * Goes through the nodes of a graph within another one, whose values it may read.
     *
     * @param outer the shapes of the graph around it
     */
    public static Shapes within(Graph graph, Shapes outer) {
        return through(new Shapes(graph, outer, Map.of()));
    }

    private static Shapes through(Shapes shapes) {
        Graph graph = shapes.graph;
        graph.inputs().forEach(shapes::declare);
        shapes.shapes.values().forEach(shape -> shapes.free.addAll(shape.dims()));
        graph.proto().getValueInfoList().forEach(shapes::declare);
        graph.proto().getOutputList().forEach(shapes::declare);
        graph.nodes().forEach(shapes::infer);
        return shapes;
    }

    /** The shape of a value. */
    public Shape shape(String value) {
        Optional<Shape> constant =
                graph.constantProto(value).map(tensor -> Shape.of(tensor.getDimsList()));
        return constant.orElseGet(() -> computed(value));
    }

    private Shape computed(String value) {
        Shape own = shapes.get(value);
        if (own != null) {
            return own;
        }
        return outer == null || graph.producer(value).isPresent()
                ? Shape.UNRANKED
                : outer.shape(value);
    }

    /** The whole numbers of a value, if they are known. */
    public Optional<Integers> integers(String value) {
        Integers known = integers.get(value);
        if (known != null) {
            return Optional.of(known);
        }
        boolean fromOutside =
                graph.producer(value).isEmpty() && !graph.constantProto(value).isPresent();
        return fromOutside && outer != null
                ? outer.integers(value)
                : graph.constantProto(value)
                        .filter(Integers::mayBe)
                        .flatMap(proto -> graph.constant(value))
                        .flatMap(Integers::of);
    }

    /** What is known of what a node reads. */
    public Operands operands(NodeProto node) {
        return new Read(node, this);
    }

    private record Read(NodeProto node, Shapes shapes) implements Operands {
        @Override
        public Shape shape(int input) {
            NotUnderstoodException.unless(has(input), "an input is missing");
            return shapes.shape(node.getInput(input));
        }

        @Override
        public Optional<Tensor> tensor(int input) {
            return shapes.graph.constantInput(node, input);
        }

        @Override
        public Optional<Integers> integers(int input) {
            return has(input) ? shapes.integers(node.getInput(input)) : Optional.empty();
        }

        @Override
        public Unknowns unknowns() {
            return shapes.unknowns;
        }
    }

    private void infer(NodeProto node) {
        if (node.getOutputCount() == 0) {
            return;
        }
        Operands operands = operands(node);
        String output = node.getOutput(0);
        try {
            IntegerRules.evaluate(operands).ifPresent(numbers -> integers.put(output, numbers));
            Shape shape = ShapeRules.output(operands);
            if (shape.ranked()) {
                shapes.put(output, completed(shape, shape(output)));
            }
            learnFeatures(node);
        } catch (NotUnderstoodException | ArithmeticException | IndexOutOfBoundsException e) {
            // The value keeps the shape that is declared, if there is one.
        }
        node.getOutputList().forEach(this::complete);
    }

    /** Takes from a run what does not follow from the graph. */
    private void complete(String value) {
        Shape seen = shown.get(value);
        if (seen == null) {
            return;
        }
        Shape own = shapes.getOrDefault(value, Shape.UNRANKED);
        boolean agree = own.ranked() && own.rank() == seen.rank();
        List<Long> dims = new ArrayList<>();
        for (int axis = 0; axis < seen.rank(); axis++) {
            long dim = agree ? own.dim(axis) : seen.dim(axis);
            boolean open = !Shape.isKnown(dim) && !(agree && free.contains(dim));
            long otherwise = agree ? dim : unknowns.fresh();
            dims.add(open && agree ? known(seen.dim(axis), otherwise) : known(dim, otherwise));
        }
        shapes.put(value, Shape.of(dims));
    }

    private static long known(long dim, long otherwise) {
        return Shape.isKnown(dim) ? dim : otherwise;
    }

    /** What follows counts more than what is declared, which may be out of date. */
    private static Shape completed(Shape inferred, Shape declared) {
        Shape shape = inferred;
        for (int axis = 0; axis < shape.rank() && declared.rank() == shape.rank(); axis++) {
            if (!Shape.isKnown(shape.dim(axis)) && Shape.isKnown(declared.dim(axis))) {
                shape = shape.with(axis, declared.dim(axis));
            }
        }
        return shape;
    }

    /** A product tells how many features it reads, where the shapes before it did not. */
    private void learnFeatures(NodeProto node) {
        boolean plain = new Attributes(node).integer("transA", 0) == 0;
        if (plain && List.of("Gemm", "MatMul").contains(node.getOpType())) {
            boolean transposed = new Attributes(node).integer("transB", 0) != 0;
            graph.constantProto(node.getInput(1))
                    .filter(weights -> weights.getDimsCount() == 2)
                    .ifPresent(
                            weights ->
                                    learn(node.getInput(0), weights.getDims(transposed ? 1 : 0)));
        }
    }

    private void learn(String first, long features) {
        Optional<String> value = Optional.of(first);
        while (value.isPresent()) {
            Shape shape = shapes.getOrDefault(value.get(), Shape.UNRANKED);
            int last = shape.rank() - 1;
            if (last < 0 || Shape.isKnown(shape.dim(last))) {
                return;
            }
            shapes.put(value.get(), shape.with(last, features));
            value =
                    graph.producer(value.get())
                            .filter(node -> Pointwise.is(node.getOpType()))
                            .filter(Nodes::isStandard)
                            .map(node -> node.getInput(0));
        }
    }

    private void declare(ValueInfoProto value) {
        Shape shape = declared(value, unknowns);
        if (shape.ranked()) {
            shapes.put(value.getName(), shape);
        }
    }

    /** The shape that a model states for one of its inputs or values. */
    public static Shape declared(ValueInfoProto value, Unknowns unknowns) {
        if (!value.getType().getTensorType().hasShape()) {
            return Shape.UNRANKED;
        }
        return Shape.of(
                value.getType().getTensorType().getShape().getDimList().stream()
                        .map(dim -> dim.getDimValue() > 0 ? dim.getDimValue() : unknowns.fresh())
                        .toList());
    }
}
