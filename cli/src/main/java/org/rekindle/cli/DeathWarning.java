package org.rekindle.cli;

import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.rekindle.census.LayerCensus;
import org.rekindle.census.NetworkCensus;
import org.rekindle.census.Verdict;
import org.rekindle.cli.terminal.Terminal;
import org.rekindle.statistics.Figures;
import org.rekindle.training.EpochReport;
import org.rekindle.training.FiringHistory;
import org.rekindle.training.TrainingObserver;
import org.rekindle.training.TrainingState;

/**
 * Warns once, in one line, when the units of a network are born dead, and once when they begin to
 * die. The cause that it names is the likely one; {@code rekindle explain} shows the true one.
 */
final class DeathWarning implements TrainingObserver {
    private final Terminal terminal;
    private final double learningRate;
    private final boolean standardized;
    private int bornDead;
    private boolean warned;

    DeathWarning(Terminal terminal, double learningRate, boolean standardized) {
        this.terminal = terminal;
        this.learningRate = learningRate;
        this.standardized = standardized;
    }

    @Override
    public void onStart(TrainingState state, NetworkCensus atStepZero) {
        bornDead = dead(atStepZero);
        if (!atStepZero.isHealthy()) {
            terminal.err()
                    .printf(
                            "rekindle: %d of %d hidden units are born dead (step 0); likely cause: %s%n",
                            bornDead,
                            units(atStepZero),
                            standardized
                                    ? "initialization; try --init he_normal without --bias-init, or --care cure"
                                    : "input_scale; try without --no-standardize");
        }
    }

    @Override
    public void onEpoch(EpochReport report, FiringHistory firing) {
        int dead = dead(report.census());
        int units = units(report.census());
        if (warned || dead - bornDead <= NetworkCensus.HEALTHY_DEAD_FRACTION * units) {
            return;
        }
        warned = true;
        OptionalLong first =
                IntStream.range(0, report.census().layers().size())
                        .mapToObj(layer -> lastSteps(layer, report.census(), firing))
                        .flatMapToLong(steps -> steps)
                        .filter(step -> step > 0)
                        .min();
        terminal.err()
                .printf(
                        "rekindle: %d of %d hidden units have died since the start, the first at step %s (epoch %d);"
                                + " likely cause: %s%n",
                        dead - bornDead,
                        units,
                        first.isPresent() ? Long.toString(first.getAsLong()) : "1",
                        report.epoch(),
                        standardized
                                ? "learning_rate; try --learning-rate %s, or --care cure"
                                        .formatted(Figures.rate(learningRate / 10))
                                : "input_scale; try without --no-standardize");
    }

    private static LongStream lastSteps(int layer, NetworkCensus census, FiringHistory firing) {
        LayerCensus ofLayer = census.layers().get(layer);
        return IntStream.range(0, ofLayer.units().size())
                .filter(unit -> ofLayer.units().get(unit).verdict() == Verdict.DEAD)
                .mapToLong(unit -> firing.lastFiredStep(layer, unit));
    }

    private static int dead(NetworkCensus census) {
        return census.layers().stream().mapToInt(LayerCensus::dead).sum();
    }

    private static int units(NetworkCensus census) {
        return census.layers().stream().mapToInt(layer -> layer.units().size()).sum();
    }
}
