package org.rekindle.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rekindle.activation.Relu;
import org.rekindle.network.Dataset;
import org.rekindle.network.DenseNetwork;
import org.rekindle.network.InputRows;
import org.rekindle.network.Metric;
import org.rekindle.network.NetworkShape;
import org.rekindle.network.Task;
import org.rekindle.network.VarianceScaling;
import org.rekindle.random.Seed;

/** Where the inputs lie changes no bit of what is learnt from them. */
class SamplesElsewhereTest {
    /** Rows that no array is taken for. */
    @SuppressWarnings("ArrayRecordComponent") // read only, and never compared
    private record Elsewhere(float[] values, int features) implements InputRows {
        @Override
        public void copy(int first, int samples, float[] to, int at) {
            System.arraycopy(values, first * features, to, at, samples * features);
        }
    }

    private static Dataset elsewhere(Dataset data) {
        return new Dataset(new Elsewhere(data.inputs(), data.features()), data.targets());
    }

    private static TrainingData elsewhere(TrainingData data) {
        return new TrainingData(elsewhere(data.train()), elsewhere(data.validation()));
    }

    private static NetworkShape shape(Task task) {
        return new NetworkShape(8, List.of(16), task == Task.CLASSIFICATION ? 3 : 1);
    }

    @ParameterizedTest
    @EnumSource
    void aNetworkIsTheSameBitForBit(Task task) {
        DenseNetwork here = network(task);
        DenseNetwork there = network(task);
        List<Double> scores = train(here, task, Samples.data(task));
        assertThat(train(there, task, elsewhere(Samples.data(task)))).isEqualTo(scores);
        assertThat(there.parameters()).containsExactly(here.parameters());
    }

    private static DenseNetwork network(Task task) {
        return DenseNetwork.initialize(
                shape(task), new Relu(), VarianceScaling.HE_NORMAL, 0, Seed.of(1));
    }

    private static List<Double> train(DenseNetwork network, Task task, TrainingData data) {
        return new DenseTrainer(new TrainingPlan(task, Adam.withWeightDecay(0.01), 0.01, 37, 3))
                .train(network, data, Seed.of(2), TrainingObserver.NONE)
                .scoreByEpoch();
    }

    @ParameterizedTest
    @EnumSource
    void theModelsThatANetworkMustBeatAreTheSame(Task task) {
        TrainingData data = Samples.data(task);
        TrainingData raw = new TrainingData(raw(data.train()), raw(data.validation()));
        for (TrainingData one : List.of(data, raw)) {
            BaselineModels here = BaselineModels.fit(one, shape(task), Metric.of(task), 1);
            BaselineModels there =
                    BaselineModels.fit(elsewhere(one), shape(task), Metric.of(task), 1);
            assertThat(there.on(elsewhere(one).validation())).isEqualTo(here.on(one.validation()));
        }
    }

    /** Inputs that are not standardised. */
    private static Dataset raw(Dataset data) {
        float[] inputs = data.inputs().clone();
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = 100 + i % data.features() + 7 * inputs[i];
        }
        return new Dataset(inputs, data.targets(), data.features());
    }

    @ParameterizedTest
    @EnumSource
    void chosenSamplesAndAllOfThemAreWhatTheyWere(Task task) {
        Dataset data = Samples.of(task, 5000, 1);
        Dataset there = elsewhere(data);
        assertThat(there.inputs()).containsExactly(data.inputs());
        assertThat(there.sameAs(data)).isTrue();
        int[] numbers = {4999, 3, 3, 2000};
        Dataset chosen = there.chosen(numbers);
        assertThat(chosen.sameAs(data.chosen(numbers))).isTrue();
        assertThat(chosen.sameAs(data.chosen(new int[] {4999, 3, 4, 2000}))).isFalse();
        for (int i = 0; i < numbers.length; i++) {
            assertThat(chosen.targets()[i]).isEqualTo(data.targets()[numbers[i]]);
            assertThat(chosen.inputs()[8 * i + 7]).isEqualTo(data.inputs()[8 * numbers[i] + 7]);
        }
    }
}
