package org.rekindle.onnx.census;

import java.util.List;

/** Builds nodes into a graph that measure something of a rectifier in it. */
interface Gauge {
    /**
     * Appends nodes.
     *
     * @param index the rectifier's place among the model's
     * @param graph the one that the rectifier stands in
     * @return the readings; none when nothing is asked of this rectifier
     */
    List<Reading> attach(int index, Appender graph);

    /**
     * How many numbers a reading of a rectifier has that is neither a shape nor a size.
     *
     * @param index the rectifier's place among the model's
     */
    int length(int index);
}
