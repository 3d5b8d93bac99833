package org.rekindle.onnx.census;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.stream.LongStream;
import org.rekindle.onnx.model.ElementKind;
import org.rekindle.onnx.model.Model;
import org.rekindle.onnx.model.Nodes;
import org.rekindle.onnx.rectifier.Rectifier;

/**
 * A model with gauges built in. Its outputs are their readings and nothing else, so that ONNX
 * Runtime leaves out what no gauge needs. Gauges within the branches of an If become outputs of the
 * If; the branch that does not run gives zeros. Those within a Loop or Scan become outputs that are
 * summed up over the iterations.
 *
 * @param model to be run
 * @param single readings that are outputs of their own
 * @param joined readings that come one after the other in one output: vectors of floats of known
 *     lengths, because every output of a run costs time
 * @param joint the name of that output
 */
record GaugedModel(ModelProto model, List<Reading> single, List<Reading> joined, String joint) {

    static GaugedModel of(Model model, List<Rectifier> rectifiers, Gauge gauge) {
        IdentityHashMap<NodeProto, Integer> places = new IdentityHashMap<>();
        for (int i = 0; i < rectifiers.size(); i++) {
            places.put(rectifiers.get(i).node(), i);
        }
        Builder builder = new Builder(places, gauge, model);
        GraphProto original = model.proto().getGraph();
        GraphProto.Builder graph = original.toBuilder().clearOutput();
        List<Reading> readings = builder.gauge(graph, original, false);
        List<Reading> joined = readings.stream().filter(Reading::isKnownVector).toList();
        List<Reading> single = readings.stream().filter(r -> !r.isKnownVector()).toList();
        single.forEach(reading -> graph.addOutput(info(reading.value(), reading.kind())));
        String joint = builder.names.next();
        if (!joined.isEmpty()) {
            List<String> vectors = joined.stream().map(Reading::value).toList();
            new Appender(graph, builder.names, model.opset()).concat(vectors, joint);
            graph.addOutput(info(joint, ElementKind.FLOAT));
        }
        ModelProto gauged = model.proto().toBuilder().setGraph(graph).build();
        return new GaugedModel(gauged, single, joined, joint);
    }

    private static ValueInfoProto info(String name, ElementKind kind) {
        return info(name, TypeProto.Tensor.newBuilder().setElemType(kind.dataType()));
    }

    /** Of a vector of known length: only then can a loop without iterations tell its shape. */
    private static ValueInfoProto info(String name, ElementKind kind, int length) {
        TypeProto.Tensor.Builder tensor =
                TypeProto.Tensor.newBuilder().setElemType(kind.dataType());
        tensor.getShapeBuilder().addDimBuilder().setDimValue(length);
        return info(name, tensor);
    }

    private static ValueInfoProto info(String name, TypeProto.Tensor.Builder tensor) {
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(tensor))
                .build();
    }

    /** Walks through the graphs of one model. */
    private static final class Builder {
        private final IdentityHashMap<NodeProto, Integer> places;
        private final Gauge gauge;
        private final long opset;
        private final FreshNames names;

        Builder(IdentityHashMap<NodeProto, Integer> places, Gauge gauge, Model model) {
            this.places = places;
            this.gauge = gauge;
            this.opset = model.opset();
            this.names = new FreshNames(model.proto().getGraph());
        }

        /**
         * Appends gauges to a graph and to those within it.
         *
         * @param nested whether it is a subgraph: all readings are vectors of known length then
         */
        List<Reading> gauge(GraphProto.Builder graph, GraphProto original, boolean nested) {
            List<Reading> readings = new ArrayList<>();
            Appender appender = new Appender(graph, names, opset);
            for (int i = 0; i < original.getNodeCount(); i++) {
                NodeProto node = original.getNode(i);
                Integer rectifier = places.get(node);
                if (rectifier != null) {
                    List<Reading> own = gauge.attach(rectifier, appender);
                    readings.addAll(
                            nested ? own.stream().map(r -> vector(r, appender)).toList() : own);
                } else if (Nodes.is(node, "If")) {
                    NodeProto.Builder gauged = node.toBuilder();
                    readings.addAll(branches(gauged));
                    graph.setNode(i, gauged);
                } else if (Nodes.is(node, "Loop") || Nodes.is(node, "Scan")) {
                    NodeProto.Builder gauged = node.toBuilder();
                    readings.addAll(iterations(gauged, appender));
                    graph.setNode(i, gauged);
                }
            }
            return readings;
        }

        private Reading vector(Reading reading, Appender graph) {
            return reading.outside(
                    reading.isShape()
                            ? NestedShape.of(reading.value(), graph)
                            : ofLength(length(reading), reading, graph));
        }

        /** Cut off, or filled up with zeros, where the number of units changes. */
        private static String ofLength(int length, Reading reading, Appender graph) {
            String values = graph.reshape(reading.value(), List.of(-1L));
            String zeros = graph.filled(reading.kind(), 0, List.of((long) length));
            return graph.gather(
                    graph.concat(List.of(values, zeros)),
                    LongStream.range(0, length).boxed().toList(),
                    0);
        }

        private int length(Reading reading) {
            return switch (reading.quantity()) {
                case SHAPE, OTHER_SHAPE -> NestedShape.LENGTH;
                case SIZE -> 1;
                default -> gauge.length(reading.rectifier());
            };
        }

        private List<Reading> branches(NodeProto.Builder node) {
            List<GraphProto.Builder> graphs = new ArrayList<>();
            List<List<Reading>> readings = new ArrayList<>();
            for (AttributeProto attribute : node.getAttributeList()) {
                GraphProto.Builder branch = attribute.getG().toBuilder();
                readings.add(attribute.hasG() ? gauge(branch, attribute.getG(), true) : List.of());
                graphs.add(branch);
            }
            List<Reading> outside = new ArrayList<>();
            for (int own = 0; own < graphs.size(); own++) {
                for (Reading reading : readings.get(own)) {
                    List<Long> length = List.of((long) length(reading));
                    for (int i = 0; i < graphs.size(); i++) {
                        Appender branch = new Appender(graphs.get(i), names, opset);
                        String inside =
                                i == own
                                        ? reading.value()
                                        : branch.filled(reading.kind(), 0, length);
                        graphs.get(i).addOutput(info(inside, reading.kind(), length(reading)));
                    }
                    String name = names.next();
                    node.addOutput(name);
                    outside.add(reading.outside(name));
                }
            }
            for (int i = 0; i < graphs.size(); i++) {
                if (node.getAttribute(i).hasG()) {
                    node.setAttribute(i, node.getAttribute(i).toBuilder().setG(graphs.get(i)));
                }
            }
            return outside;
        }

        private List<Reading> iterations(NodeProto.Builder node, Appender graph) {
            List<Reading> outside = new ArrayList<>();
            boolean tellsWhetherToGoOn = node.getOpType().equals("Loop");
            for (AttributeProto.Builder attribute : node.getAttributeBuilderList()) {
                if (!attribute.hasG()) {
                    continue;
                }
                GraphProto original = attribute.getG();
                GraphProto.Builder body = original.toBuilder();
                int outputs = original.getOutputCount() - (tellsWhetherToGoOn ? 1 : 0);
                Iterations iterations = new Iterations(node, outputs, graph, names);
                for (Reading reading : gauge(body, original, true)) {
                    Reading inside = exact(reading, new Appender(body, names, opset));
                    int length = length(inside);
                    body.addOutput(info(inside.value(), inside.kind(), length));
                    outside.add(inside.outside(iterations.outside(inside, length)));
                }
                attribute.setG(body);
            }
            return outside;
        }

        /** Counts of all iterations may be beyond what a float holds exactly. */
        private static Reading exact(Reading reading, Appender body) {
            return reading.kind() == ElementKind.FLOAT
                    ? reading.as(ElementKind.DOUBLE, body.cast(reading.value(), ElementKind.DOUBLE))
                    : reading;
        }
    }
}
