package org.rekindle.suites.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.rekindle.diagnosis.Cause;

/** Every candidate for the benchmark. {@link Admission} says which of them are what they claim. */
final class Plants {
    static final List<Integer> WIDE = List.of(96, 96);
    private static final List<Integer> HIDDEN = List.of(32, 32);
    private static final int MANY_CLASSES = 20;

    private final List<Plant> plants = new ArrayList<>();

    private Plants() {}

    /** All candidates, in a fixed order. */
    static List<Plant> candidates(BenchmarkTables tables) {
        Plants plants = new Plants();
        for (Table table : tables.all()) {
            plants.addSingle(table);
            plants.addDouble(table);
            plants.addUnlisted(table);
            plants.addHealthy(table);
        }
        plants.addTwoMoons(tables.twoMoons());
        return plants.plants;
    }

    /** The healthy run of a table; with many classes it needs more units and a larger rate. */
    static Case usual(Table table, long seed) {
        Case usual = Case.of(table, Faults.ADAM, Faults.ADAM_RATE, HIDDEN, seed);
        return table.outputs() >= MANY_CLASSES
                ? usual.withHidden(WIDE).withRate(2 * Faults.ADAM_RATE)
                : usual;
    }

    private void addSingle(Table table) {
        long seed = 100;
        for (Fault fault : Faults.of(table)) {
            plants.add(fault.in(usual(table, seed++)));
        }
    }

    private void addDouble(Table table) {
        UnaryOperator<Case> biases = run -> run.withBiases(-5, -5);
        UnaryOperator<Case> largeRate = run -> run.withRate(150 * run.rate());
        UnaryOperator<Case> smallRate = run -> run.withRate(run.rate() / 1000);
        UnaryOperator<Case> decay = run -> Faults.withDecay(run, 100);
        UnaryOperator<Case> rawInputs = run -> run.withInputFactor(1000);
        UnaryOperator<Case> rawTarget = run -> run.withTargetFactor(1000);
        Case usual = usual(table, 200);
        two(
                "biases at -5 and rate times 150",
                Cause.INITIALIZATION,
                biases,
                Cause.LEARNING_RATE,
                largeRate,
                usual);
        two(
                "biases at -5 and a 1000th of the rate",
                Cause.INITIALIZATION,
                biases,
                Cause.LEARNING_RATE_TOO_SMALL,
                smallRate,
                usual);
        two(
                "biases at -5 and decay 100",
                Cause.INITIALIZATION,
                biases,
                Cause.REGULARIZATION,
                decay,
                usual);
        two(
                "raw inputs times 1000 and rate times 150",
                Cause.INPUT_SCALE,
                rawInputs,
                Cause.LEARNING_RATE,
                largeRate,
                usual);
        two(
                "raw inputs times 1000 and decay 100",
                Cause.INPUT_SCALE,
                rawInputs,
                Cause.REGULARIZATION,
                decay,
                usual);
        if (table.isRegression()) {
            two(
                    "raw inputs and raw target times 1000",
                    Cause.INPUT_SCALE,
                    rawInputs,
                    Cause.TARGET_SCALE,
                    rawTarget,
                    usual);
        }
    }

    private void two(
            String name,
            Cause first,
            UnaryOperator<Case> plantFirst,
            Cause second,
            UnaryOperator<Case> plantSecond,
            Case healthy) {
        plants.add(
                new Plant(
                        name,
                        Plant.Kind.DOUBLE,
                        Set.of(first, second),
                        plantSecond.apply(plantFirst.apply(healthy)),
                        healthy,
                        Set.of(plantFirst.apply(healthy), plantSecond.apply(healthy))));
    }

    private void addUnlisted(Table table) {
        Case usual = usual(table, 300);
        for (SampleFault fault : SampleFault.values()) {
            if (fault != SampleFault.NONE) {
                plants.add(
                        Plant.unlisted(
                                fault.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                                usual.withFault(fault),
                                usual));
            }
        }
    }

    private void addHealthy(Table table) {
        Case usual = usual(table, 400);
        Case longer = usual.withEpochs(2 * usual.epochs());
        for (long seed = 400; seed < 402; seed++) {
            healthy("Adam, seed " + seed, usual.withSeed(seed));
            healthy(
                    "SGD, seed " + seed,
                    longer.withSeed(seed).withOptimizer(Faults.SGD).withRate(Faults.SGD_RATE));
            healthy("momentum, seed " + seed, Faults.withMomentum(longer.withSeed(seed)));
        }
        healthy("Adam, half the rate", longer.withSeed(403).withRate(Faults.ADAM_RATE / 2));
        healthy("one layer of 16", longer.withSeed(404).withHidden(List.of(16)));
        healthy("96-96", usual.withSeed(405).withHidden(WIDE));
        healthy("four layers of 24", longer.withSeed(406).withHidden(List.of(24, 24, 24, 24)));
        addSparse(longer);
    }

    /** Most of their activations are 0, and no unit is dead. */
    private void addSparse(Case usual) {
        healthy("sparse: one layer, biases at -1", sparse(usual, 500, -1, 64));
        healthy("sparse: one layer, biases at -1.5", sparse(usual, 501, -1.5f, 96));
        healthy("sparse: one layer, biases at -0.7", sparse(usual, 506, -0.7f, 48));
        healthy("sparse: one layer of 128, biases at -1", sparse(usual, 507, -1, 128));
        healthy("sparse: two layers, biases at -0.5", sparse(usual, 502, -0.5f, 64, 64));
        healthy("sparse: two layers, biases at -1", sparse(usual, 503, -1, 96, 96));
        healthy(
                "sparse: one layer, biases at -1, momentum",
                Faults.withMomentum(sparse(usual, 504, -1, 96)));
        healthy(
                "sparse: two layers, biases at -0.5, SGD",
                sparse(usual, 505, -0.5f, 96, 96)
                        .withOptimizer(Faults.SGD)
                        .withRate(Faults.SGD_RATE));
    }

    private static Case sparse(Case usual, long seed, float bias, Integer... hidden) {
        return usual.withSeed(seed).withBiases(bias, bias).withHidden(List.of(hidden));
    }

    /** The default network on two-moons, over many seeds. */
    private void addTwoMoons(Table table) {
        for (long seed = 1; seed <= 20; seed++) {
            healthy(
                    "the default network, seed " + seed,
                    Case.of(table, Faults.ADAM, 0.001, List.of(128, 128), seed)
                            .withBatch(64)
                            .withEpochs(30));
        }
    }

    private void healthy(String name, Case run) {
        plants.add(Plant.healthy(name, run));
    }
}
