package org.rekindle.run.engine;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.rekindle.census.LayerSummary;
import org.rekindle.census.NetworkCensus;
import org.rekindle.run.FileNames;
import org.rekindle.run.RunDirectory;
import org.rekindle.run.document.EpochDocument;
import org.rekindle.run.document.ScoreDocument;
import org.rekindle.training.EpochReport;
import org.rekindle.training.FiringHistory;
import org.rekindle.training.TrainingObserver;
import org.rekindle.training.TrainingState;

/** Writes every epoch of a training run to {@code epochs.jsonl} as it ends. */
final class EpochWriter implements TrainingObserver {
    private final RunDirectory directory;
    private Optional<NetworkCensus> atStepZero = Optional.empty();

    EpochWriter(RunDirectory directory) {
        this.directory = directory;
    }

    @Override
    public void onStart(TrainingState state, NetworkCensus census) {
        atStepZero = Optional.of(census);
        directory.append(
                FileNames.EPOCHS, new EpochDocument(0, null, null, census.summaries(census), null));
    }

    @Override
    public void onEpoch(EpochReport report, FiringHistory firing) {
        List<LayerSummary> layers = report.census().summaries(atStepZero.orElseThrow());
        directory.append(
                FileNames.EPOCHS,
                new EpochDocument(
                        report.epoch(),
                        report.trainingLoss(),
                        ScoreDocument.of(report.validation()),
                        layers,
                        IntStream.range(0, layers.size()).map(firing::silent).boxed().toList()));
    }
}
