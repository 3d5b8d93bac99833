package org.rekindle.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CurtailmentTest {
    private static final int SEEDS = 5;
    private static final double DIVERGED = Double.NaN;

    private final List<Standing> running = new ArrayList<>();

    @Test
    void aRateThatIsFarBehindIsDroppedAndOneThatIsCloseIsNot() {
        standing("relu", 0.001, 0.950, 0.955);
        standing("relu", 0.003, 0.952, 0.951);
        standing("relu", 0.01, 0.948, 0.952);
        standing("relu", 0.03, 0.949, 0.947);
        standing("relu", 0.1, 0.500, 0.505);
        assertThat(droppedRates()).containsExactly(0.1);
    }

    @Test
    void theMarginIsTheOneThatIsWrittenDown() {
        // Three pairs with the differences d ± e: the variances are 2e², so s² = 2e² / (1 − 2/9)³.
        double e = 0.01;
        double s = Math.sqrt(2 * e * e / Math.pow(7.0 / 9, 3));
        // Three pairs that share their leader count as 3 / (1 + 2 / 4), which is 2 degrees.
        double t = 4.302652729911275; // Student's t, 95 %
        double margin = t * s * Math.sqrt(3.0 / 10);
        standing("relu", 0.001, 0.9, 0.9);
        standing("relu", 0.003, 0.9 - margin * 1.001 - e, 0.9 - margin * 1.001 + e);
        standing("relu", 0.01, 0.9 - margin * 0.999 - e, 0.9 - margin * 0.999 + e);
        standing("relu", 0.03, 0.9 - margin * 0.5 - e, 0.9 - margin * 0.5 + e);
        assertThat(droppedRates()).containsExactly(0.003);
    }

    @Test
    void aRecordedStudyIsReplayedWithTheRuleThatItWasRunWith() {
        double e = 0.01;
        double s = Math.sqrt(2 * e * e / Math.pow(7.0 / 9, 3));
        double t = 3.182446305284263; // Student's t, 95 %, 3 degrees of freedom
        double margin = t * s * Math.sqrt(3.0 / 10);
        standing("relu", 0.001, 0.9, 0.9);
        standing("relu", 0.003, 0.9 - margin * 1.001 - e, 0.9 - margin * 1.001 + e);
        standing("relu", 0.01, 0.9 - margin * 0.999 - e, 0.9 - margin * 0.999 + e);
        standing("relu", 0.03, 0.9 - margin * 0.5 - e, 0.9 - margin * 0.5 + e);
        assertThat(Curtailment.BEFORE_FRESH_SEEDS.dropped(running, SEEDS))
                .extracting(Setting::learningRate)
                .containsExactly(0.003);
        assertThat(droppedRates()).isEmpty();
    }

    @Test
    void decisionsAreSparseWhereThereAreManyRounds() {
        List<Integer> decisions = new ArrayList<>();
        for (int round = 0; round < 100; round = decisions.get(decisions.size() - 1)) {
            decisions.add(Curtailment.DEFAULT.nextDecision(round));
        }
        assertThat(decisions).startsWith(2, 3, 4, 5, 6).contains(16, 18, 20, 22, 24, 27);
        assertThat(Curtailment.DEFAULT.nextDecision(25)).isEqualTo(27);
        assertThat(decisions).hasSizeLessThan(40);
    }

    @Test
    void aRateThatSwaysWildlyIsGivenTheBenefitOfIt() {
        standing("relu", 0.001, 0.950, 0.955);
        standing("relu", 0.003, 0.949, 0.953);
        standing("relu", 0.01, 0.948, 0.952);
        standing("relu", 0.03, 0.951, 0.953);
        standing("relu", 0.1, 0.600, 0.960);
        assertThat(droppedRates()).isEmpty();
    }

    @Test
    void activationsDoNotCompeteWithEachOther() {
        standing("relu", 0.001, 0.300, 0.305);
        standing("relu", 0.01, 0.301, 0.303);
        standing("elu", 0.001, 0.950, 0.955);
        standing("elu", 0.01, 0.949, 0.957);
        assertThat(droppedRates()).isEmpty();
    }

    @Test
    void oneThatDivergedIsDroppedWhenItsLeaderDidNot() {
        standing("relu", 0.001, 0.80, 0.81);
        standing("relu", 0.01, 0.99, DIVERGED);
        standing("relu", 0.1, DIVERGED, DIVERGED);
        assertThat(droppedRates()).containsExactlyInAnyOrder(0.01, 0.1);
    }

    @Test
    void whereEverySettingDivergesAllStay() {
        standing("relu", 0.01, DIVERGED, DIVERGED);
        standing("relu", 0.1, DIVERGED, DIVERGED);
        assertThat(droppedRates()).isEmpty();
    }

    @Test
    void twoSettingsAloneAreTooFewToTellASmallDifferenceFromChance() {
        standing("relu", 0.001, 0.950, 0.955);
        standing("relu", 0.003, 0.940, 0.950);
        assertThat(droppedRates()).isEmpty();
    }

    @Test
    void oneRowOfAccuracyIsNoProof() {
        for (double rate : List.of(0.001, 0.003, 0.01)) {
            double score = rate == 0.001 ? 0.95 : 0.94;
            coarse("relu", rate, 0.01, score, score);
        }
        assertThat(droppedRates()).isEmpty();
    }

    @Test
    void aConfidenceIsAProbability() {
        assertThatThrownBy(() -> new Curtailment(1))
                .hasMessage("the confidence must lie between 0 and 1, but is 1.0");
        assertThat(Curtailment.DEFAULT.confidence()).isEqualTo(0.95);
    }

    @Property
    void aLeaderIsNeverDroppedAndNeitherIsItsEqual(
            @ForAll long seed, @ForAll @IntRange(min = 2, max = 4) int rounds) {
        List<Standing> random = random(seed, rounds);
        Set<Setting> dropped = Curtailment.DEFAULT.dropped(random, SEEDS);
        for (String activation : List.of("relu", "elu")) {
            List<Standing> its =
                    random.stream()
                            .filter(s -> s.setting().activation().name().equals(activation))
                            .toList();
            Standing leader = Collections.min(its, Standing.BY_MERIT);
            assertThat(its)
                    .filteredOn(s -> Standing.BY_MERIT.compare(s, leader) == 0)
                    .noneMatch(s -> dropped.contains(s.setting()));
        }
    }

    @Property
    void theOrderOfTheSettingsDecidesNothing(
            @ForAll long seed, @ForAll @IntRange(min = 2, max = 4) int rounds) {
        List<Standing> random = random(seed, rounds);
        List<Standing> shuffled = new ArrayList<>(random);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(Curtailment.DEFAULT.dropped(shuffled, SEEDS))
                .isEqualTo(Curtailment.DEFAULT.dropped(random, SEEDS));
    }

    @Property
    void moreConfidenceDropsNoMore(
            @ForAll long seed,
            @ForAll @DoubleRange(min = 0.5, max = 0.94) double less,
            @ForAll @IntRange(min = 2, max = 4) int rounds) {
        List<Standing> random = random(seed, rounds);
        assertThat(new Curtailment(less).dropped(random, SEEDS))
                .containsAll(Curtailment.DEFAULT.dropped(random, SEEDS));
    }

    /** Two activations at six rates, some of which diverge. */
    private static List<Standing> random(long seed, int rounds) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Standing> standings = new ArrayList<>();
        for (String activation : List.of("relu", "elu")) {
            for (double rate : SearchSpace.DEFAULT_LEARNING_RATES) {
                double mean = 0.9 - 0.1 * random.nextDouble();
                double[] scores =
                        random.doubles(rounds, mean - 0.02, mean + 0.02)
                                .map(score -> random.nextInt(20) == 0 ? DIVERGED : score)
                                .toArray();
                standings.add(standing(activation, rate, 0.001, scores));
            }
        }
        return standings;
    }

    private Set<Double> droppedRates() {
        return Curtailment.DEFAULT.dropped(running, SEEDS).stream()
                .map(Setting::learningRate)
                .collect(Collectors.toSet());
    }

    private void standing(String activation, double rate, double... scores) {
        coarse(activation, rate, 0, scores);
    }

    private void coarse(String activation, double rate, double resolution, double... scores) {
        running.add(standing(activation, rate, resolution, scores));
    }

    private static Standing standing(
            String activation, double rate, double resolution, double[] scores) {
        Setting setting = MadeUp.setting(activation, rate);
        List<Trial> trials = new ArrayList<>();
        for (double score : scores) {
            TrialKey key = new TrialKey(trials.size(), setting, trials.size() + 1);
            trials.add(MadeUp.trial(key, score));
        }
        return new Standing(setting, trials, resolution, false);
    }
}
