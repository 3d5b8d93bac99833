package org.rekindle.onnx.proof;

import java.util.ArrayList;
import java.util.List;
import org.rekindle.onnx.model.Attributes;
import org.rekindle.onnx.model.Nodes;
import org.rekindle.onnx.model.Tensor;
import org.rekindle.onnx.shape.NotUnderstoodException;
import org.rekindle.onnx.shape.Shape;

/**
 * A node that is affine in what it reads: terms for each value that it reads, and a constant for
 * each element. What is not described here is not understood, and then has no terms.
 */
final class AffineTerms {
    /**
     * A value that is read.
     *
     * @param value its name
     * @param terms what is added of it
     */
    record Operand(String value, LinearTerms terms) {}

    private final Step step;
    private final Elements output;
    private final List<Operand> operands = new ArrayList<>();
    private final double[] constants;

    private AffineTerms(Step step, Elements output) {
        this.step = step;
        this.output = output;
        this.constants = new double[output.count()];
    }

    List<Operand> operands() {
        return operands;
    }

    /** What is added to each element. */
    double[] constants() {
        return constants;
    }

    /**
     * The terms of a node.
     *
     * @param output the elements of its first output
     * @throws NotUnderstoodException when it is not affine, or not described here
     */
    static AffineTerms of(Step step, Elements output) {
        NotUnderstoodException.unless(Nodes.isStandard(step.node()), "not an operator of ONNX");
        AffineTerms affine = new AffineTerms(step, output);
        affine.describe();
        boolean sound = affine.operands.stream().allMatch(operand -> operand.terms().isSound());
        NotUnderstoodException.unless(sound, "its weights may underflow");
        return affine;
    }

    private void describe() {
        Attributes attributes = step.attributes();
        switch (step.node().getOpType()) {
            case "Conv" -> convolution();
            case "Gemm" -> gemm(attributes);
            case "MatMul" -> product();
            case "BatchNormalization" -> normalization(attributes);
            case "Add" -> sum(1);
            case "Sub" -> sum(-1);
            case "Mul" -> scaled(false);
            case "Div" -> scaled(true);
            case "Neg" -> same(-1);
            case "Identity", "Flatten", "Reshape", "Squeeze", "Unsqueeze" -> same(1);
            case "Dropout" -> {
                NotUnderstoodException.unless(!step.has(2), "it may be in training mode");
                same(1);
            }
            case "AveragePool" -> KernelTerms.averagePool(attributes, input(0), output, operand(0));
            case "GlobalAveragePool" -> KernelTerms.globalAverage(input(0), operand(0));
            case "Concat" -> concatenation(attributes);
            default -> throw new NotUnderstoodException("it is not affine, as far as is known");
        }
    }

    /** The elements of an input, which must have the samples along the same axis. */
    private Elements input(int index) {
        Elements elements = Elements.of(step.shape(index));
        NotUnderstoodException.unless(
                elements.first() == output.first(), "samples may lie elsewhere");
        return elements;
    }

    private LinearTerms operand(int index) {
        LinearTerms terms = new LinearTerms();
        operands.add(new Operand(step.node().getInput(index), terms));
        return terms;
    }

    private void same(double factor) {
        NotUnderstoodException.unless(input(0).count() == output.count(), "the sizes do not fit");
        LinearTerms terms = operand(0);
        for (int i = 0; i < output.count(); i++) {
            terms.add(i, i, factor);
        }
    }

    private void sum(double sign) {
        for (int index = 0; index < 2; index++) {
            double factor = index == 0 ? 1 : sign;
            if (step.tensor(index).isPresent()) {
                Tensor tensor = step.constant(index);
                int[] from = sources(tensor.dims());
                for (int i = 0; i < from.length; i++) {
                    constants[i] += factor * tensor.get(from[i]);
                }
            } else {
                input(index);
                LinearTerms terms = operand(index);
                int[] from = sources(step.shape(index).dims());
                for (int i = 0; i < from.length; i++) {
                    terms.add(i, from[i], factor);
                }
            }
        }
    }

    private void scaled(boolean divided) {
        int constant = step.tensor(1).isPresent() ? 1 : 0;
        NotUnderstoodException.unless(!divided || constant == 1, "it is not affine");
        Tensor tensor = step.constant(constant);
        input(1 - constant);
        int[] from = sources(step.shape(1 - constant).dims());
        int[] number = sources(tensor.dims());
        LinearTerms terms = operand(1 - constant);
        for (int i = 0; i < from.length; i++) {
            double factor = tensor.get(number[i]);
            terms.add(i, from[i], divided ? 1 / factor : factor);
        }
    }

    /** For each element, where it comes from in a value that is broadcast to the output. */
    private int[] sources(List<Long> dims) {
        int missing = output.rank() - dims.size();
        NotUnderstoodException.unless(missing >= 0, "the shapes do not fit");
        int[] longer = new int[output.rank()];
        for (int axis = 0; axis < longer.length; axis++) {
            long size = axis < missing ? 1 : dims.get(axis - missing);
            longer[axis] = Shape.isKnown(size) ? Math.toIntExact(size) : 1;
            NotUnderstoodException.unless(
                    longer[axis] == 1 || longer[axis] == output.dims()[axis],
                    "the shapes do not fit");
        }
        return Strides.sources(output.dims(), Strides.repeating(longer));
    }

    private void gemm(Attributes attributes) {
        NotUnderstoodException.unless(
                attributes.integer("transA", 0) == 0 && step.constant(1).rank() == 2,
                "the shapes do not fit");
        boolean turned = attributes.integer("transB", 0) != 0;
        times(Matrix.of(step.constant(1), turned), attributes.number("alpha", 1));
        if (step.has(2)) {
            Tensor bias = step.constant(2);
            int[] from = sources(bias.dims());
            for (int i = 0; i < from.length; i++) {
                constants[i] += attributes.number("beta", 1) * bias.get(from[i]);
            }
        }
    }

    private void product() {
        NotUnderstoodException.unless(
                step.constant(1).rank() == 2 && output.rank() > 1, "the shapes do not fit");
        times(Matrix.of(step.constant(1), false), 1);
    }

    private void times(Matrix matrix, double factor) {
        int rows = output.count() / matrix.columns();
        NotUnderstoodException.unless(
                input(0).count() == rows * matrix.rows(), "the sizes do not fit");
        LinearTerms terms = operand(0);
        for (int row = 0; row < rows; row++) {
            for (int k = 0; k < matrix.rows(); k++) {
                for (int column = 0; column < matrix.columns(); column++) {
                    terms.add(
                            row * matrix.columns() + column,
                            row * matrix.rows() + k,
                            factor * matrix.get(k, column));
                }
            }
        }
    }

    private void normalization(Attributes attributes) {
        NotUnderstoodException.unless(
                attributes.integer("training_mode", 0) == 0
                        && attributes.integer("spatial", 1) == 1
                        && input(0).count() == output.count(),
                "it is not in inference mode");
        double epsilon = attributes.number("epsilon", 1e-5f);
        int channels = step.constant(1).size();
        int inner = output.after(1);
        LinearTerms terms = operand(0);
        for (int i = 0; i < output.count(); i++) {
            int channel = i / inner % channels;
            double factor =
                    step.constant(1).get(channel)
                            / Math.sqrt(step.constant(4).get(channel) + epsilon);
            terms.add(i, i, factor);
            constants[i] = step.constant(2).get(channel) - step.constant(3).get(channel) * factor;
        }
    }

    private void concatenation(Attributes attributes) {
        int axis = step.shape(0).axis(attributes.integer("axis", 1));
        NotUnderstoodException.unless(axis > 0, "it joins samples");
        int inner = output.after(axis);
        int before = 0;
        for (int index = 0; index < step.inputs(); index++) {
            Elements part = input(index);
            LinearTerms terms = operand(index);
            int block = part.dims()[axis] * inner;
            for (int i = 0; i < part.count(); i++) {
                int outer = i / block * output.dims()[axis] * inner;
                terms.add(outer + before * inner + i % block, i, 1);
            }
            before += part.dims()[axis];
        }
    }

    private void convolution() {
        KernelTerms.convolution(step.attributes(), step.constant(1), input(0), output, operand(0));
        if (step.has(2)) {
            Tensor bias = step.constant(2);
            int places = output.after(1);
            for (int i = 0; i < constants.length; i++) {
                constants[i] = bias.get(i / places % bias.size());
            }
        }
    }
}
