package org.rekindle.suites.planted;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.rekindle.activation.Relu;
import org.rekindle.data.preparation.PreparationRequest;
import org.rekindle.diagnosis.Cause;
import org.rekindle.network.Dataset;
import org.rekindle.network.NetworkShape;
import org.rekindle.network.Task;
import org.rekindle.network.VarianceScaling;
import org.rekindle.run.engine.LoadedData;
import org.rekindle.training.Adam;
import org.rekindle.training.Optimizer;
import org.rekindle.training.PastRun;
import org.rekindle.training.Recipe;
import org.rekindle.training.Sgd;
import org.rekindle.training.Standardized;
import org.rekindle.training.TrainingData;
import org.rekindle.training.TrainingPlan;

/** Runs whose units die of one known cause, and runs in which nothing is wrong. */
final class PlantedDeaths {
    private static final List<Integer> HIDDEN = List.of(64, 64);
    private static final int BATCH = 64;
    private static final int EPOCHS = 15;
    private static final double RATE = 0.001;

    /** The first seed; another shows whether what is found hangs on it. */
    private static final long SEED = Long.getLong("planted.seed", 1);

    private final List<Plant> plants = new ArrayList<>();

    /**
     * A run with what is known of it.
     *
     * @param name says data set and plant
     * @param cause what was planted
     * @param run the run
     * @param healthy the same without the plant
     */
    record Plant(String name, Cause cause, PastRun run, PastRun healthy) {}

    /** A table, with its inputs standardised and as they are. */
    private record Table(String name, LoadedData standardized, LoadedData raw) {
        static Table load(String name, Path path, String target, Task task) {
            return new Table(name, load(path, target, task, true), load(path, target, task, false));
        }

        private static LoadedData load(Path path, String target, Task task, boolean standardize) {
            return LoadedData.load(
                    path, new PreparationRequest(target, task, Set.of(), standardize, 1));
        }

        NetworkShape shape(List<Integer> hidden) {
            return new NetworkShape(standardized.inputs(), hidden, standardized.outputs());
        }

        Recipe recipe(Optimizer optimizer, double rate, List<Integer> hidden, long seed) {
            return new Recipe(
                    shape(hidden),
                    new Relu(),
                    VarianceScaling.HE_NORMAL,
                    Collections.nCopies(hidden.size(), 0f),
                    new TrainingPlan(
                            standardized.prepared().task(), optimizer, rate, BATCH, EPOCHS),
                    seed);
        }

        PastRun run(Recipe recipe) {
            return new PastRun(recipe, standardized.trainingData());
        }

        PastRun rawRun(Recipe recipe, float factor) {
            TrainingData data = raw.trainingData();
            return new PastRun(
                    recipe,
                    new TrainingData(
                            scaled(data.train(), factor), scaled(data.validation(), factor)),
                    Standardized.ofInputs(standardized.trainingData()));
        }

        private static Dataset scaled(Dataset data, float factor) {
            float[] inputs = data.inputs().clone();
            for (int i = 0; i < inputs.length; i++) {
                inputs[i] *= factor;
            }
            return new Dataset(inputs, data.targets(), data.features());
        }
    }

    private static List<Table> tables() {
        Path resources = Path.of("src/test/resources/planted");
        return List.of(
                Table.load(
                        "digits", Path.of("../examples/digits.csv"), "digit", Task.CLASSIFICATION),
                Table.load(
                        "breast cancer",
                        resources.resolve("breast_cancer.csv"),
                        "diagnosis",
                        Task.CLASSIFICATION),
                Table.load(
                        "wine classes",
                        resources.resolve("winequality_white.csv"),
                        "quality",
                        Task.CLASSIFICATION),
                Table.load(
                        "wine quality",
                        resources.resolve("winequality_white.csv"),
                        "quality",
                        Task.REGRESSION));
    }

    /** Runs with one known cause of death each. */
    static List<Plant> sick() {
        PlantedDeaths deaths = new PlantedDeaths();
        for (Table table : tables()) {
            deaths.plantBiases(table);
            deaths.plantLearningRates(table);
            deaths.plantInputScales(table);
            deaths.plantDecay(table);
            deaths.plantDeadLayer(table);
        }
        return deaths.plants;
    }

    /** Runs in which nothing is wrong. */
    static List<Plant> healthy() {
        PlantedDeaths deaths = new PlantedDeaths();
        for (Table table : tables()) {
            for (long seed = SEED; seed < SEED + 5; seed++) {
                for (double rate : new double[] {0.0003, RATE, 0.003}) {
                    PastRun run = table.run(table.recipe(adam(0), rate, HIDDEN, seed));
                    deaths.add(table, "Adam " + rate + ", seed " + seed, Cause.NONE, run, run);
                }
            }
        }
        return deaths.plants;
    }

    private void plantBiases(Table table) {
        // At -1 networks revive: on two of the three tables nobody is dead at the end.
        for (float bias : new float[] {-2, -3, -5, -7, -10}) {
            Recipe healthy = table.recipe(adam(0), RATE, HIDDEN, SEED);
            Recipe sick = healthy.withStart(VarianceScaling.HE_NORMAL, bias);
            add(
                    table,
                    "biases at " + bias,
                    Cause.INITIALIZATION,
                    table.run(sick),
                    table.run(healthy));
        }
    }

    private void plantLearningRates(Table table) {
        PastRun healthy = table.run(table.recipe(adam(0), RATE, HIDDEN, SEED));
        for (double rate : new double[] {0.03, 0.1, 0.3}) {
            PastRun sick = table.run(table.recipe(adam(0), rate, HIDDEN, SEED));
            add(table, "Adam at " + rate, Cause.LEARNING_RATE, sick, healthy);
        }
        // At 1 a regression does not die: it diverges.
        boolean classes = table.standardized().prepared().task() == Task.CLASSIFICATION;
        for (double rate : classes ? new double[] {0.3, 1} : new double[] {0.1, 0.3}) {
            PastRun sick = table.run(table.recipe(new Sgd(0.9, 0), rate, HIDDEN, SEED));
            add(table, "SGD at " + rate, Cause.LEARNING_RATE, sick, healthy);
        }
    }

    private void plantInputScales(Table table) {
        PastRun healthy = table.run(table.recipe(adam(0), RATE, HIDDEN, SEED));
        for (float factor : new float[] {100, 1000}) {
            PastRun sick = table.rawRun(table.recipe(adam(0), 0.003, HIDDEN, SEED), factor);
            add(table, "inputs times " + factor, Cause.INPUT_SCALE, sick, healthy);
        }
    }

    private void plantDecay(Table table) {
        PastRun healthy = table.run(table.recipe(adam(0), RATE, HIDDEN, SEED));
        for (double decay : new double[] {30, 100}) {
            PastRun sick = table.run(table.recipe(adam(decay), RATE, HIDDEN, SEED));
            add(table, "weight decay " + decay, Cause.REGULARIZATION, sick, healthy);
        }
    }

    /** The units above a dead layer are its consequence, so the cause is why that layer died. */
    private void plantDeadLayer(Table table) {
        for (long seed = SEED; seed < SEED + 2; seed++) {
            Recipe healthy = table.recipe(adam(0), RATE, List.of(16, 64, 64), seed);
            Recipe sick =
                    new Recipe(
                            healthy.shape(),
                            healthy.activation(),
                            healthy.initializer(),
                            List.of(-50f, 0f, 0f),
                            healthy.plan(),
                            seed);
            add(
                    table,
                    "first layer dead, seed " + seed,
                    Cause.INITIALIZATION,
                    table.run(sick),
                    table.run(healthy));
        }
    }

    private void add(Table table, String name, Cause cause, PastRun run, PastRun healthy) {
        plants.add(new Plant(table.name() + ", " + name, cause, run, healthy));
    }

    private static Optimizer adam(double decay) {
        return Adam.withWeightDecay(decay);
    }
}
