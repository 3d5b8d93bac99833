package org.rekindle.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rekindle.activation.LeakyRelu;
import org.rekindle.activation.Relu;
import org.rekindle.network.Task;
import org.rekindle.network.VarianceScaling;
import org.rekindle.statistics.Interval;

/** Studies over several splits of the rows. Nothing is trained. */
class SplitsTest {
    private static final double NOISE = 0.005;

    @Test
    void eachSplitThatComparesHasAllSeedsAndNoneOfThemChoosesTheRates() {
        StudyPlan plan = plan(List.of(0.003, 0.03), 3, 4);
        Set<Integer> choosing =
                plan.trials().stream()
                        .filter(key -> key.number() < plan.protocol().choosing() * 4)
                        .map(TrialKey::split)
                        .collect(Collectors.toSet());
        assertThat(choosing).containsExactlyInAnyOrder(0, 1);
        assertThat(plan.protocol().comparingSplits()).containsExactly(2, 3, 4, 5);
        assertThat(plan.protocol().allSplits()).isEqualTo(6);
        for (int split : plan.protocol().comparingSplits()) {
            assertThat(plan.trials())
                    .filteredOn(key -> key.split() == split)
                    .hasSize(3 * 4)
                    .extracting(TrialKey::seed)
                    .satisfies(seeds -> assertThat(Set.copyOf(seeds)).hasSize(3));
        }
        assertThat(plan.trials().subList(2 * 4, 6 * 4))
                .as("an early stop has used the splits alike")
                .extracting(TrialKey::split)
                .containsOnly(2, 3, 4, 5);
    }

    @Test
    void aStudyOfOneSplitIsWhatItWas() {
        StudyPlan plan = plan(List.of(0.003, 0.03), 3, 1);
        assertThat(plan.trials()).allMatch(key -> key.split() == 0);
        assertThat(plan.trials()).hasSize((2 + 3) * 4);
        assertThat(plan.protocol()).isEqualTo(Protocol.of(plan.space(), 0));
        assertThat(Protocol.of(space(List.of(0.003, 0.03), 1), 0, 1).choosing()).isEqualTo(1);
        assertThat(Protocol.of(space(List.of(0.003, 0.03), 1), 0, 2).choosing()).isEqualTo(2);
    }

    @Test
    void splitsThatDifferWidenTheInterval() {
        // Three seeds on each of four splits, and no difference between seeds.
        ToDoubleFunction<TrialKey> score = key -> 0.8 + 0.01 * key.split();
        Standing overSplits = ranking(plan(List.of(0.003), 3, 4), score).best().get(0);
        assertThat(overSplits.trials()).hasSize(12);
        assertThat(overSplits.splits()).isEqualTo(4);
        assertThat(overSplits.score()).isCloseTo(0.815, within(1e-12));
        Interval wide = overSplits.interval().orElseThrow();
        Interval expected = Interval.ofMean(new double[] {0.8, 0.81, 0.82, 0.83}).orElseThrow();
        assertThat(wide.low()).isCloseTo(expected.low(), within(1e-12));
        assertThat(wide.high()).isCloseTo(expected.high(), within(1e-12));

        // The same twelve scores on a single split.
        Standing overSeeds =
                ranking(plan(List.of(0.003), 12, 1), key -> 0.8 + 0.01 * (key.number() / 2 % 4))
                        .best()
                        .get(0);
        assertThat(overSeeds.score()).isCloseTo(overSplits.score(), within(1e-12));
        Interval narrow = overSeeds.interval().orElseThrow();
        assertThat(wide.high() - wide.low()).isGreaterThan(1.5 * (narrow.high() - narrow.low()));
    }

    @Test
    void theReasonsNameTheSplits() {
        Ranking ranking = ranking(plan(List.of(0.003), 2, 3), key -> 0.8 + 0.01 * key.split());
        assertThat(Recommendation.of(ranking, Task.CLASSIFICATION).orElseThrow().reasons())
                .anyMatch(reason -> reason.contains("over 6 seeds on 3 splits"));
    }

    /**
     * If an activation is better on some splits and worse on others, ReLU must not be left for it.
     */
    @Test
    void whatDiffersFromSplitToSplitIsNotTakenForAGain() {
        assertThat(shareWithoutRelu(3, 5)).as("splits count once").isLessThanOrEqualTo(0.05);
        assertThat(shareWithoutRelu(15, 1)).as("seeds on the same splits").isGreaterThan(0.1);
    }

    /** With five splits behind the seeds, whether the study knows of them or not. */
    private static double shareWithoutRelu(int seeds, int splits) {
        int studies = 1000;
        long left =
                IntStream.range(0, studies)
                        .parallel()
                        .filter(
                                study -> {
                                    Ranking ranking =
                                            ranking(
                                                    plan(List.of(0.003, 0.01), seeds, splits),
                                                    equalActivations(study, splits > 1));
                                    Standing winner =
                                            Recommendation.of(ranking, Task.CLASSIFICATION)
                                                    .orElseThrow()
                                                    .winner();
                                    return !(winner.setting().activation() instanceof Relu);
                                })
                        .count();
        return (double) left / studies;
    }

    private static ToDoubleFunction<TrialKey> equalActivations(long study, boolean known) {
        return key -> {
            long split = known ? key.split() : key.number() / 4 % 5;
            // Its text, because the hash of a record with an enum differs from run to run.
            int setting = key.setting().toString().hashCode();
            SplittableRandom ofSplit = new SplittableRandom((study * 31 + split) * 7919 + setting);
            SplittableRandom ofTrial = new SplittableRandom(study * 104729 + key.number());
            return 0.8 + 2 * NOISE * gaussian(ofSplit) + NOISE * gaussian(ofTrial);
        };
    }

    private static double gaussian(SplittableRandom random) {
        return Math.sqrt(-2 * Math.log(1 - random.nextDouble()))
                * Math.cos(2 * Math.PI * random.nextDouble());
    }

    @Test
    void splitsThatAreTooManyOrTooFewAreRefused() {
        SearchSpace space = space(List.of(0.003), 5);
        for (int splits : List.of(-1, 0, Protocol.MOST_SPLITS + 1)) {
            assertThatThrownBy(() -> Protocol.of(space, 0, splits))
                    .hasMessage("the number of splits must be 1 to 100, but is " + splits);
        }
        assertThatThrownBy(() -> plan(List.of(0.003), 10_000, 100))
                .hasMessageContaining("2 settings with 10000 seeds on 100 splits are more than");
    }

    private static Ranking ranking(StudyPlan plan, ToDoubleFunction<TrialKey> score) {
        List<Trial> trials = new ArrayList<>();
        plan.trials().forEach(key -> trials.add(MadeUp.trial(key, score.applyAsDouble(key))));
        return Ranking.of(Race.start(plan, 0).after(trials), trials);
    }

    private static SearchSpace space(List<Double> rates, int seeds) {
        return new SearchSpace(
                List.of(new Relu(), new LeakyRelu()),
                List.of(VarianceScaling.HE_NORMAL),
                rates,
                seeds);
    }

    private static StudyPlan plan(List<Double> rates, int seeds, int splits) {
        SearchSpace space = space(rates, seeds);
        return MadeUp.plan(space, Curtailment.DEFAULT, Protocol.of(space, 0, splits));
    }
}
