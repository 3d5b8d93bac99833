package org.rekindle.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rekindle.statistics.Interval;
import org.rekindle.statistics.PairedDifference;

/**
 * Simulated scores: a network is stuck at the constant with some probability, or learns, and its
 * score is then normal. Stated is how often the interval contains the true mean gain.
 */
class ScoreGainTest {
    private static final double CONSTANT = 0.1;
    private static final double BEFORE = 0.8;
    private static final double AFTER = 0.85;
    private static final double SCATTER = 0.02;
    private static final int STUDIES = 2000;

    private static boolean hasLearnt(double score) {
        return score > CONSTANT + 0.1;
    }

    /** How often a seed is stuck, and how many seeds there are. */
    private record Simulated(double stuckBefore, double stuckAfter, int seeds) {

        /** Whether the interval of one study covers the truth: ours, or Student's alone. */
        boolean isCovered(Random random, boolean students) {
            double[] before = scores(random, stuckBefore, BEFORE);
            double[] after = scores(random, stuckAfter, AFTER);
            double[] sham = scores(random, stuckBefore, BEFORE);
            // The run is examined because its own seed is stuck, if any is.
            double own = stuckBefore > 0 ? CONSTANT : score(random, 0, BEFORE);
            double[] others = {
                own, score(random, stuckBefore, BEFORE), score(random, stuckAfter, AFTER)
            };
            double[] seen =
                    Stream.of(before, after, sham, others)
                            .flatMapToDouble(Arrays::stream)
                            .toArray();
            Optional<Interval> interval =
                    students
                            ? PairedDifference.of(after, before).interval()
                            : new ScoreGain(before, after, seen, ScoreGainTest::hasLearnt, 0)
                                    .interval(Interval.CONFIDENCE);
            return interval.orElseThrow().contains(truth());
        }

        double coverage(boolean students) {
            Random random = new Random(1);
            int covered = 0;
            for (int study = 0; study < STUDIES; study++) {
                covered += isCovered(random, students) ? 1 : 0;
            }
            return (double) covered / STUDIES;
        }

        private double[] scores(Random random, double stuck, double learnt) {
            double[] scores = new double[seeds];
            Arrays.setAll(scores, i -> score(random, stuck, learnt));
            return scores;
        }

        private static double score(Random random, double stuck, double learnt) {
            return random.nextDouble() < stuck
                    ? CONSTANT
                    : learnt + SCATTER * random.nextGaussian();
        }

        private double truth() {
            return stuckAfter * CONSTANT
                    + (1 - stuckAfter) * AFTER
                    - stuckBefore * CONSTANT
                    - (1 - stuckBefore) * BEFORE;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0.05, 0.05",
        "0.1, 0.1",
        "0.3, 0.3",
        "0.5, 0.5",
        "0.1, 0",
        "0.2, 0",
        "0.3, 0",
        "0.5, 0",
        "0.7, 0",
        "0.8, 0",
        "0.9, 0",
        "0.95, 0",
        "1, 0",
        "0.5, 0.1",
        "0.9, 0.1",
        "1, 0.1",
        "0.1, 0.5"
    })
    void whereSeedsAreStuckOrNotTheIntervalCoversTheTruth(double before, double after) {
        assertThat(new Simulated(before, after, Examination.SEEDS).coverage(false))
                .isGreaterThanOrEqualTo(0.94);
        assertThat(new Simulated(before, after, Examination.MOST_SEEDS).coverage(false))
                .isGreaterThanOrEqualTo(0.91);
    }

    /** Five seeds of one kind are too sure. */
    @Test
    void studentsIntervalAloneMissesTheTruthWhereOneSeedInTenIsStuck() {
        assertThat(new Simulated(0.1, 0, Examination.SEEDS).coverage(true)).isLessThan(0.6);
    }

    @Test
    void whereAllSeedsLearnTheIntervalIsStudents() {
        Simulated learning = new Simulated(0, 0, Examination.SEEDS);
        assertThat(learning.coverage(false))
                .isEqualTo(learning.coverage(true))
                .isBetween(0.94, 0.96);
    }

    /** Twenty seeds if five do not show a gain, as an examination does it. */
    @ParameterizedTest
    @CsvSource({"0", "0.3", "0.6", "1", "2", "4"})
    void overBothLooksTheIntervalCoversTheTruth(double gainInDeviations) {
        Random random = new Random(1);
        int covered = 0;
        double truth = gainInDeviations * SCATTER;
        for (int study = 0; study < STUDIES; study++) {
            double[] all = new double[Examination.MOST_SEEDS];
            Arrays.setAll(all, i -> BEFORE + truth + SCATTER * random.nextGaussian());
            Interval first = reported(Arrays.copyOf(all, Examination.SEEDS));
            Interval last = first.low() > 0 ? first : reported(all);
            covered += last.contains(truth) ? 1 : 0;
        }
        assertThat((double) covered / STUDIES).isGreaterThanOrEqualTo(0.95);
    }

    private static Interval reported(double[] after) {
        double[] before = new double[after.length];
        Arrays.fill(before, BEFORE);
        return new ScoreGain(before, after, after, ScoreGainTest::hasLearnt, 0)
                .interval(Examination.CONFIDENCE)
                .orElseThrow();
    }

    /** With 95 %, none of five leaves up to 1 − 0.025^(1/5) = 0.5218. */
    @Test
    void aShareOfSeedsMayBeOfTheKindThatWasNotSeen() {
        double[] before = {0.1, 0.1, 0.1, 0.1, 0.1};
        double[] after = {0.8, 0.8, 0.8, 0.8, 0.8};
        double[] seen = DoubleStream.concat(Arrays.stream(before), Arrays.stream(after)).toArray();
        Interval interval =
                new ScoreGain(before, after, seen, ScoreGainTest::hasLearnt, 0)
                        .interval(Interval.CONFIDENCE)
                        .orElseThrow();
        assertThat(interval.low()).isCloseTo(0.7 * (1 - 0.5218), within(1e-4));
        assertThat(interval.high()).isCloseTo(0.7, within(1e-9));
    }

    @Test
    void oneSeedHasNoInterval() {
        double[] one = {0.5};
        assertThat(new ScoreGain(one, one, one, ScoreGainTest::hasLearnt, 0).interval(0.95))
                .isEmpty();
    }
}
