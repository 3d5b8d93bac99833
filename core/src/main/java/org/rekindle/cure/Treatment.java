package org.rekindle.cure;

import java.util.BitSet;
import java.util.List;
import org.rekindle.kernel.Kernels;
import org.rekindle.network.DenseNetwork;
import org.rekindle.network.Initializer;
import org.rekindle.random.Seed;
import org.rekindle.training.PastRun;
import org.rekindle.training.Recipe;
import org.rekindle.training.TrainingState;

/**
 * A state and how to train it.
 *
 * @param run data and recipe; the recipe's initial network is not used
 * @param state its start
 * @param outputChange by how much recycling changed an output on the validation samples, at most;
 *     NaN where nothing was recycled
 */
public record Treatment(PastRun run, TrainingState state, double outputChange) {
    Treatment(PastRun run, TrainingState state) {
        this(run, state, Double.NaN);
    }

    /** With biases of 0, whatever those of the run were. */
    static DenseNetwork newNetwork(Recipe recipe, Initializer initializer, Seed seed) {
        return DenseNetwork.initialize(
                recipe.shape(), recipe.activation(), initializer, 0, seed.child("weights"));
    }

    static Treatment recycled(
            Patient patient,
            TrainingState state,
            List<BitSet> units,
            DenseNetwork donor,
            Kernels kernels) {
        Recycling.Report report =
                Recycling.recycle(state, units, donor, patient.run().data().validation(), kernels);
        return new Treatment(patient.run(), state, report.largestChange());
    }

    static Treatment fresh(PastRun run, DenseNetwork network, Kernels kernels) {
        return new Treatment(
                run, TrainingState.start(network, run.recipe().plan().optimizer(), kernels));
    }
}
