package org.rekindle.benchmarks.driver;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One contender on one workload: its turns, or why there are none. */
final class Turns {
    /** After so many steps the losses of all contenders must agree. */
    static final int CHECKED_STEPS = 100;

    private static final int FEWEST_STEPS = 10;

    private final Entrant entrant;
    private final String session;
    private final String variant;
    private final Settings settings;
    private final List<Double> nanos = new ArrayList<>();
    private int steps;
    private double loss = Double.NaN;
    private double compileSeconds;
    private String failure = "";

    Turns(Entrant entrant, String session, String variant, Settings settings) {
        this.entrant = entrant;
        this.session = session;
        this.variant = variant;
        this.settings = settings;
    }

    /** Opens, warms up, checks the loss, and decides how many steps a turn has. */
    void prepare(Path workload) {
        attempt(
                () -> {
                    entrant.open(session, variant, workload);
                    double nanosPerStep = entrant.warm(session, settings.warmUpMillis());
                    loss = entrant.run(session, CHECKED_STEPS).loss();
                    compileSeconds = entrant.compileSeconds(session);
                    steps =
                            (int)
                                    Math.max(
                                            FEWEST_STEPS,
                                            settings.turnMillis() * 1e6 / nanosPerStep);
                });
    }

    /** Trains for a while without a turn, so that what is compiled at run time is compiled. */
    void warmUp(Path workload) {
        attempt(
                () -> {
                    entrant.open(session, variant, workload);
                    entrant.warm(session, settings.firstWarmUpMillis());
                    entrant.close(session);
                });
    }

    /** One turn. */
    void take() {
        attempt(() -> nanos.add(entrant.run(session, steps).nanos()));
    }

    /** Ends it. */
    void close() {
        attempt(() -> entrant.close(session));
    }

    Entrant entrant() {
        return entrant;
    }

    /** Why there is no result; empty when there is one. */
    String failure() {
        return failure;
    }

    boolean failed() {
        return !failure.isEmpty();
    }

    /** Nanoseconds a step, one for each round. */
    List<Double> nanos() {
        return List.copyOf(nanos);
    }

    double median() {
        return Statistic.of(nanos).median();
    }

    /** After {@link #CHECKED_STEPS} steps from the initial weights. */
    double loss() {
        return loss;
    }

    /** Of compiling before the first step, which is not in the time of a step. */
    double compileSeconds() {
        return compileSeconds;
    }

    private interface Action {
        void run() throws WorkerException;
    }

    private void attempt(Action action) {
        if (failed()) {
            return;
        }
        try {
            action.run();
        } catch (WorkerException e) {
            failure = e.reason();
        }
    }

    /** Runs all rounds, in turn. */
    static void takeAll(List<Turns> all, Path workload, Settings settings) {
        all.forEach(turns -> turns.prepare(workload));
        for (int round = 0; round < settings.rounds(); round++) {
            Round.order(all, round).forEach(Turns::take);
        }
        all.forEach(Turns::close);
    }
}
