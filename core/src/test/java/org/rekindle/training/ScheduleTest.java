package org.rekindle.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rekindle.activation.Relu;
import org.rekindle.census.NetworkCensus;
import org.rekindle.network.DenseNetwork;
import org.rekindle.network.LossFunction;
import org.rekindle.network.Metric;
import org.rekindle.network.NetworkShape;
import org.rekindle.network.Task;
import org.rekindle.subject.Change;

class ScheduleTest {
    private static final NetworkShape SHAPE = new NetworkShape(8, List.of(6), 3);

    @Test
    void aConstantRateIsTheRateItself() {
        assertThat(rates(Schedule.CONSTANT, 4)).containsExactly(0.1, 0.1, 0.1, 0.1);
    }

    @Test
    void aCosineFallsFromTheRateToZeroAfterTheLastEpoch() {
        double root = Math.sqrt(0.5);
        List<Double> rates = rates(Schedule.COSINE, 4);
        List<Double> expected = List.of(0.1, 0.05 * (1 + root), 0.05, 0.05 * (1 - root));
        for (int i = 0; i < 4; i++) {
            assertThat(rates.get(i)).isCloseTo(expected.get(i), within(1e-15));
        }
        assertThat(Schedule.COSINE.rate(0.1, 5, 4)).isZero();
    }

    @Test
    void aStepIsATenthAfterEachThird() {
        assertThat(rates(Schedule.STEP, 6)).containsExactly(0.1, 0.1, 0.01, 0.01, 0.001, 0.001);
        assertThat(rates(Schedule.STEP, 7))
                .containsExactly(0.1, 0.1, 0.1, 0.01, 0.01, 0.001, 0.001);
        assertThat(rates(Schedule.STEP, 1)).containsExactly(0.1);
        assertThat(rates(Schedule.STEP, 2)).containsExactly(0.1, 0.01);
    }

    @Test
    void aPartOfARunHasTheRatesOfTheRun() {
        TrainingPlan plan = plan(Schedule.COSINE, 10);
        assertThat(plan.until(3).learningRate(3)).isEqualTo(plan.learningRate(3));
        assertThat(plan.until(3).until(2).learningRate(2)).isEqualTo(plan.learningRate(2));
        assertThat(plan.until(30).learningRate(11)).isEqualTo(plan.withEpochs(30).learningRate(11));
        assertThat(plan.until(10)).isEqualTo(plan);
    }

    /** Epochs at a rate of almost 0 change almost nothing. */
    @Test
    void theTrainerFollowsTheSchedule() {
        for (Schedule schedule : Schedule.values()) {
            List<float[]> weights = new ArrayList<>();
            recipe(schedule)
                    .train(
                            Samples.data(Task.CLASSIFICATION),
                            new TrainingObserver() {
                                private DenseNetwork network =
                                        recipe(Schedule.CONSTANT).initialNetwork();

                                @Override
                                public void onStart(TrainingState state, NetworkCensus atStepZero) {
                                    network = state.network();
                                }

                                @Override
                                public void onEpoch(EpochReport report, FiringHistory firing) {
                                    weights.add(network.parameters().clone());
                                }
                            });
            double first = distance(weights.get(0), weights.get(1));
            double last = distance(weights.get(7), weights.get(8));
            if (schedule == Schedule.CONSTANT) {
                assertThat(last).isGreaterThan(0.2 * first);
            } else {
                assertThat(last).as(schedule.id()).isLessThan(0.2 * first);
            }
        }
    }

    @Test
    void aChangeOfTheRateKeepsTheSchedule() {
        TrainingPlan changed = plan(Schedule.STEP, 6).with(Change.NONE.withLearningRateFactor(0.1));
        assertThat(changed.learningRate(3)).isCloseTo(0.001, within(1e-18));
    }

    @Test
    void namesAreReadAndBadOnesRefused() {
        for (Schedule schedule : Schedule.values()) {
            assertThat(Schedule.named(schedule.id())).isEqualTo(schedule);
        }
        assertThatThrownBy(() -> Schedule.named("linear"))
                .hasMessage("unknown schedule \"linear\"; known are constant, cosine, step");
        assertThatThrownBy(() -> LossFunction.named("hinge"))
                .hasMessage("unknown loss \"hinge\"; known are cross_entropy, mse");
        assertThatThrownBy(
                        () ->
                                TrainingPlan.defaults(Task.REGRESSION)
                                        .withRegime(
                                                new Regime(
                                                        LossFunction.CROSS_ENTROPY,
                                                        Schedule.CONSTANT)))
                .hasMessageContaining("is for classes");
    }

    private static List<Double> rates(Schedule schedule, int epochs) {
        TrainingPlan plan = plan(schedule, epochs);
        return IntStream.rangeClosed(1, epochs).mapToObj(plan::learningRate).toList();
    }

    private static TrainingPlan plan(Schedule schedule, int epochs) {
        return new TrainingPlan(
                Metric.ACCURACY,
                new Sgd(0, 0),
                0.1,
                50,
                epochs,
                new Regime(LossFunction.CROSS_ENTROPY, schedule),
                epochs);
    }

    private static Recipe recipe(Schedule schedule) {
        return new Recipe(SHAPE, new Relu(), plan(schedule, 9), 1);
    }

    private static double distance(float[] one, float[] other) {
        double squares = 0;
        for (int i = 0; i < one.length; i++) {
            squares += ((double) one[i] - other[i]) * ((double) one[i] - other[i]);
        }
        return Math.sqrt(squares);
    }
}
