package org.rekindle.training;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.rekindle.network.ClassScores;
import org.rekindle.network.Metric;

/** How many samples of each class are predicted correctly and, where asked for, how they rank. */
final class ClassTally implements ScoreTally {
    private final Metric metric;
    private final int classes;
    private final Optional<Margins> margins;
    private final long[] samples;
    private final long[] hits;

    ClassTally(Metric metric, int classes, Optional<Margins> margins) {
        this.metric = metric;
        this.classes = classes;
        this.margins = margins;
        this.samples = new long[classes];
        this.hits = new long[classes];
    }

    @Override
    public void add(float[] output, float[] targets, int batch) {
        for (int sample = 0; sample < batch; sample++) {
            int best = 0;
            for (int i = 1; i < classes; i++) {
                if (output[i * batch + sample] > output[best * batch + sample]) {
                    best = i;
                }
            }
            int target = (int) targets[sample];
            samples[target]++;
            hits[target] += best == target ? 1 : 0;
        }
        margins.ifPresent(kept -> kept.add(output, targets, batch));
    }

    @Override
    public Evaluation evaluation(double loss) {
        double accuracy =
                (double) IntStream.range(0, classes).mapToLong(i -> hits[i]).sum()
                        / IntStream.range(0, classes).mapToLong(i -> samples[i]).sum();
        double balanced =
                IntStream.range(0, classes)
                        .filter(i -> samples[i] > 0)
                        .mapToDouble(i -> (double) hits[i] / samples[i])
                        .average()
                        .orElse(Double.NaN);
        OptionalDouble area = margins.map(Margins::area).orElse(OptionalDouble.empty());
        ClassScores scores = new ClassScores(accuracy, balanced, area);
        return new Evaluation(metric, scores.score(metric), loss, Optional.of(scores));
    }
}
