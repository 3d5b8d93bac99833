package org.rekindle.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.rekindle.activation.Relu;
import org.rekindle.census.LifeLine;
import org.rekindle.census.NetworkCensus;
import org.rekindle.census.Verdict;
import org.rekindle.network.Affine;
import org.rekindle.network.DenseNetwork;
import org.rekindle.network.NetworkShape;
import org.rekindle.network.Task;
import org.rekindle.network.VarianceScaling;

/** Against a naive second implementation, which keeps everything. */
class LifeLineRecorderTest {
    private static final TrainingData DATA = Samples.data(Task.CLASSIFICATION);
    private static final int EPOCHS = 4;
    private static final Naive NAIVE = new Naive();
    private static List<LifeLine> lives = List.of();

    /** Every step's parameters and who had fired by then. */
    private static final class Naive implements TrainingObserver {
        final List<float[]> parameters = new ArrayList<>();
        final List<long[]> lastFired = new ArrayList<>();
        private Optional<DenseNetwork> started = Optional.empty();

        DenseNetwork network() {
            return started.orElseThrow();
        }

        @Override
        public void onStart(TrainingState state, NetworkCensus atStepZero) {
            started = Optional.of(state.network());
            parameters.add(network().parameters().clone());
        }

        @Override
        public void onStep(long step, double loss, FiringHistory firing) {
            parameters.add(network().parameters().clone());
            long[] steps = new long[units()];
            for (int i = 0; i < steps.length; i++) {
                steps[i] = firing.lastFiredStep(i / 16, i % 16);
            }
            lastFired.add(steps);
        }

        int units() {
            return 32;
        }
    }

    @BeforeAll
    static void run() {
        Recipe recipe =
                new Recipe(
                        new NetworkShape(8, List.of(16, 16), 3),
                        new Relu(),
                        VarianceScaling.HE_NORMAL,
                        Collections.nCopies(2, 0f),
                        new TrainingPlan(
                                Task.CLASSIFICATION, Adam.withWeightDecay(0), 0.3, 50, EPOCHS),
                        4);
        LifeLineRecorder recorder = new LifeLineRecorder(DATA);
        recipe.train(recipe.initialNetwork(), DATA, TrainingObserver.all(List.of(NAIVE, recorder)));
        lives = recorder.lifeLines();
    }

    @Test
    void theUpdateAfterWhichAUnitFellSilentIsMeasured() {
        long steps = NAIVE.lastFired.size();
        int silenced = 0;
        for (int i = 0; i < NAIVE.units(); i++) {
            LifeLine life = lives.get(i);
            long last = NAIVE.lastFired.get(NAIVE.lastFired.size() - 1)[i];
            assertThat(life.lastFiredStep()).isEqualTo(last);
            if (last == 0 || last == steps) {
                assertThat(life.lastUpdate()).isNaN();
            } else {
                silenced++;
                assertThat(life.lastUpdate())
                        .isCloseTo(relativeUpdate(i, (int) last), within(1e-12));
            }
        }
        assertThat(silenced).isGreaterThan(5);
    }

    private static double relativeUpdate(int i, int step) {
        Affine affine = NAIVE.network().hidden().get(i / 16).affine();
        float[] before = NAIVE.parameters.get(step - 1);
        float[] after = NAIVE.parameters.get(step);
        double change = 0;
        double length = 0;
        List<Integer> incoming = new ArrayList<>();
        for (int k = 0; k < affine.fanIn(); k++) {
            incoming.add(affine.weights() + i % 16 * affine.fanIn() + k);
        }
        incoming.add(affine.biases() + i % 16);
        for (int k : incoming) {
            change += Math.pow((double) after[k] - before[k], 2);
            length += Math.pow(before[k], 2);
        }
        return Math.sqrt(change / length);
    }

    @Test
    void aLifeHasARateForEveryEpochAndEndsAsTheCensusSays() {
        assertThat(lives).hasSize(NAIVE.units());
        assertThat(lives).allMatch(life -> life.epochs() == EPOCHS);
        for (LifeLine life : lives) {
            boolean silent = life.maxPreActivation(EPOCHS) <= 0;
            assertThat(life.verdict() == Verdict.DEAD).isEqualTo(silent);
            assertThat(life.meanPreActivation(EPOCHS))
                    .isLessThanOrEqualTo(life.maxPreActivation(EPOCHS));
            assertThat(life.firingRate(1)).isBetween(0f, 1f);
        }
        assertThat(lives).anyMatch(life -> life.verdict() == Verdict.DEAD);
        assertThat(lives).anyMatch(life -> life.verdict() == Verdict.ACTIVE);
    }
}
