package org.rekindle.onnx.census;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import ai.onnxruntime.OrtSession;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rekindle.onnx.model.ElementKind;
import org.rekindle.onnx.model.Model;
import org.rekindle.onnx.model.ModelException;
import org.rekindle.onnx.runtime.Batch;
import org.rekindle.onnx.runtime.OutputValues;
import org.rekindle.onnx.runtime.Probe;
import org.rekindle.onnx.runtime.ProbePass;
import org.rekindle.onnx.runtime.Session;

/**
 * The least and the most of values in a model's graph over all samples of a probe: one run of the
 * model, in which ReduceMin and ReduceMax are added to the graph.
 */
public final class SeenRanges {
    private final Map<Request, Range> ranges;

    private SeenRanges(Map<Request, Range> ranges) {
        this.ranges = ranges;
    }

    /**
     * What is asked for.
     *
     * @param value the name of a floating-point value in the model's own graph
     * @param axes those that the range is taken over, at least one; one range is given for each
     *     element of what is left
     */
    public record Request(String value, List<Long> axes) {
        /** Copies the list. */
        public Request {
            axes = List.copyOf(axes);
        }

        /**
         * One range for each place along an axis.
         *
         * @param rank the number of axes of the value
         * @param kept the axis that stays
         */
        public static Request along(String value, int rank, int kept) {
            List<Long> axes = new ArrayList<>();
            for (int axis = 0; axis < rank; axis++) {
                if (axis != kept) {
                    axes.add((long) axis);
                }
            }
            return new Request(value, axes);
        }
    }

    /** The ranges of one value, NaN where a value was not a number. */
    public static final class Range {
        private final double[] lows;
        private final double[] highs;

        private Range(double[] lows, double[] highs) {
            this.lows = lows;
            this.highs = highs;
        }

        /** The least that was seen of an element. */
        public double low(int index) {
            return lows[index];
        }

        /** The most that was seen of an element. */
        public double high(int index) {
            return highs[index];
        }

        /** How many elements have a range. */
        public int size() {
            return lows.length;
        }

        private void widen(double[] low, double[] high) {
            for (int i = 0; i < lows.length; i++) {
                lows[i] = Math.min(lows[i], low[i]);
                highs[i] = Math.max(highs[i], high[i]);
            }
        }
    }

    /** The names under which a request is answered. */
    private record Asked(Request request, String low, String high) {}

    /**
     * Runs the model once on all samples.
     *
     * @param batch how many samples go into one run
     * @param threads how many cores one run may use
     * @throws ModelException when the model does not run
     */
    public static SeenRanges measure(
            Model model, Collection<Request> requests, Probe probe, int batch, int threads) {
        if (requests.isEmpty()) {
            return new SeenRanges(Map.of());
        }
        GraphProto original = model.proto().getGraph();
        GraphProto.Builder graph = original.toBuilder().clearOutput();
        Appender appender = new Appender(graph, new FreshNames(original), model.opset());
        List<Asked> asked = new ArrayList<>();
        Set<String> outputs = new LinkedHashSet<>();
        for (Request request : new LinkedHashSet<>(requests)) {
            String floats = appender.cast(request.value(), ElementKind.FLOAT);
            Asked each =
                    new Asked(
                            request,
                            appender.least(floats, request.axes()),
                            appender.most(floats, request.axes()));
            asked.add(each);
            for (String output : List.of(each.low(), each.high())) {
                graph.addOutput(floats(output));
                outputs.add(output);
            }
        }
        Map<Request, Range> ranges = new LinkedHashMap<>();
        Set<Request> uneven = new HashSet<>();
        try (Session session =
                        Session.of(model.proto().toBuilder().setGraph(graph).build(), threads);
                ProbePass pass = probe.open(batch)) {
            for (Optional<Batch> next = pass.next(); next.isPresent(); next = pass.next()) {
                try (OrtSession.Result result = session.run(next.get(), outputs)) {
                    asked.forEach(each -> take(each, result, ranges, uneven));
                }
            }
        }
        ranges.keySet().removeAll(uneven);
        return new SeenRanges(new HashMap<>(ranges));
    }

    private static void take(
            Asked asked,
            OrtSession.Result result,
            Map<Request, Range> ranges,
            Set<Request> uneven) {
        double[] lows = values(result, asked.low());
        double[] highs = values(result, asked.high());
        Range known = ranges.get(asked.request());
        if (known == null) {
            ranges.put(asked.request(), new Range(lows, highs));
        } else if (known.size() == lows.length) {
            known.widen(lows, highs);
        } else {
            uneven.add(asked.request());
        }
    }

    private static double[] values(OrtSession.Result result, String name) {
        return OutputValues.of(
                result.get(name).orElseThrow(() -> new IllegalStateException("no output " + name)));
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

    /** The ranges that a request asked for; empty where the shape differed from run to run. */
    public Optional<Range> of(Request request) {
        return Optional.ofNullable(ranges.get(request));
    }
}
