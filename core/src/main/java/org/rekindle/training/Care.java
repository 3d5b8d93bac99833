package org.rekindle.training;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.rekindle.census.NetworkCensus;
import org.rekindle.network.Dataset;
import org.rekindle.network.DenseNetwork;
import org.rekindle.random.Seed;

/**
 * Recycles dead units at the end of every epoch except the last, after which they could not learn
 * any more.
 */
public final class Care implements TrainingObserver {
    private final Dataset probe;
    private final int epochs;
    private final Seed seed;
    private final Listener listener;
    private Optional<TrainingState> state = Optional.empty();

    /** Called whenever units were recycled. */
    public interface Listener {
        /**
         * Called after the recycling.
         *
         * @param epoch after which it was done
         * @param report what was done
         */
        void onRecycling(int epoch, Recycling.Report report);
    }

    /**
     * Care for one run.
     *
     * @param probe the samples on which the change of the output is measured
     * @param epochs how many epochs the run has
     * @param seed the seed of the new weights
     */
    public Care(Dataset probe, int epochs, Seed seed, Listener listener) {
        this.probe = probe;
        this.epochs = epochs;
        this.seed = seed;
        this.listener = listener;
    }

    @Override
    public void onStart(TrainingState started, NetworkCensus atStepZero) {
        state = Optional.of(started);
    }

    @Override
    public void onEpoch(EpochReport report, FiringHistory firing) {
        List<BitSet> dead = Recycling.dead(report.census());
        if (report.epoch() == epochs || dead.stream().allMatch(BitSet::isEmpty)) {
            return;
        }
        TrainingState now = state.orElseThrow();
        DenseNetwork donor = Recycling.donorFor(now.network(), seed.child(report.epoch()));
        Recycling.Report done = Recycling.recycle(now, dead, donor, probe);
        listener.onRecycling(report.epoch(), done);
    }
}
