package org.rekindle.onnx.proof;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.rekindle.onnx.model.Attributes;
import org.rekindle.onnx.model.Nodes;
import org.rekindle.onnx.model.Tensor;
import org.rekindle.onnx.shape.NotUnderstoodException;
import org.rekindle.onnx.shape.ProductShapes;
import org.rekindle.onnx.shape.Shape;

/** Products with a known matrix. Where both sides are computed, all elements share one range. */
final class MatrixProductRules {
    /** Beyond so many products, rows are taken together. */
    private static final long MOST_WORK = 1L << 27;

    /** Room for shares that do not quite add up to 1, and for the sum of so many as a million. */
    private static final double SHARES_ROUNDING = 0.1;

    private MatrixProductRules() {}

    static Bounds gemm(Step step) {
        Attributes attributes = step.attributes();
        Tensor weights = step.constant(1);
        Bounds input = step.input(0);
        if (!input.shape().ranked()) {
            input = input.hullAs(Shape.of(step.unknowns().fresh(2)));
        }
        NotUnderstoodException.unless(
                weights.rank() == 2 && input.shape().rank() == 2, "the shapes do not fit");
        Bounds rows = attributes.integer("transA", 0) == 0 ? input : IndexingRules.swapped(input);
        boolean turned = attributes.integer("transB", 0) != 0;
        Matrix matrix = Matrix.of(weights, turned);
        Bounds product = times(rows, matrix, attributes.number("alpha", 1));
        if (!step.has(2)) {
            return product;
        }
        double beta = attributes.number("beta", 1);
        return new Broadcast(product, step.input(2), step.unknowns()).sum(beta);
    }

    static Bounds multiply(Step step) {
        if (step.tensor(1).isPresent()) {
            Tensor weights = step.constant(1);
            NotUnderstoodException.unless(weights.rank() == 2, "only a matrix is described");
            Bounds rows = step.input(0);
            NotUnderstoodException.unless(rows.shape().rank() > 0, "the shape is not known");
            return times(rows, Matrix.of(weights, false), 1);
        }
        if (step.tensor(0).isPresent()) {
            Tensor weights = step.constant(0);
            Bounds columns = step.input(1);
            NotUnderstoodException.unless(
                    weights.rank() == 2 && columns.shape().rank() > 0,
                    "only a matrix is described");
            if (columns.shape().rank() == 1) {
                return times(columns, Matrix.of(weights, true), 1);
            }
            return IndexingRules.swapped(
                    times(IndexingRules.swapped(columns), Matrix.of(weights, true), 1));
        }
        return isShares(step) ? means(step) : computed(step.input(0), step.input(1), step);
    }

    /** Whether the rows of the first factor are what Softmax gives: shares that add up to 1. */
    private static boolean isShares(Step step) {
        Optional<NodeProto> node = step.facts().graph().producer(step.node().getInput(0));
        while (node.isPresent()
                && (Nodes.is(node.get(), "Identity")
                        || (Nodes.is(node.get(), "Dropout") && node.get().getInputCount() < 3))) {
            node = step.facts().graph().producer(node.get().getInput(0));
        }
        if (node.isEmpty() || !Nodes.is(node.get(), "Softmax")) {
            return false;
        }
        long axis = new Attributes(node.get()).integer("axis", step.facts().opset() < 13 ? 1 : -1);
        int rank = step.shape(0).rank();
        return rank > 1 && (axis == -1 || axis == rank - 1);
    }

    /** Weighted means, as attention makes them: each lies between the values that it is made of. */
    private static Bounds means(Step step) {
        Bounds values = step.input(1);
        int rank = values.shape().rank();
        NotUnderstoodException.unless(rank > 1, "only matrices are described");
        Bounds hull = values.settled(step.rounding());
        for (int axis = 0; axis < rank - 1; axis++) {
            hull = hull.hull(axis);
        }
        Bounds mean =
                hull.mapped(
                        step.rounding(), x -> x.rounded(SHARES_ROUNDING, step.rounding().floor()));
        Shape shape = ProductShapes.multiply(step.shape(0), step.shape(1), step.unknowns());
        NotUnderstoodException.unless(shape.rank() > 0, "the shape is not known");
        int[] stored = new int[shape.rank()];
        Arrays.fill(stored, 1);
        stored[stored.length - 1] = mean.stored(rank - 1);
        return mean.reshaped(shape, stored);
    }

    /** The last axis times a matrix. */
    private static Bounds times(Bounds input, Matrix matrix, double factor) {
        int last = input.shape().rank() - 1;
        long length = input.stored(last);
        NotUnderstoodException.unless(
                length == 1 || length == matrix.rows(), "the sizes do not fit");
        int rowCount = input.size() / input.stored(last);
        Bounds rows = input;
        if ((long) rowCount * matrix.rows() * matrix.columns() > MOST_WORK) {
            for (int axis = 0; axis < last; axis++) {
                rows = rows.hull(axis);
            }
            rowCount = 1;
        }
        AffineSum sum = new AffineSum(Math.multiplyExact(rowCount, matrix.columns()));
        for (int row = 0; row < rowCount; row++) {
            for (int k = 0; k < matrix.rows(); k++) {
                int from = length == 1 ? row : row * matrix.rows() + k;
                for (int column = 0; column < matrix.columns(); column++) {
                    double weight = factor * matrix.get(k, column);
                    sum.add(row * matrix.columns() + column, rows, from, weight);
                }
            }
        }
        int[] stored = rows.stored();
        stored[last] = matrix.columns();
        return sum.finish(rows.shape().with(last, matrix.columns()), stored, matrix.rows());
    }

    /** As many products of any two elements as there are terms. */
    private static Bounds computed(Bounds first, Bounds second, Step step) {
        int firstRank = first.shape().rank();
        int secondRank = second.shape().rank();
        NotUnderstoodException.unless(
                firstRank > 1 && secondRank > 1, "only matrices are described");
        Shape shape = ProductShapes.multiply(first.shape(), second.shape(), step.unknowns());
        long one = first.shape().dim(firstRank - 1);
        long other = second.shape().dim(secondRank - 2);
        long terms = Math.max(one, other);
        NotUnderstoodException.unless(Shape.isKnown(terms), "the number of terms is not known");
        Shape scalar = Shape.of(List.of());
        ValueRange product =
                first.hullAs(scalar)
                        .interval(0, step.rounding())
                        .times(second.hullAs(scalar).interval(0, step.rounding()));
        AffineSum sum = new AffineSum(1);
        sum.add(0, Bounds.uniform(scalar, product), 0, (double) terms);
        return sum.finish(scalar, new int[0], terms).hullAs(shape);
    }
}
