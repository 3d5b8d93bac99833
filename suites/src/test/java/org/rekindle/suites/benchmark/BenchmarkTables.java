package org.rekindle.suites.benchmark;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.rekindle.network.Dataset;
import org.rekindle.network.Task;
import org.rekindle.random.Seed;
import org.rekindle.training.TrainingData;

/**
 * The tables of the benchmark. The first five were in view when the rules were made; the others
 * were not.
 *
 * @param all of them
 * @param twoMoons the one on which the default network has been called sick
 */
record BenchmarkTables(List<Table> all, Table twoMoons) {
    private static final int MOONS_TRAINING = 1200;
    private static final int MOONS_VALIDATION = 400;

    static BenchmarkTables read() {
        Path resources = Path.of("src/test/resources/planted");
        Path wine = resources.resolve("winequality_white.csv");
        Path forest = resources.resolve("covtype.csv");
        Table moons =
                Table.of(
                        "two_moons",
                        Task.CLASSIFICATION,
                        2,
                        false,
                        new TrainingData(
                                moons(MOONS_TRAINING, "train"),
                                moons(MOONS_VALIDATION, "validation")));
        return new BenchmarkTables(
                List.of(
                        classes("digits", Path.of("../examples/digits.csv"), "digit", false),
                        classes(
                                "breast_cancer",
                                resources.resolve("breast_cancer.csv"),
                                "diagnosis",
                                false),
                        classes("wine_classes", wine, "quality", false),
                        moons,
                        Table.read("wine_quality", wine, "quality", Task.REGRESSION, false),
                        classes("spambase", resources.resolve("spambase.csv"), "class", true),
                        classes("covtype", forest, "cover_type", true),
                        classes("higgs", resources.resolve("higgs.csv"), "signal", true),
                        classes("adult", resources.resolve("adult.csv"), "income", true),
                        Table.read("forest_elevation", forest, "elevation", Task.REGRESSION, true),
                        Table.of(
                                "friedman",
                                Task.REGRESSION,
                                1,
                                true,
                                new TrainingData(
                                        friedman(600, "train"), friedman(300, "validation"))),
                        classes("letter", resources.resolve("letter.csv"), "class", true)),
                moons);
    }

    private static Table classes(String name, Path path, String target, boolean isNew) {
        return Table.read(name, path, target, Task.CLASSIFICATION, isNew);
    }

    /** Two half circles that interlock, with noise of standard deviation 0.15. */
    private static Dataset moons(int samples, String part) {
        RandomGenerator random = Seed.of(5).child("moons").child(part).generator();
        float[] inputs = new float[2 * samples];
        float[] targets = new float[samples];
        for (int i = 0; i < samples; i++) {
            boolean second = random.nextBoolean();
            double angle = Math.PI * random.nextDouble();
            double x = second ? 1 - Math.cos(angle) : Math.cos(angle);
            double y = second ? 0.5 - Math.sin(angle) : Math.sin(angle);
            inputs[2 * i] = (float) (x + 0.15 * random.nextGaussian());
            inputs[2 * i + 1] = (float) (y + 0.15 * random.nextGaussian());
            targets[i] = second ? 1 : 0;
        }
        return new Dataset(inputs, targets, 2);
    }

    /**
     * 10 sin(πx₁x₂) + 20 (x₃ − ½)² + 10 x₄ + 5 x₅ with noise, and five columns that say nothing.
     * Friedman 1991, <i>Multivariate adaptive regression splines</i>.
     */
    private static Dataset friedman(int samples, String part) {
        RandomGenerator random = Seed.of(5).child("friedman").child(part).generator();
        int features = 10;
        float[] inputs = new float[features * samples];
        float[] targets = new float[samples];
        for (int i = 0; i < samples; i++) {
            for (int j = 0; j < features; j++) {
                inputs[i * features + j] = random.nextFloat();
            }
            float[] x = Arrays.copyOfRange(inputs, i * features, (i + 1) * features);
            targets[i] =
                    (float)
                            (10 * Math.sin(Math.PI * x[0] * x[1])
                                    + 20 * Math.pow(x[2] - 0.5, 2)
                                    + 10 * x[3]
                                    + 5 * x[4]
                                    + random.nextGaussian());
        }
        return new Dataset(inputs, targets, features);
    }
}
