package org.rekindle.cli;

import java.util.Optional;
import org.rekindle.census.NetworkCensus;
import org.rekindle.cli.run.RunDirectory;
import org.rekindle.network.DenseNetwork;
import org.rekindle.training.EpochReport;
import org.rekindle.training.FiringHistory;
import org.rekindle.training.TrainingObserver;
import org.rekindle.training.TrainingState;

/**
 * Keeps the network of a run, and a copy as it was after the last epoch at which it was healthy.
 */
final class KeptNetworks implements TrainingObserver {
    private Optional<TrainingState> state = Optional.empty();
    private Optional<DenseNetwork> lastHealthy = Optional.empty();

    @Override
    public void onStart(TrainingState started, NetworkCensus atStepZero) {
        state = Optional.of(started);
        keep(atStepZero);
    }

    @Override
    public void onEpoch(EpochReport report, FiringHistory firing) {
        keep(report.census());
    }

    private void keep(NetworkCensus census) {
        if (census.isHealthy()) {
            lastHealthy = state.map(TrainingState::network).map(DenseNetwork::copy);
        }
    }

    void write(RunDirectory directory) {
        state.ifPresent(end -> directory.writeWeights(RunDirectory.MODEL, end.network()));
        lastHealthy.ifPresent(
                network -> directory.writeWeights(RunDirectory.LAST_HEALTHY, network));
    }
}
