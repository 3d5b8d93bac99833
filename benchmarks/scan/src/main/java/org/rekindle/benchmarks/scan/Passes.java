package org.rekindle.benchmarks.scan;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.rekindle.onnx.model.ElementKind;
import org.rekindle.onnx.rectifier.Rectifier;

/** The passes over one model that are compared, each over the same samples. */
final class Passes {
    private final CensusPass rates = new CensusPass(true);
    private final FetchingPass fetching = new FetchingPass();
    private final Map<String, Pass> ways =
            Map.of(
                    "reading",
                    new ReadingPass(),
                    "plain",
                    new PlainPass(),
                    "default",
                    new CensusPass(false),
                    "rates",
                    rates,
                    "fetch",
                    fetching);
    private final Subject subject;
    private final long samples;

    /**
     * Chooses how many samples a pass has: whole batches.
     *
     * @param millis that plain inference is to take at least
     * @param least samples, too
     * @param mostMillis that plain inference may take, whatever that makes of the rest
     */
    Passes(Subject subject, int millis, int least, int mostMillis) {
        this.subject = subject;
        double perSample = nanosPerSample(subject, millis);
        double wanted = Math.max(millis * 1e6 / perSample, least);
        double most = mostMillis * 1e6 / perSample;
        long batches = Math.round(Math.min(wanted, most) / subject.batch());
        this.samples = Math.max(2, batches) * subject.batch();
    }

    private static double nanosPerSample(Subject subject, int millis) {
        for (long samples = subject.batch(); ; samples *= 2) {
            PassTime time = new PassTime();
            new PlainPass().run(subject, samples, time);
            time.stop();
            long nanos = time.nanos();
            if (nanos > millis * 1e6 / 4) {
                return (double) nanos / samples;
            }
        }
    }

    long samples() {
        return samples;
    }

    /** Passes once in one of the ways. */
    PassTime run(String way) {
        Pass pass = ways.get(way);
        if (pass == null) {
            throw new IllegalArgumentException("unknown way " + way);
        }
        PassTime time = new PassTime();
        pass.run(subject, samples, time);
        time.stop();
        return time;
    }

    /**
     * Compares the last passes that count everything. Those of half floats may differ: ONNX Runtime
     * computes them as floats and rounds its outputs alone, so that what is tiny fires in the graph
     * and is 0 in Java.
     *
     * @return how many units differ
     * @throws IllegalStateException when others than those of half floats do
     */
    int unlike() {
        List<List<Long>> counted = rates.fired();
        List<List<Long>> fetched = fetching.fired();
        int unlike = 0;
        for (int i = 0; i < counted.size(); i++) {
            Rectifier rectifier = subject.rectifiers().get(i);
            int own = unlike(counted.get(i), fetched.get(i));
            if (own > 0 && rectifier.kind() != ElementKind.FLOAT16) {
                throw new IllegalStateException(
                        "%s: %d units are counted otherwise in Java than in the graph"
                                .formatted(rectifier.title(), own));
            }
            unlike += own;
        }
        return unlike;
    }

    private static int unlike(List<Long> some, List<Long> others) {
        return (int)
                IntStream.range(0, some.size())
                        .filter(unit -> !some.get(unit).equals(others.get(unit)))
                        .count();
    }
}
