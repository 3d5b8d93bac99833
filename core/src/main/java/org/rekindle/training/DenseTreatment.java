package org.rekindle.training;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.rekindle.network.DenseNetwork;
import org.rekindle.random.Seed;
import org.rekindle.subject.Outcome;
import org.rekindle.subject.PreparedRun;

/**
 * A state and how to train it.
 *
 * @param run data and recipe; the recipe's initial network is not used
 * @param state where training starts
 * @param seed the seed of the batch order
 * @param outputChange the largest absolute change of an output on the validation samples by
 *     recycling; NaN where nothing was recycled
 */
record DenseTreatment(PastRun run, TrainingState state, Seed seed, double outputChange)
        implements PreparedRun {

    static DenseTreatment resumed(PastRun run, TrainingState state, Seed seed) {
        return new DenseTreatment(run, state, seed, Double.NaN);
    }

    static DenseTreatment fresh(PastRun run, DenseNetwork network, Seed seed) {
        return resumed(run, TrainingState.start(network, run.recipe().plan().optimizer()), seed);
    }

    @Override
    public Outcome train(BooleanSupplier shouldStop) {
        return new Trainer(run.recipe().plan())
                .carryOn(
                        state,
                        run.data(),
                        seed.child("batches"),
                        TrainingObserver.until(shouldStop))
                .outcome();
    }

    @Override
    public Optional<DenseNetwork> network() {
        return Optional.of(state.network());
    }
}
