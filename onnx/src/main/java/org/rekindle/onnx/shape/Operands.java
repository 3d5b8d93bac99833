package org.rekindle.onnx.shape;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.Optional;
import org.rekindle.onnx.model.Attributes;
import org.rekindle.onnx.model.Tensor;

/** A node, and what is known of the shapes and whole numbers that it reads. */
public interface Operands {

    /** The node. */
    NodeProto node();

    /**
     * The shape of an input; {@link Shape#UNRANKED} where nothing is known of it.
     *
     * @throws NotUnderstoodException when the node has no such input
     */
    Shape shape(int input);

    /** The numbers of an input that does not depend on the model's input. */
    Optional<Tensor> tensor(int input);

    /** The whole numbers of an input, if they are known. */
    Optional<Integers> integers(int input);

    /** Names for sizes that are not known. */
    Unknowns unknowns();

    /** The node's attributes. */
    default Attributes attributes() {
        return new Attributes(node());
    }

    /** How many inputs the node names. */
    default int inputs() {
        return node().getInputCount();
    }

    /** Whether an input that may be left out is there. */
    default boolean has(int input) {
        return input < node().getInputCount() && !node().getInput(input).isEmpty();
    }

    /**
     * Whole numbers from an input, or from the attribute that older operators have in its place.
     */
    default Optional<Integers> integers(int input, String attribute) {
        return has(input) || !attributes().has(attribute)
                ? integers(input)
                : Optional.of(Integers.of(attributes().integers(attribute)));
    }

    /** Whether the input, or the attribute in its place, is given, known or not. */
    default boolean gives(int input, String attribute) {
        return has(input) || attributes().has(attribute);
    }
}
