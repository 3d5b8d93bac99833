package org.rekindle.onnx.proof;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.Optional;
import org.rekindle.onnx.model.Tensor;
import org.rekindle.onnx.shape.Integers;
import org.rekindle.onnx.shape.NotUnderstoodException;
import org.rekindle.onnx.shape.Operands;
import org.rekindle.onnx.shape.Shape;
import org.rekindle.onnx.shape.Unknowns;

/**
 * A node, and what is known of its inputs.
 *
 * @param node the node
 * @param facts what is known before it
 */
record Step(NodeProto node, Facts facts) implements Operands {

    Bounds input(int input) {
        NotUnderstoodException.unless(has(input), "an input is missing");
        return facts.bounds(node.getInput(input));
    }

    @Override
    public Shape shape(int input) {
        return input(input).shape();
    }

    @Override
    public Optional<Tensor> tensor(int input) {
        return has(input) ? facts.tensor(node.getInput(input)) : Optional.empty();
    }

    /** The same, where no other input is understood. */
    Tensor constant(int input) {
        return tensor(input)
                .orElseThrow(() -> new NotUnderstoodException("it is computed, not constant"));
    }

    /** A single number; the attribute that older operators have in its place, or the default. */
    double number(int input, String attribute, float otherwise) {
        return has(input) ? only(constant(input)) : attributes().number(attribute, otherwise);
    }

    private static double only(Tensor tensor) {
        NotUnderstoodException.unless(tensor.size() == 1, "one number was expected");
        return tensor.get(0);
    }

    @Override
    public Optional<Integers> integers(int input) {
        return has(input) ? facts.integers(node.getInput(input)) : Optional.empty();
    }

    Rounding rounding() {
        return facts.rounding();
    }

    @Override
    public Unknowns unknowns() {
        return facts.unknowns();
    }
}
