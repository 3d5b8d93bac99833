package org.rekindle.onnx.census;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;

/**
 * Brings the readings of a Loop or Scan out of it: as one more output for each, which holds them
 * iteration after iteration, and is summed up outside.
 */
final class Iterations {
    /** What a Scan tells about each of its stacked outputs. */
    private static final List<String> OF_EACH_OUTPUT =
            List.of("scan_output_axes", "scan_output_directions");

    private final NodeProto.Builder node;
    private final Appender graph;
    private final FreshNames names;

    /**
     * @param node the Loop or Scan
     * @param outputs how many its body has that leave it
     * @param graph the one that the node stands in
     */
    Iterations(NodeProto.Builder node, int outputs, Appender graph, FreshNames names) {
        this.node = node;
        this.graph = graph;
        this.names = names;
        while (node.getOutputCount() < outputs) {
            node.addOutput(names.next());
        }
    }

    /**
     * The reading outside of the loop, over all of its iterations.
     *
     * @param length how many numbers it has
     * @return the value that holds it
     */
    String outside(Reading reading, int length) {
        String stacked = names.next();
        node.addOutput(stacked);
        for (AttributeProto.Builder attribute : node.getAttributeBuilderList()) {
            if (OF_EACH_OUTPUT.contains(attribute.getName())) {
                attribute.addInts(0);
            }
        }
        String rows = graph.reshape(stacked, List.of(-1L, (long) length));
        // A loop may have no iteration at all.
        String one = graph.filled(reading.kind(), 0, List.of(1L, (long) length));
        String some = graph.concat(List.of(one, rows));
        return reading.isShape() ? graph.most(some, List.of(0L)) : graph.sum(some, List.of(0L));
    }
}
