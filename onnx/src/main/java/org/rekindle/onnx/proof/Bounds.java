package org.rekindle.onnx.proof;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.rekindle.onnx.model.ElementKind;
import org.rekindle.onnx.model.Tensor;
import org.rekindle.onnx.shape.Shape;

/**
 * What is known of a value: the range of each of its elements. An axis that is stored with length 1
 * has the same bounds all along, as in broadcasting. The bounds hold for exact arithmetic since the
 * last operation that is not affine; {@link #settled} makes them hold for what is computed.
 */
final class Bounds {
    private final Shape shape;
    private final int[] stored;
    private final Side up;
    private final Side down;
    private final int roundings;
    private final double dust;
    private final boolean constant;

    /**
     * @param stored the length of each axis in the storage: its size, or 1
     * @param up bounds of the elements
     * @param down bounds of their negations
     * @param roundings how many a term may have gone through
     * @param dust what underflow may have changed in any element
     */
    Bounds(Shape shape, int[] stored, Side up, Side down, int roundings, double dust) {
        this(shape, stored, up, down, roundings, dust, false);
    }

    private Bounds(
            Shape shape,
            int[] stored,
            Side up,
            Side down,
            int roundings,
            double dust,
            boolean constant) {
        this.shape = shape;
        this.stored = stored;
        this.up = up;
        this.down = down;
        this.roundings = roundings;
        this.dust = dust;
        this.constant = constant;
    }

    /** The same for all elements. */
    static Bounds uniform(Shape shape, ValueRange interval) {
        return settled(shape, ones(shape.rank()), List.of(interval));
    }

    /** An interval for each stored element, roundings included. */
    static Bounds settled(Shape shape, int[] stored, List<ValueRange> intervals) {
        Side up = Side.of(intervals.stream().mapToDouble(ValueRange::high).toArray());
        Side down = Side.of(intervals.stream().mapToDouble(interval -> -interval.low()).toArray());
        return new Bounds(shape, stored, up, down, 0, 0);
    }

    /** Known numbers; infinite ones and NaN count as unbounded. */
    static Bounds constant(Tensor tensor) {
        int[] stored = tensor.dims().stream().mapToInt(Long::intValue).toArray();
        Side up = Side.zeros(tensor.size());
        Side down = Side.zeros(tensor.size());
        for (int i = 0; i < tensor.size(); i++) {
            double value = tensor.get(i);
            if (Double.isFinite(value)) {
                up.add(i, value);
                down.add(i, -value);
            } else {
                up.lift(i);
                down.lift(i);
            }
        }
        return new Bounds(Shape.of(tensor.dims()), stored, up, down, 0, 0, true);
    }

    /** All stored elements, one value after the other. */
    static Bounds appended(List<Bounds> parts) {
        int size = parts.stream().mapToInt(Bounds::size).sum();
        return new Bounds(
                Shape.of(List.of((long) size)),
                new int[] {size},
                Side.appended(parts.stream().map(Bounds::up).toList()),
                Side.appended(parts.stream().map(Bounds::down).toList()),
                parts.stream().mapToInt(Bounds::roundings).max().orElse(0),
                parts.stream().mapToDouble(Bounds::dust).max().orElse(0),
                parts.stream().allMatch(Bounds::isConstant));
    }

    Shape shape() {
        return shape;
    }

    /** The length of an axis in the storage. */
    int stored(int axis) {
        return stored[axis];
    }

    /** The lengths of all axes in the storage. */
    int[] stored() {
        return stored.clone();
    }

    int size() {
        return up.size();
    }

    Side up() {
        return up;
    }

    Side down() {
        return down;
    }

    int roundings() {
        return roundings;
    }

    double dust() {
        return dust;
    }

    /** Whether these are known numbers. */
    boolean isConstant() {
        return constant;
    }

    /** The known number of a constant; none where it is infinite. */
    double number(int index) {
        double value = up.exact(index);
        return Double.isFinite(value) ? value : Double.NaN;
    }

    /** The known numbers of a constant. */
    Tensor tensor() {
        int[] full = shape.dims().stream().mapToInt(Long::intValue).toArray();
        Bounds whole = stretched(full);
        double[] numbers = new double[whole.size()];
        Arrays.setAll(numbers, whole::number);
        return new Tensor(shape.dims(), ElementKind.FLOAT, numbers);
    }

    /** The range of a computed element, roundings included. */
    ValueRange interval(int index, Rounding rounding) {
        double gamma = rounding.gamma(roundings);
        return new ValueRange(-down.bound(index, gamma, dust), up.bound(index, gamma, dust));
    }

    /**
     * How far a computed element may be from the affine function that it is of the values before.
     * No term is larger than what it adds to one of the two sides, so their sum bounds the size of
     * all terms, whatever is hidden by their difference. Twice the error, for roundings of
     * roundings.
     */
    double slack(int index, Rounding rounding) {
        double size = up.toward(index) + down.toward(index);
        if (!Double.isFinite(size)) {
            return Double.POSITIVE_INFINITY;
        }
        double error = ValueRange.product(rounding.gamma(roundings), size);
        return 2 * (error + (roundings == 0 ? 0 : dust));
    }

    /** Bounds of the computed value, all roundings so far included. */
    Bounds settled(Rounding rounding) {
        return roundings == 0 ? this : mapped(rounding, UnaryOperator.identity());
    }

    /** A function of each element, computed with all of its roundings. */
    Bounds mapped(Rounding rounding, UnaryOperator<ValueRange> function) {
        ValueRange[] intervals = new ValueRange[size()];
        Arrays.setAll(intervals, i -> function.apply(interval(i, rounding)));
        return settled(shape, stored, Arrays.asList(intervals));
    }

    /** The negation. */
    Bounds negated() {
        return new Bounds(shape, stored, down, up, roundings, dust, constant);
    }

    /** The same elements for a value of another shape. */
    Bounds reshaped(Shape newShape, int[] newStored) {
        return new Bounds(newShape, newStored, up, down, roundings, dust, constant);
    }

    /** Elements picked from the storage. */
    Bounds picked(Shape newShape, int[] newStored, int[] sources) {
        return new Bounds(
                newShape,
                newStored,
                up.pick(sources),
                down.pick(sources),
                roundings,
                dust,
                constant);
    }

    /** The same bounds in another storage, of the same rank, in which some axes are longer. */
    Bounds stretched(int... newStored) {
        return Arrays.equals(stored, newStored)
                ? this
                : picked(shape, newStored, Strides.sources(newStored, Strides.repeating(stored)));
    }

    /** The same for every element along an axis: wide enough for all of them. */
    Bounds hull(int axis) {
        if (stored[axis] == 1) {
            return this;
        }
        int[] shorter = stored();
        shorter[axis] = 1;
        int[] targets = Strides.sources(stored, Strides.repeating(shorter));
        int[] seeds = new int[Strides.size(shorter)];
        for (int i = targets.length - 1; i >= 0; i--) {
            seeds[targets[i]] = i;
        }
        Side newUp = up.pick(seeds);
        Side newDown = down.pick(seeds);
        for (int i = 0; i < targets.length; i++) {
            newUp.cover(targets[i], up, i);
            newDown.cover(targets[i], down, i);
        }
        return new Bounds(shape, shorter, newUp, newDown, roundings, dust);
    }

    /** The same along all axes from one on. */
    Bounds hullFrom(int first) {
        Bounds hull = this;
        for (int axis = stored.length - 1; axis >= first; axis--) {
            hull = hull.hull(axis);
        }
        return hull;
    }

    /** The same for every element, of a value of any shape. */
    Bounds hullAs(Shape newShape) {
        return hullFrom(0).reshaped(newShape, ones(newShape.rank()));
    }

    /** The same, widened to include 0, which a border may hold. */
    Bounds withZero() {
        return new Bounds(shape, stored, up.withZero(), down.withZero(), roundings, dust);
    }

    private static int[] ones(int rank) {
        int[] ones = new int[rank];
        Arrays.fill(ones, 1);
        return ones;
    }
}
