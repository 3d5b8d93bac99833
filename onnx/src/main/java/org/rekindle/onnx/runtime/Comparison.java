package org.rekindle.onnx.runtime;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnxruntime.OrtSession;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Two models on the same samples.
 *
 * @param samples how many
 * @param largestDifference between two outputs, anywhere; infinite where only one is a number
 * @param relativeDifference the largest difference within an output, relative to the largest number
 *     in that output
 * @param secondsBefore of the first model, the median over batches, per sample
 * @param secondsAfter of the second model
 */
public record Comparison(
        long samples,
        double largestDifference,
        double relativeDifference,
        double secondsBefore,
        double secondsAfter) {

    /**
     * Runs both, batch after batch, in turns.
     *
     * @param batch how many samples go into one run
     * @param threads how many cores one run may use
     * @param progress told after each batch how many samples are done
     */
    public static Comparison of(
            ModelProto before,
            ModelProto after,
            Probe probe,
            int batch,
            int threads,
            LongConsumer progress) {
        try (Session first = Session.of(before, threads);
                Session second = Session.of(after, threads);
                ProbePass pass = probe.open(batch)) {
            Runs runs = new Runs(first, second);
            for (Optional<Batch> next = pass.next(); next.isPresent(); next = pass.next()) {
                runs.run(next.get());
                progress.accept(runs.samples);
            }
            return runs.result();
        }
    }

    /** What was seen so far. */
    private static final class Runs {
        private final Session first;
        private final Session second;
        private final Map<String, Double> differences = new HashMap<>();
        private final Map<String, Double> largest = new HashMap<>();
        private final List<Double> firstSeconds = new ArrayList<>();
        private final List<Double> secondSeconds = new ArrayList<>();
        private long samples;

        Runs(Session first, Session second) {
            this.first = first;
            this.second = second;
        }

        void run(Batch batch) {
            // The one that runs first finds a colder cache, so they take turns at that.
            boolean swapped = firstSeconds.size() % 2 == 1;
            try (OrtSession.Result one = timed(swapped ? second : first, batch, swapped);
                    OrtSession.Result other = timed(swapped ? first : second, batch, !swapped)) {
                OrtSession.Result before = swapped ? other : one;
                OrtSession.Result after = swapped ? one : other;
                for (String output : first.outputs()) {
                    compare(
                            output,
                            OutputValues.of(before.get(output).orElseThrow()),
                            OutputValues.of(after.get(output).orElseThrow()));
                }
            }
            samples += batch.samples();
        }

        private OrtSession.Result timed(Session session, Batch batch, boolean isSecond) {
            long start = System.nanoTime();
            OrtSession.Result result = session.run(batch, session.outputs());
            double seconds = (System.nanoTime() - start) / 1e9 / batch.samples();
            (isSecond ? secondSeconds : firstSeconds).add(seconds);
            return result;
        }

        private void compare(String output, double[] before, double[] after) {
            double difference =
                    before.length == after.length
                            ? differences.getOrDefault(output, 0.0)
                            : Double.POSITIVE_INFINITY;
            double most = largest.getOrDefault(output, 0.0);
            for (int i = 0; i < Math.min(before.length, after.length); i++) {
                difference = Math.max(difference, difference(before[i], after[i]));
                most = Double.isFinite(before[i]) ? Math.max(most, Math.abs(before[i])) : most;
            }
            differences.put(output, difference);
            largest.put(output, most);
        }

        private static double difference(double before, double after) {
            if (Double.compare(before, after) == 0 || before == after) {
                return 0;
            }
            double difference = Math.abs(before - after);
            return Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference;
        }

        Comparison result() {
            double relative = 0;
            for (Map.Entry<String, Double> output : differences.entrySet()) {
                double scale = largest.getOrDefault(output.getKey(), 0.0);
                double difference = output.getValue();
                relative = Math.max(relative, difference == 0 ? 0 : difference / scale);
            }
            return new Comparison(
                    samples,
                    differences.values().stream().mapToDouble(Double::doubleValue).max().orElse(0),
                    relative,
                    median(firstSeconds),
                    median(secondSeconds));
        }

        private static double median(List<Double> seconds) {
            double[] sorted = seconds.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
        }
    }
}
