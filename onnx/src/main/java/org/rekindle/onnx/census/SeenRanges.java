package org.rekindle.onnx.census;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnxruntime.OrtSession;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rekindle.onnx.model.Model;
import org.rekindle.onnx.model.ModelException;
import org.rekindle.onnx.runtime.Batch;
import org.rekindle.onnx.runtime.Probe;
import org.rekindle.onnx.runtime.ProbePass;
import org.rekindle.onnx.runtime.Session;

/** The least and the most of values in a model's graph over all samples of a probe. */
public final class SeenRanges {
    private final Set<Request> asked;
    private final Map<Request, Range> ranges;

    SeenRanges(Set<Request> asked, Map<Request, Range> ranges) {
        this.asked = Set.copyOf(asked);
        this.ranges = Map.copyOf(ranges);
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

        Range(double[] lows, double[] highs) {
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

        void widen(double[] low, double[] high) {
            for (int i = 0; i < lows.length; i++) {
                lows[i] = Math.min(lows[i], low[i]);
                highs[i] = Math.max(highs[i], high[i]);
            }
        }
    }

    /** No ranges of anything. */
    public static SeenRanges none() {
        return new SeenRanges(Set.of(), Map.of());
    }

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
            return none();
        }
        RangeTally tally = new RangeTally(requests);
        ModelProto.Builder measured = model.proto().toBuilder();
        measured.getGraphBuilder().clearOutput();
        RangeGauge gauge = RangeGauge.append(requests, measured, model.opset());
        try (Session session = Session.of(measured.build(), threads);
                ProbePass pass = probe.open(batch)) {
            for (Optional<Batch> next = pass.next(); next.isPresent(); next = pass.next()) {
                try (OrtSession.Result result = session.run(next.get(), gauge.outputs())) {
                    gauge.read(result, tally);
                }
            }
        }
        return tally.ranges();
    }

    /** Whether all that is requested was measured, so that only uneven shapes have no range. */
    public boolean covers(Collection<Request> requests) {
        return asked.containsAll(requests);
    }

    /** The ranges that a request asked for; empty where the shape differed from run to run. */
    public Optional<Range> of(Request request) {
        return Optional.ofNullable(ranges.get(request));
    }
}
