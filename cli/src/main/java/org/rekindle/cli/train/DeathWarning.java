package org.rekindle.cli.train;

import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.rekindle.census.LayerCensus;
import org.rekindle.census.NetworkCensus;
import org.rekindle.census.Verdict;
import org.rekindle.cli.terminal.Terminal;
import org.rekindle.text.NumberText;
import org.rekindle.training.EpochReport;
import org.rekindle.training.FiringHistory;
import org.rekindle.training.TrainingObserver;
import org.rekindle.training.TrainingPlan;
import org.rekindle.training.TrainingState;

/**
 * Warns once, in one line, when the units of a network are born dead, and once when they begin to
 * die. The cause that it names is the likely one; {@code rekindle explain} shows the true one.
 */
final class DeathWarning implements TrainingObserver {
    /** Above this share of a weight that decay takes at every step, decay is the likelier cause. */
    private static final double HEAVY_DECAY = 0.01;

    private final Terminal terminal;
    private final TrainingPlan plan;
    private final float biasInit;
    private final boolean standardized;
    private int bornDead;
    private boolean warned;

    DeathWarning(Terminal terminal, TrainingPlan plan, float biasInit, boolean standardized) {
        this.terminal = terminal;
        this.plan = plan;
        this.biasInit = biasInit;
        this.standardized = standardized;
    }

    @Override
    public void onStart(TrainingState state, NetworkCensus atStepZero) {
        bornDead = atStepZero.dead();
        if (atStepZero.isHealthy()) {
            return;
        }
        terminal.err()
                .printf(
                        "rekindle: %d of %d %s %s (step 0); likely cause: %s%n",
                        bornDead + atStepZero.inconclusive(),
                        atStepZero.units(),
                        atStepZero.unitsTitle(),
                        atStepZero.isInconclusive()
                                ? "do not fire on %d samples, which are too few to call them dead"
                                        .formatted(atStepZero.samples())
                                : "are born dead",
                        causeAtBirth());
    }

    private String causeAtBirth() {
        if (biasInit < 0) {
            return "initialization; try it without --bias-init, or with --care cure";
        }
        return standardized
                ? "initialization; try --init he_normal or rai, wider layers, or --care cure"
                : "input_scale; try without --no-standardize";
    }

    @Override
    public void onEpoch(EpochReport report, FiringHistory firing) {
        NetworkCensus census = report.census();
        int died = census.dead() - bornDead;
        if (warned || census.isHealthy() || died <= 1) {
            return;
        }
        warned = true;
        OptionalLong first =
                IntStream.range(0, census.layers().size())
                        .mapToObj(layer -> lastSteps(layer, census, firing))
                        .flatMapToLong(steps -> steps)
                        .filter(step -> step > 0)
                        .min();
        terminal.err()
                .printf(
                        "rekindle: %d of %d %s have died by epoch %d%s; likely cause: %s%n",
                        died,
                        census.units(),
                        census.unitsTitle(),
                        report.epoch(),
                        first.isPresent()
                                ? ", the first went silent after step " + first.getAsLong()
                                : "",
                        causeOfDeath());
    }

    private String causeOfDeath() {
        if (!standardized) {
            return "input_scale; try without --no-standardize";
        }
        if (plan.learningRate() * plan.optimizer().weightDecay() > HEAVY_DECAY) {
            return "regularization; try a smaller --weight-decay";
        }
        return "learning_rate; try --learning-rate %s"
                .formatted(NumberText.rate(plan.learningRate() / 10));
    }

    private static LongStream lastSteps(int layer, NetworkCensus census, FiringHistory firing) {
        LayerCensus ofLayer = census.layers().get(layer);
        return IntStream.range(0, ofLayer.units().size())
                .filter(unit -> ofLayer.units().get(unit).verdict() == Verdict.DEAD)
                .mapToLong(unit -> firing.lastFiredStep(layer, unit));
    }
}
