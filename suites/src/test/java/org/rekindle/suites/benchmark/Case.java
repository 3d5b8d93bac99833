package org.rekindle.suites.benchmark;

import java.util.List;
import org.rekindle.activation.Relu;
import org.rekindle.network.Initializer;
import org.rekindle.network.NetworkShape;
import org.rekindle.network.VarianceScaling;
import org.rekindle.training.Optimizer;
import org.rekindle.training.PastRun;
import org.rekindle.training.Recipe;
import org.rekindle.training.TrainingPlan;

/**
 * One training, as a fault changes it. Two cases that are equal give the same network.
 *
 * @param data what it learns from
 * @param network its hidden layers
 * @param plan how it is trained
 * @param seed of weights and batches
 */
record Case(CaseData data, CaseNetwork network, TrainingPlan plan, long seed) {

    /** A case without a fault. */
    static Case of(Table table, Optimizer optimizer, double rate, List<Integer> hidden, long seed) {
        return new Case(
                new CaseData(table, SampleFault.NONE, 0, 0),
                new CaseNetwork(hidden, VarianceScaling.HE_NORMAL, 0, 0),
                new TrainingPlan(table.task(), optimizer, rate, 32, 15),
                seed);
    }

    Table table() {
        return data.table();
    }

    double rate() {
        return plan.learningRate();
    }

    int epochs() {
        return plan.epochs();
    }

    Case withData(CaseData other) {
        return new Case(other, network, plan, seed);
    }

    Case withFault(SampleFault fault) {
        return withData(data.withFault(fault));
    }

    Case withInputFactor(float factor) {
        return withData(data.withInputFactor(factor));
    }

    Case withTargetFactor(float factor) {
        return withData(data.withTargetFactor(factor));
    }

    private Case with(CaseNetwork other) {
        return new Case(data, other, plan, seed);
    }

    Case withHidden(List<Integer> hidden) {
        return with(network.withHidden(hidden));
    }

    Case withInitializer(Initializer initializer) {
        return with(network.withInitializer(initializer));
    }

    Case withBiases(float first, float others) {
        return with(network.withBiases(first, others));
    }

    private Case with(TrainingPlan other) {
        return new Case(data, network, other, seed);
    }

    Case withOptimizer(Optimizer optimizer) {
        return with(plan.withOptimizer(optimizer));
    }

    Case withRate(double rate) {
        return with(plan.withLearningRate(rate));
    }

    Case withBatch(int batch) {
        return with(new TrainingPlan(plan.task(), plan.optimizer(), rate(), batch, plan.epochs()));
    }

    Case withEpochs(int epochs) {
        return with(plan.withEpochs(epochs));
    }

    Case withSeed(long other) {
        return new Case(data, network, plan, other);
    }

    /** The run, with everything that an examination may change in it. */
    PastRun run() {
        Recipe recipe =
                new Recipe(
                        new NetworkShape(table().features(), network.hidden(), table().outputs()),
                        new Relu(),
                        network.initializer(),
                        network.biases(),
                        plan,
                        seed);
        return new PastRun(recipe, data.samples(), data.standardized());
    }
}
