package org.rekindle.onnx.proof;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.Optional;
import org.rekindle.onnx.model.Attributes;
import org.rekindle.onnx.model.Tensor;

/**
 * A node, and what is known of its inputs.
 *
 * @param node the node
 * @param facts what is known before it
 */
record Step(NodeProto node, Facts facts) {

    Attributes attributes() {
        return new Attributes(node);
    }

    int inputs() {
        return node.getInputCount();
    }

    /** Whether an input that may be left out is there. */
    boolean has(int input) {
        return input < node.getInputCount() && !node.getInput(input).isEmpty();
    }

    Bounds input(int input) {
        NotUnderstoodException.unless(has(input), "an input is missing");
        return facts.bounds(node.getInput(input));
    }

    /** The numbers of an input that does not depend on the model's input. */
    Optional<Tensor> tensor(int input) {
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

    Optional<Integers> integers(int input) {
        return has(input) ? facts.integers(node.getInput(input)) : Optional.empty();
    }

    /**
     * Whole numbers from an input, or from the attribute that older operators have in its place.
     */
    Optional<Integers> integers(int input, String attribute) {
        return has(input) || !attributes().has(attribute)
                ? integers(input)
                : Optional.of(Integers.of(attributes().integers(attribute)));
    }

    Rounding rounding() {
        return facts.rounding();
    }

    Unknowns unknowns() {
        return facts.unknowns();
    }
}
