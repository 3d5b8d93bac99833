package org.rekindle.suites.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.rekindle.diagnosis.Cause;

/** Every candidate for the benchmark. {@link Admission} says which of them are what they claim. */
final class Plants {
    private static final List<Integer> HIDDEN = List.of(32, 32);

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

    private static Case usual(Table table, long seed) {
        return Case.of(table, Faults.ADAM, Faults.ADAM_RATE, HIDDEN, seed);
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
        two("biases at -5 and rate times 150", Cause.INITIALIZATION, biases,
                Cause.LEARNING_RATE, largeRate, usual);
        two("biases at -5 and a 1000th of the rate", Cause.INITIALIZATION, biases,
                Cause.LEARNING_RATE_TOO_SMALL, smallRate, usual);
        two("biases at -5 and decay 100", Cause.INITIALIZATION, biases,
                Cause.REGULARIZATION, decay, usual);
        two("raw inputs times 1000 and rate times 150", Cause.INPUT_SCALE, rawInputs,
                Cause.LEARNING_RATE, largeRate, usual);
        two("raw inputs times 1000 and decay 100", Cause.INPUT_SCALE, rawInputs,
                Cause.REGULARIZATION, decay, usual);
        if (table.isRegression()) {
            two("raw inputs and raw target times 1000", Cause.INPUT_SCALE, rawInputs,
                    Cause.TARGET_SCALE, rawTarget, usual);
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
                                usual.withSamples(fault),
                                usual));
            }
        }
    }

    private void addHealthy(Table table) {
        Case usual = usual(table, 400);
        healthy("Adam", usual, usual);
        healthy("Adam, half the rate", usual.withSeed(401).withRate(Faults.ADAM_RATE / 2), usual);
        healthy(
                "SGD",
                usual.withSeed(402).withOptimizer(Faults.SGD).withRate(Faults.SGD_RATE),
                usual);
        healthy("SGD with momentum", Faults.withMomentum(usual.withSeed(403)), usual);
        healthy("sparse: biases at -1, Adam", usual.withSeed(404).withBiases(-1, -1), usual);
        healthy(
                "sparse: biases at -1, SGD with momentum",
                Faults.withMomentum(usual.withSeed(405)).withBiases(-1, -1),
                usual);
        healthy(
                "sparse: biases at -0.7, 64-64-64",
                usual.withSeed(406).withHidden(List.of(64, 64, 64)).withBiases(-0.7f, -0.7f),
                usual);
        healthy("one layer of 16", usual.withSeed(407).withHidden(List.of(16)), usual);
        healthy("96-96", usual.withSeed(408).withHidden(List.of(96, 96)), usual);
        healthy("four layers of 24", usual.withSeed(409).withHidden(List.of(24, 24, 24, 24)), usual);
    }

    /** The default network on two-moons, over many seeds. */
    private void addTwoMoons(Table table) {
        Case usual = usual(table, 400);
        for (long seed = 1; seed <= 20; seed++) {
            healthy(
                    "the default network, seed " + seed,
                    Case.of(table, Faults.ADAM, 0.001, List.of(128, 128), seed)
                            .withBatch(64)
                            .withEpochs(30),
                    usual);
        }
    }

    private void healthy(String name, Case run, Case known) {
        plants.add(Plant.healthy(name, run, known));
    }
}
