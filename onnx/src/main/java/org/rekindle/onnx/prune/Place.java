package org.rekindle.onnx.prune;

/** A place where a model counts units. It shrinks when some of them are removed. */
sealed interface Place {

    /** How many it counts now. */
    long size();

    /** For messages. */
    String name();

    /** An axis of a constant. */
    record Axis(String name, int axis, long size) implements Place {}

    /** An element of a constant that holds a shape. */
    record Dimension(String name, int position, long size) implements Place {}

    /**
     * The number of groups of a convolution that keeps channels apart.
     *
     * @param name the node's first output
     */
    record Groups(String name, long size) implements Place {}
}
