package org.rekindle.onnx.model;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.rekindle.number.HalfFloat;

/**
 * What nodes give that only pass constants on: other shapes, other element types, dequantised. The
 * numbers are those that ONNX Runtime computes, bit for bit, or none.
 */
final class ConstantFolding {
    /** Files can ask for any size in a few bytes. */
    private static final long MOST_ELEMENTS = 1 << 24;

    /** Whole numbers up to here are exact in every element type that holds fractions. */
    private static final double EXACT_EVERYWHERE = 127;

    private final NodeProto node;
    private final Attributes attributes;
    private final Inputs inputs;

    /** The constants that a node reads, by the number of the input. */
    interface Inputs {
        Optional<Tensor> constant(int input);
    }

    private ConstantFolding(NodeProto node, Inputs inputs) {
        this.node = node;
        this.attributes = new Attributes(node);
        this.inputs = inputs;
    }

    /** What a node gives, if it passes a constant on. */
    static Optional<Tensor> of(NodeProto node, Inputs inputs) {
        return Nodes.isStandard(node) && node.getOutputCount() == 1
                ? new ConstantFolding(node, inputs).value()
                : Optional.empty();
    }

    private Optional<Tensor> value() {
        return switch (node.getOpType()) {
            case "Identity" -> inputs.constant(0);
            case "Cast" -> inputs.constant(0).flatMap(this::cast);
            case "CastLike" -> inputs.constant(0).flatMap(this::castLike);
            case "ConstantOfShape" -> inputs.constant(0).flatMap(this::filled);
            case "DequantizeLinear" -> inputs.constant(0).flatMap(this::dequantised);
            case "Reshape" -> inputs.constant(0).flatMap(this::reshaped);
            case "Flatten" -> inputs.constant(0).flatMap(this::flattened);
            case "Squeeze" -> inputs.constant(0).flatMap(this::squeezed);
            case "Unsqueeze" -> inputs.constant(0).flatMap(this::unsqueezed);
            default -> Optional.empty();
        };
    }

    private Optional<Tensor> cast(Tensor from) {
        return ElementKind.of((int) attributes.integer("to", 0)).flatMap(to -> cast(from, to));
    }

    private static Optional<Tensor> cast(Tensor from, ElementKind to) {
        if (from.kind() == to) {
            return Optional.of(from);
        }
        DoubleUnaryOperator rounded =
                switch (to) {
                    case DOUBLE -> value -> value;
                    case FLOAT -> value -> (float) value;
                    case FLOAT16 -> value -> HalfFloat.toFloat(HalfFloat.ofFloat((float) value));
                    case BFLOAT16 -> value -> BrainFloat.toFloat(BrainFloat.ofFloat((float) value));
                    case BOOL -> value -> value == 0 ? 0 : 1;
                    default -> value -> value < 0 ? Math.ceil(value) : Math.floor(value);
                };
        double[] values = Arrays.stream(from.values()).map(rounded).toArray();
        boolean fits =
                to.isFloating()
                        || Arrays.stream(values)
                                .allMatch(value -> value >= to.least() && value <= to.most());
        return fits ? Optional.of(new Tensor(from.dims(), to, values)) : Optional.empty();
    }

    /** Where the type is that of a value which is computed, only numbers that any type can hold. */
    private Optional<Tensor> castLike(Tensor from) {
        Optional<Tensor> like = inputs.constant(1);
        if (like.isPresent()) {
            return cast(from, like.get().kind());
        }
        boolean same =
                Arrays.stream(from.values())
                        .allMatch(v -> v == Math.rint(v) && v >= 0 && v <= EXACT_EVERYWHERE);
        return same ? Optional.of(from) : Optional.empty();
    }

    private Optional<Tensor> filled(Tensor shape) {
        List<Long> dims = integers(shape);
        Optional<Tensor> value = attributes.tensor("value").flatMap(Tensor::of);
        boolean known = attributes.has("value") ? value.isPresent() : true;
        if (!known || dims.stream().anyMatch(dim -> dim < 0) || size(dims) > MOST_ELEMENTS) {
            return Optional.empty();
        }
        double[] values = new double[(int) size(dims)];
        Arrays.fill(
                values, value.filter(one -> one.size() == 1).map(one -> one.get(0)).orElse(0.0));
        return Optional.of(
                new Tensor(dims, value.map(Tensor::kind).orElse(ElementKind.FLOAT), values));
    }

    private Optional<Tensor> dequantised(Tensor whole) {
        Optional<Tensor> scale = inputs.constant(1);
        boolean hasZero = node.getInputCount() > 2 && !node.getInput(2).isEmpty();
        Optional<Tensor> zero = hasZero ? inputs.constant(2) : Optional.empty();
        if (scale.isEmpty()
                || scale.get().kind() != ElementKind.FLOAT
                || hasZero != zero.isPresent()
                || attributes.integer("block_size", 0) != 0
                || attributes.has("output_dtype")) {
            return Optional.empty();
        }
        int scales = scale.get().size();
        long axis = attributes.integer("axis", 1);
        int along = (int) (axis < 0 ? axis + whole.rank() : axis);
        boolean each = scale.get().rank() > 0 && scales > 1;
        if ((each && (along < 0 || along >= whole.rank() || whole.dims().get(along) != scales))
                || zero.filter(tensor -> tensor.size() != scales).isPresent()) {
            return Optional.empty();
        }
        int run = each ? (int) size(whole.dims().subList(along + 1, whole.rank())) : 1;
        double[] values = new double[whole.size()];
        for (int i = 0; i < values.length; i++) {
            int at = each ? i / run % scales : 0;
            double shift = zero.isPresent() ? zero.get().get(at) : 0;
            values[i] = (float) (whole.get(i) - shift) * (float) scale.get().get(at);
        }
        return Optional.of(new Tensor(whole.dims(), ElementKind.FLOAT, values));
    }

    private Optional<Tensor> reshaped(Tensor from) {
        return inputs.constant(1).flatMap(shape -> as(from, wanted(from, integers(shape))));
    }

    private List<Long> wanted(Tensor from, List<Long> shape) {
        boolean copies = attributes.integer("allowzero", 0) == 0;
        List<Long> dims =
                IntStream.range(0, shape.size())
                        .mapToObj(
                                i ->
                                        copies && shape.get(i) == 0 && i < from.rank()
                                                ? from.dims().get(i)
                                                : shape.get(i))
                        .toList();
        long known = size(dims.stream().filter(dim -> dim != -1).toList());
        return known <= 0
                ? dims
                : dims.stream().map(dim -> dim == -1 ? from.size() / known : dim).toList();
    }

    private Optional<Tensor> flattened(Tensor from) {
        long axis = attributes.integer("axis", 1);
        int split = (int) (axis < 0 ? axis + from.rank() : axis);
        if (split < 0 || split > from.rank()) {
            return Optional.empty();
        }
        return as(
                from,
                List.of(
                        size(from.dims().subList(0, split)),
                        size(from.dims().subList(split, from.rank()))));
    }

    private Optional<Tensor> squeezed(Tensor from) {
        return axes(from.rank())
                .flatMap(
                        axes ->
                                as(
                                        from,
                                        IntStream.range(0, from.rank())
                                                .filter(
                                                        i ->
                                                                axes.isEmpty()
                                                                        ? from.dims().get(i) != 1
                                                                        : !axes.contains((long) i))
                                                .mapToObj(from.dims()::get)
                                                .toList()));
    }

    private Optional<Tensor> unsqueezed(Tensor from) {
        int given = axes(0).map(List::size).orElse(0);
        return axes(from.rank() + given)
                .filter(axes -> !axes.isEmpty())
                .flatMap(
                        axes -> {
                            List<Long> dims = new ArrayList<>(from.dims());
                            for (long axis : axes.stream().sorted().toList()) {
                                if (axis < 0 || axis > dims.size()) {
                                    return Optional.empty();
                                }
                                dims.add((int) axis, 1L);
                            }
                            return as(from, dims);
                        });
    }

    /** Operator set 13 made them an input. Negative ones count from the end. */
    private Optional<List<Long>> axes(int rank) {
        boolean input = node.getInputCount() > 1 && !node.getInput(1).isEmpty();
        Optional<List<Long>> axes =
                input
                        ? inputs.constant(1).map(ConstantFolding::integers)
                        : Optional.of(attributes.integers("axes"));
        return axes.map(list -> list.stream().map(a -> a < 0 ? a + rank : a).toList());
    }

    private static Optional<Tensor> as(Tensor from, List<Long> dims) {
        boolean fits = dims.stream().allMatch(dim -> dim >= 0) && size(dims) == from.size();
        return fits ? Optional.of(new Tensor(dims, from.kind(), from.values())) : Optional.empty();
    }

    private static List<Long> integers(Tensor tensor) {
        return Arrays.stream(tensor.values()).mapToObj(value -> (long) value).toList();
    }

    /** The product, or a number beyond every limit where it overflows. */
    private static long size(List<Long> dims) {
        long size = 1;
        for (long dim : dims) {
            if (dim > 0 && size > Long.MAX_VALUE / dim) {
                return Long.MAX_VALUE;
            }
            size *= dim;
        }
        return size;
    }
}
