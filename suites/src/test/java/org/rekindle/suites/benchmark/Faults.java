package org.rekindle.suites.benchmark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.rekindle.diagnosis.Cause;
import org.rekindle.network.FixedScale;
import org.rekindle.training.Adam;
import org.rekindle.training.Optimizer;
import org.rekindle.training.Sgd;

/** The faults that plant one cause of the list each. */
final class Faults {
    static final Optimizer ADAM = Adam.withWeightDecay(0);
    static final double ADAM_RATE = 0.002;
    static final Optimizer SGD = new Sgd(0, 0);
    static final double SGD_RATE = 0.05;
    static final Optimizer MOMENTUM = new Sgd(0.9, 0);
    static final double MOMENTUM_RATE = 0.01;
    private static final int ONE_BATCH = 1200;

    private Faults() {}

    /** Those that make sense for the table. */
    static List<Fault> of(Table table) {
        List<Fault> faults = new ArrayList<>();
        faults.addAll(starts());
        faults.addAll(rates());
        faults.addAll(scales(table));
        faults.addAll(decay());
        faults.addAll(shapes());
        faults.addAll(slowness());
        return faults;
    }

    private static List<Fault> starts() {
        return List.of(
                Fault.of("biases at -3", Cause.INITIALIZATION, run -> run.withBiases(-3, -3)),
                Fault.of("biases at -5", Cause.INITIALIZATION, run -> run.withBiases(-5, -5)),
                Fault.of(
                        "biases of the first layer at -20",
                        Cause.INITIALIZATION,
                        run -> run.withBiases(-20, 0)),
                Fault.of(
                        "weights of standard deviation 0.0001",
                        Cause.INITIALIZATION,
                        run -> run.withInitializer(FixedScale.normal(1e-4))),
                Fault.of(
                        "all weights -0.5",
                        Cause.INITIALIZATION,
                        run -> run.withInitializer(FixedScale.constant(-0.5))),
                new Fault(
                        "biases at -5, SGD with momentum",
                        Cause.INITIALIZATION,
                        Faults::withMomentum,
                        run -> run.withBiases(-5, -5)));
    }

    private static List<Fault> rates() {
        List<Fault> faults = new ArrayList<>();
        for (int factor : new int[] {15, 50, 150}) {
            faults.add(
                    Fault.of(
                            "Adam, rate times " + factor,
                            Cause.LEARNING_RATE,
                            run -> run.withRate(factor * run.rate())));
        }
        for (int factor : new int[] {20, 60, 200}) {
            faults.add(
                    new Fault(
                            "SGD, rate times " + factor,
                            Cause.LEARNING_RATE,
                            run -> run.withOptimizer(SGD).withRate(SGD_RATE),
                            run -> run.withRate(factor * run.rate())));
            faults.add(
                    new Fault(
                            "SGD with momentum, rate times " + factor,
                            Cause.LEARNING_RATE,
                            Faults::withMomentum,
                            run -> run.withRate(factor * run.rate())));
        }
        for (int factor : new int[] {8, 15, 25}) {
            faults.add(
                    new Fault(
                            "Adam, rate times %d for 60 epochs".formatted(factor),
                            Cause.SLOW_SLIDE,
                            run -> run.withEpochs(60),
                            run -> run.withRate(factor * run.rate())));
        }
        return faults;
    }

    private static List<Fault> scales(Table table) {
        List<Fault> faults = new ArrayList<>();
        for (float factor : new float[] {100, 1000, 10_000}) {
            faults.add(
                    Fault.of(
                            "raw inputs times " + (int) factor,
                            Cause.INPUT_SCALE,
                            run -> run.withInputFactor(factor)));
        }
        if (table.isRegression()) {
            for (float factor : new float[] {1, 100, 1000}) {
                faults.add(
                        Fault.of(
                                "raw target times " + (int) factor,
                                Cause.TARGET_SCALE,
                                run -> run.withTargetFactor(factor)));
            }
        }
        return faults;
    }

    private static List<Fault> decay() {
        return List.of(
                Fault.of("decay 30", Cause.REGULARIZATION, run -> withDecay(run, 30)),
                Fault.of("decay 100", Cause.REGULARIZATION, run -> withDecay(run, 100)),
                new Fault(
                        "decay 2, SGD with momentum",
                        Cause.REGULARIZATION,
                        Faults::withMomentum,
                        run -> run.withOptimizer(new Sgd(0.9, 2))));
    }

    private static List<Fault> shapes() {
        List<Fault> faults = new ArrayList<>();
        for (List<Integer> shape :
                List.of(
                        Collections.nCopies(5, 2),
                        Collections.nCopies(6, 3),
                        Collections.nCopies(8, 2))) {
            faults.add(
                    new Fault(
                            "%d layers of %d units".formatted(shape.size(), shape.get(0)),
                            Cause.WIDTH,
                            run ->
                                    run.withEpochs(40)
                                            .withHidden(Collections.nCopies(shape.size(), 64)),
                            run -> run.withHidden(shape)));
        }
        faults.add(
                new Fault(
                        "a layer of one unit between two of 64",
                        Cause.WIDTH,
                        run -> run.withHidden(List.of(64, 64, 64)),
                        run -> run.withHidden(List.of(64, 1, 64))));
        return faults;
    }

    private static List<Fault> slowness() {
        List<Fault> faults = new ArrayList<>();
        for (int divisor : new int[] {100, 1000}) {
            faults.add(
                    Fault.of(
                            "Adam, rate divided by " + divisor,
                            Cause.LEARNING_RATE_TOO_SMALL,
                            run -> run.withRate(run.rate() / divisor)));
        }
        faults.add(
                new Fault(
                        "SGD, rate divided by 100",
                        Cause.LEARNING_RATE_TOO_SMALL,
                        run -> run.withOptimizer(SGD).withRate(SGD_RATE),
                        run -> run.withRate(run.rate() / 100)));
        faults.add(
                new Fault(
                        "SGD with momentum, rate divided by 200",
                        Cause.LEARNING_RATE_TOO_SMALL,
                        Faults::withMomentum,
                        run -> run.withRate(run.rate() / 200)));
        faults.addAll(tooFewEpochs());
        return faults;
    }

    /** Of one batch an epoch, so that the run ends after a few updates. */
    private static List<Fault> tooFewEpochs() {
        List<Fault> faults = new ArrayList<>();
        for (double rate : new double[] {0.01, 0.02, 0.03}) {
            int epochs = rate == 0.01 ? 2 : 1;
            faults.add(
                    new Fault(
                            "%d epochs of one batch, Adam at %s".formatted(epochs, rate),
                            Cause.EPOCHS,
                            run -> run.withBatch(ONE_BATCH).withRate(rate).withEpochs(100),
                            run -> run.withEpochs(epochs)));
        }
        for (double rate : new double[] {0.1, 0.2, 0.5}) {
            int epochs = rate == 0.1 ? 4 : 2;
            faults.add(
                    new Fault(
                            "%d epochs of one batch, SGD with momentum at %s"
                                    .formatted(epochs, rate),
                            Cause.EPOCHS,
                            run ->
                                    run.withOptimizer(MOMENTUM)
                                            .withBatch(ONE_BATCH)
                                            .withRate(rate)
                                            .withEpochs(150),
                            run -> run.withEpochs(epochs)));
        }
        return faults;
    }

    static Case withMomentum(Case run) {
        return run.withOptimizer(MOMENTUM).withRate(MOMENTUM_RATE);
    }

    static Case withDecay(Case run, double decay) {
        return run.withOptimizer(Adam.withWeightDecay(decay));
    }
}
