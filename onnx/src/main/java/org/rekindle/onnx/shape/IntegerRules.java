package org.rekindle.onnx.shape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongBinaryOperator;
import org.rekindle.onnx.model.Nodes;

/** Evaluates what computes sizes, such as the target of a reshape, from the shapes of values. */
public final class IntegerRules {
    private IntegerRules() {}

    /** The whole numbers that a node gives, if they can be told. */
    public static Optional<Integers> evaluate(Operands operands) {
        if (!Nodes.isStandard(operands.node())) {
            return Optional.empty();
        }
        return switch (operands.node().getOpType()) {
            case "Shape" -> shape(operands);
            case "Identity", "Cast", "Floor", "Ceil" -> operands.integers(0);
            case "Unsqueeze" -> operands.integers(0).map(numbers -> Integers.of(numbers.values()));
            case "Squeeze" -> operands.integers(0).map(IntegerRules::squeezed);
            case "Gather" -> gather(operands);
            case "Slice" -> slice(operands);
            case "Concat" -> concatenate(operands);
            case "Add" -> combine(operands, Math::addExact);
            case "Sub" -> combine(operands, Math::subtractExact);
            case "Mul" -> combine(operands, Math::multiplyExact);
            case "Div" -> combine(operands, (a, b) -> b == 0 ? 0 : a / b);
            default -> Optional.empty();
        };
    }

    private static Optional<Integers> shape(Operands operands) {
        Shape shape = operands.shape(0);
        if (!shape.ranked()) {
            return Optional.empty();
        }
        long first = operands.attributes().integer("start", 0);
        long last = operands.attributes().integer("end", shape.rank());
        int[] places = new SliceRange(first, last, 1).places(shape.rank());
        return Optional.of(Integers.of(Arrays.stream(places).mapToObj(shape::dim).toList()));
    }

    private static Integers squeezed(Integers numbers) {
        return new Integers(numbers.values(), numbers.values().size() == 1);
    }

    private static Optional<Integers> gather(Operands operands) {
        Optional<Integers> numbers = operands.integers(0);
        Optional<Integers> indices = operands.integers(1);
        if (numbers.isEmpty() || indices.isEmpty()) {
            return Optional.empty();
        }
        List<Long> all = numbers.get().values();
        List<Long> gathered = new ArrayList<>();
        for (long index : indices.get().values()) {
            long place = index < 0 ? index + all.size() : index;
            if (place < 0 || place >= all.size()) {
                return Optional.empty();
            }
            gathered.add(all.get((int) place));
        }
        return Optional.of(new Integers(gathered, indices.get().scalar()));
    }

    private static Optional<Integers> slice(Operands operands) {
        Optional<Integers> numbers = operands.integers(0);
        Optional<Integers> start = operands.integers(1, "starts");
        Optional<Integers> end = operands.integers(2, "ends");
        Optional<Integers> by =
                operands.has(4) ? operands.integers(4) : Optional.of(Integers.of(List.of(1L)));
        if (numbers.isEmpty() || start.isEmpty() || end.isEmpty() || by.isEmpty()) {
            return Optional.empty();
        }
        SliceRange range = new SliceRange(start.get().only(), end.get().only(), by.get().only());
        List<Long> all = numbers.get().values();
        return range.isKnown()
                ? Optional.of(
                        Integers.of(
                                Arrays.stream(range.places(all.size()))
                                        .mapToObj(all::get)
                                        .toList()))
                : Optional.empty();
    }

    private static Optional<Integers> concatenate(Operands operands) {
        List<Long> all = new ArrayList<>();
        for (int i = 0; i < operands.inputs(); i++) {
            Optional<Integers> part = operands.integers(i);
            if (part.isEmpty()) {
                return Optional.empty();
            }
            all.addAll(part.get().values());
            if (all.size() > Integers.MOST) {
                return Optional.empty();
            }
        }
        return Optional.of(Integers.of(all));
    }

    private static Optional<Integers> combine(Operands operands, LongBinaryOperator operation) {
        Optional<Integers> first = operands.integers(0);
        Optional<Integers> second = operands.integers(1);
        if (first.isEmpty() || second.isEmpty()) {
            return Optional.empty();
        }
        List<Long> ones = first.get().values();
        List<Long> others = second.get().values();
        int size = Math.max(ones.size(), others.size());
        if (!repeats(ones, size) || !repeats(others, size)) {
            return Optional.empty();
        }
        List<Long> combined = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            long one = ones.get(ones.size() == 1 ? 0 : i);
            long other = others.get(others.size() == 1 ? 0 : i);
            boolean known = isPlain(one) && isPlain(other);
            combined.add(known ? operation.applyAsLong(one, other) : operands.unknowns().fresh());
        }
        return Optional.of(new Integers(combined, first.get().scalar() && second.get().scalar()));
    }

    private static boolean repeats(List<Long> numbers, int size) {
        return numbers.size() == size || numbers.size() == 1;
    }

    /** Not one of the {@link Unknowns}. */
    private static boolean isPlain(long number) {
        return Math.abs((double) number) < 1L << 31;
    }
}
