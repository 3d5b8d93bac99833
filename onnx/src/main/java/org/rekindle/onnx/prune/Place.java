package org.rekindle.onnx.prune;

import java.util.List;

/**
 * A place where a model counts units. It shrinks when some of them are removed. Nodes are named by
 * the first of their outputs that has a name.
 */
sealed interface Place {

    /** How many it counts now. */
    long size();

    /** An axis of a value that the model computes. */
    record Value(String value, int axis, long size) implements Place {}

    /** An axis of what a node reads: the units that it can do without. */
    record Reading(String node, int input, int axis, long size) implements Place {}

    /** An axis of a constant, as one node reads it. */
    record Weights(String node, int input, int axis, long size) implements Place {}

    /** An element of a shape, as one node reads it. */
    record Dimension(String node, int input, int position, long size) implements Place {}

    /**
     * An element of what Shape gives; readers go on to get the old number.
     *
     * @param length how many elements it gives
     */
    record Measured(String node, int position, int length, long size) implements Place {}

    /** The number of groups of a convolution that keeps channels apart. */
    record Groups(String node, long size) implements Place {}

    /** One of the parts that Split or Slice makes. */
    record Part(String node, int output, int axis, long size) implements Place {}

    /**
     * The axis that a Slice takes a part of.
     *
     * @param start where the part begins
     */
    record Window(String node, int axis, int start, long size) implements Place {}

    /**
     * Units in another order, as a shuffle of channels puts them.
     *
     * @param node the last node of the shuffle
     * @param source the value that it starts from
     * @param order from which index each comes
     */
    record Order(String node, String source, int axis, List<Integer> order) implements Place {

        /** Copies the list. */
        public Order {
            order = List.copyOf(order);
        }

        @Override
        public long size() {
            return order.size();
        }
    }
}
