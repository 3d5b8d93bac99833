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
 * @param notCompared outputs that are no tensors of numbers
 * @param secondsBefore of the first model per sample, the quickest of several runs of the first
 *     batch
 * @param secondsAfter the same for the second model
 */
public record Comparison(
        long samples,
        double largestDifference,
        double relativeDifference,
        List<String> notCompared,
        double secondsBefore,
        double secondsAfter) {
    /** Copies the list. */
    public Comparison {
        notCompared = List.copyOf(notCompared);
    }

    private static final long TIMING_NANOS = 500_000_000;
    private static final int LEAST_ROUNDS = 7;
    private static final int WARM_UP_ROUNDS = 2;

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
            boolean timed = false;
            for (Optional<Batch> next = pass.next(); next.isPresent(); next = pass.next()) {
                if (!timed) {
                    runs.time(next.get());
                    timed = true;
                }
                runs.compare(next.get());
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

        /** Runs both in turns, so that other work on the machine slows down both. */
        void time(Batch batch) {
            long end = System.nanoTime() + TIMING_NANOS;
            for (int round = 0; round < LEAST_ROUNDS || System.nanoTime() < end; round++) {
                double before = seconds(first, batch);
                double after = seconds(second, batch);
                if (round >= WARM_UP_ROUNDS) {
                    firstSeconds.add(before);
                    secondSeconds.add(after);
                }
            }
        }

        private static double seconds(Session session, Batch batch) {
            long start = System.nanoTime();
            session.run(batch, session.numbers()).close();
            return (System.nanoTime() - start) / 1e9 / batch.samples();
        }

        void compare(Batch batch) {
            try (OrtSession.Result before = first.run(batch, first.numbers());
                    OrtSession.Result after = second.run(batch, first.numbers())) {
                for (String output : first.numbers()) {
                    compare(
                            output,
                            OutputValues.of(before.get(output).orElseThrow()),
                            OutputValues.of(after.get(output).orElseThrow()));
                }
            }
            samples += batch.samples();
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
                    first.outputs().stream()
                            .filter(output -> !first.numbers().contains(output))
                            .toList(),
                    least(firstSeconds),
                    least(secondSeconds));
        }

        /** Other work on the machine can only add time, so the quickest run counts. */
        private static double least(List<Double> seconds) {
            return seconds.stream().mapToDouble(Double::doubleValue).min().orElse(Double.NaN);
        }
    }
}
