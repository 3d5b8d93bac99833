package org.rekindle.suites.benchmark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.rekindle.activation.Relu;
import org.rekindle.network.Initializer;
import org.rekindle.network.NetworkShape;
import org.rekindle.network.VarianceScaling;
import org.rekindle.training.Optimizer;
import org.rekindle.training.PastRun;
import org.rekindle.training.Recipe;
import org.rekindle.training.Standardized;
import org.rekindle.training.TrainingData;
import org.rekindle.training.TrainingPlan;

/**
 * One training, as a fault changes it. Two cases that are equal give the same network.
 *
 * @param table what it learns
 * @param samples what is wrong with the samples themselves
 * @param optimizer how gradients become updates
 * @param rate the learning rate
 * @param hidden the units of each hidden layer
 * @param batch samples for each update
 * @param epochs passes over the training samples
 * @param initializer how weights are drawn
 * @param firstBias the initial bias of the first hidden layer
 * @param bias that of the others
 * @param inputFactor raw inputs times this; 0 for standardised ones
 * @param targetFactor the same of a number to predict
 * @param seed of weights and batches
 */
record Case(
        Table table,
        SampleFault samples,
        Optimizer optimizer,
        double rate,
        List<Integer> hidden,
        int batch,
        int epochs,
        Initializer initializer,
        float firstBias,
        float bias,
        float inputFactor,
        float targetFactor,
        long seed) {

    /** A case without a fault. */
    static Case of(Table table, Optimizer optimizer, double rate, List<Integer> hidden, long seed) {
        return new Case(
                table,
                SampleFault.NONE,
                optimizer,
                rate,
                hidden,
                32,
                15,
                VarianceScaling.HE_NORMAL,
                0,
                0,
                0,
                0,
                seed);
    }

    Case withSamples(SampleFault other) {
        return new Case(
                table,
                other,
                optimizer,
                rate,
                hidden,
                batch,
                epochs,
                initializer,
                firstBias,
                bias,
                inputFactor,
                targetFactor,
                seed);
    }

    Case withOptimizer(Optimizer other) {
        return new Case(
                table,
                samples,
                other,
                rate,
                hidden,
                batch,
                epochs,
                initializer,
                firstBias,
                bias,
                inputFactor,
                targetFactor,
                seed);
    }

    Case withRate(double other) {
        return new Case(
                table,
                samples,
                optimizer,
                other,
                hidden,
                batch,
                epochs,
                initializer,
                firstBias,
                bias,
                inputFactor,
                targetFactor,
                seed);
    }

    Case withHidden(List<Integer> other) {
        return new Case(
                table,
                samples,
                optimizer,
                rate,
                other,
                batch,
                epochs,
                initializer,
                firstBias,
                bias,
                inputFactor,
                targetFactor,
                seed);
    }

    Case withBatch(int other) {
        return new Case(
                table,
                samples,
                optimizer,
                rate,
                hidden,
                other,
                epochs,
                initializer,
                firstBias,
                bias,
                inputFactor,
                targetFactor,
                seed);
    }

    Case withEpochs(int other) {
        return new Case(
                table,
                samples,
                optimizer,
                rate,
                hidden,
                batch,
                other,
                initializer,
                firstBias,
                bias,
                inputFactor,
                targetFactor,
                seed);
    }

    Case withInitializer(Initializer other) {
        return new Case(
                table,
                samples,
                optimizer,
                rate,
                hidden,
                batch,
                epochs,
                other,
                firstBias,
                bias,
                inputFactor,
                targetFactor,
                seed);
    }

    Case withBiases(float first, float others) {
        return new Case(
                table,
                samples,
                optimizer,
                rate,
                hidden,
                batch,
                epochs,
                initializer,
                first,
                others,
                inputFactor,
                targetFactor,
                seed);
    }

    Case withInputFactor(float other) {
        return new Case(
                table,
                samples,
                optimizer,
                rate,
                hidden,
                batch,
                epochs,
                initializer,
                firstBias,
                bias,
                other,
                targetFactor,
                seed);
    }

    Case withTargetFactor(float other) {
        return new Case(
                table,
                samples,
                optimizer,
                rate,
                hidden,
                batch,
                epochs,
                initializer,
                firstBias,
                bias,
                inputFactor,
                other,
                seed);
    }

    Case withSeed(long other) {
        return new Case(
                table,
                samples,
                optimizer,
                rate,
                hidden,
                batch,
                epochs,
                initializer,
                firstBias,
                bias,
                inputFactor,
                targetFactor,
                other);
    }

    /** The run, with everything that an examination may change in it. */
    PastRun run() {
        List<Float> biases = new ArrayList<>(Collections.nCopies(hidden.size(), bias));
        biases.set(0, firstBias);
        Recipe recipe =
                new Recipe(
                        new NetworkShape(table.features(), hidden, table.outputs()),
                        new Relu(),
                        initializer,
                        biases,
                        new TrainingPlan(table.task(), optimizer, rate, batch, epochs),
                        seed);
        Optional<TrainingData> inputs =
                inputFactor == 0 ? Optional.empty() : Optional.of(data(0, targetFactor));
        Optional<TrainingData> target =
                targetFactor == 0 ? Optional.empty() : Optional.of(data(inputFactor, 0));
        Optional<TrainingData> both =
                inputs.isPresent() && target.isPresent()
                        ? Optional.of(data(0, 0))
                        : Optional.empty();
        return new PastRun(
                recipe, data(inputFactor, targetFactor), new Standardized(inputs, target, both));
    }

    private TrainingData data(float inputs, float target) {
        return samples.spoil(table.data(inputs, target));
    }
}
