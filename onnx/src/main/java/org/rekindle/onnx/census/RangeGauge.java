package org.rekindle.onnx.census;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import ai.onnxruntime.OrtSession;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.rekindle.onnx.model.ElementKind;
import org.rekindle.onnx.runtime.OutputValues;

/** ReduceMin and ReduceMax in a model's own graph, which give the ranges of values. */
final class RangeGauge {
    private final List<Asked> asked;
    private final Set<String> outputs = new LinkedHashSet<>();

    /** The names under which a request is answered. */
    private record Asked(SeenRanges.Request request, String low, String high) {}

    private RangeGauge(List<Asked> asked) {
        this.asked = List.copyOf(asked);
        for (Asked each : asked) {
            outputs.add(each.low());
            outputs.add(each.high());
        }
    }

    /** Appends what is requested to a model, as further outputs. */
    static RangeGauge append(
            Collection<SeenRanges.Request> requests, ModelProto.Builder model, long opset) {
        GraphProto.Builder graph = model.getGraphBuilder();
        Appender appender = new Appender(graph, new FreshNames(model.getGraph()), opset);
        List<Asked> asked = new ArrayList<>();
        for (SeenRanges.Request request : new LinkedHashSet<>(requests)) {
            String floats = appender.cast(request.value(), ElementKind.FLOAT);
            String low = appender.least(floats, request.axes());
            String high = appender.most(floats, request.axes());
            graph.addOutput(floats(low)).addOutput(floats(high));
            asked.add(new Asked(request, low, high));
        }
        return new RangeGauge(asked);
    }

    private static ValueInfoProto floats(String name) {
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(
                        TypeProto.newBuilder()
                                .setTensorType(
                                        TypeProto.Tensor.newBuilder()
                                                .setElemType(ElementKind.FLOAT.dataType())))
                .build();
    }

    /** The names of its outputs. */
    Set<String> outputs() {
        return outputs;
    }

    /** Adds what a run showed. */
    void read(OrtSession.Result result, RangeTally tally) {
        for (Asked each : asked) {
            tally.add(each.request(), values(result, each.low()), values(result, each.high()));
        }
    }

    private static double[] values(OrtSession.Result result, String name) {
        return OutputValues.of(
                result.get(name).orElseThrow(() -> new IllegalStateException("no output " + name)));
    }
}
