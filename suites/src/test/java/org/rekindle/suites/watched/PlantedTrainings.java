package org.rekindle.suites.watched;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.rekindle.diagnosis.Cause;

/**
 * Forty trainings by four scripts: for each, five with a fault, which is one option more than a
 * healthy training has, and five in which nothing is wrong.
 */
final class PlantedTrainings {
    private static final String DIGITS =
            Path.of("../examples/digits.csv").toAbsolutePath().toString();
    private static final Path PLANTED = Path.of("src/test/resources/planted").toAbsolutePath();

    private static final Script MLP = new Script("digits_mlp", List.of(DIGITS));
    private static final Script CNN = new Script("digits_cnn", List.of("--data", DIGITS));
    private static final Script WINE =
            new Script(
                    "wine_regression",
                    List.of(PLANTED.resolve("winequality_white.csv").toString()));
    private static final Script COVTYPE =
            new Script(
                    "covtype_resnet", List.of("--csv", PLANTED.resolve("covtype.csv").toString()));

    private PlantedTrainings() {}

    private record Script(String name, List<String> data) {

        /** Without settings, the script trains as its author meant it. */
        PlantedTraining sick(Cause cause, String... fault) {
            return new PlantedTraining(name, data, List.of(), List.of(fault), cause);
        }

        PlantedTraining healthy(int seed, double rate) {
            return new PlantedTraining(
                    name,
                    data,
                    List.of("--seed", Integer.toString(seed), "--lr", Double.toString(rate)),
                    List.of(),
                    Cause.NONE);
        }
    }

    static List<PlantedTraining> all() {
        List<PlantedTraining> all = new ArrayList<>();
        all.add(MLP.sick(Cause.INITIALIZATION, "--bias", "-3"));
        all.add(MLP.sick(Cause.LEARNING_RATE, "--lr", "0.5"));
        all.add(MLP.sick(Cause.INPUT_SCALE, "--raw"));
        all.add(MLP.sick(Cause.REGULARIZATION, "--weight-decay", "0.3"));
        all.add(MLP.sick(Cause.INITIALIZATION, "--first-bias", "-30"));
        all.add(MLP.healthy(1, 0.005));
        all.add(MLP.healthy(2, 0.01));
        all.add(MLP.healthy(3, 0.02));
        all.add(MLP.healthy(4, 0.02));
        all.add(MLP.healthy(5, 0.05));

        all.add(CNN.sick(Cause.INITIALIZATION, "--init-mean", "-0.1"));
        all.add(CNN.sick(Cause.LEARNING_RATE, "--lr", "0.3"));
        all.add(CNN.sick(Cause.INPUT_SCALE, "--no-normalize"));
        all.add(CNN.sick(Cause.REGULARIZATION, "--wd", "0.3"));
        all.add(CNN.sick(Cause.INITIALIZATION, "--conv2-bias", "-30"));
        all.add(CNN.healthy(1, 0.01));
        all.add(CNN.healthy(2, 0.02));
        all.add(CNN.healthy(3, 0.02));
        all.add(CNN.healthy(4, 0.03));
        all.add(CNN.healthy(5, 0.03));

        all.add(WINE.sick(Cause.INITIALIZATION, "--init", "uniform"));
        all.add(WINE.sick(Cause.LEARNING_RATE, "--lr", "0.1"));
        all.add(WINE.sick(Cause.INPUT_SCALE, "--no-scaling"));
        all.add(WINE.sick(Cause.REGULARIZATION, "--weight-decay", "100"));
        all.add(WINE.sick(Cause.INITIALIZATION, "--shift", "-20"));
        all.add(WINE.healthy(1, 0.001));
        all.add(WINE.healthy(2, 0.001));
        all.add(WINE.healthy(3, 0.002));
        all.add(WINE.healthy(4, 0.002));
        all.add(WINE.healthy(5, 0.005));

        all.add(COVTYPE.sick(Cause.INITIALIZATION, "--bias-init", "-3"));
        all.add(COVTYPE.sick(Cause.LEARNING_RATE, "--lr", "0.3"));
        all.add(COVTYPE.sick(Cause.INPUT_SCALE, "--skip-scaler"));
        all.add(COVTYPE.sick(Cause.REGULARIZATION, "--l2", "1"));
        all.add(COVTYPE.sick(Cause.INITIALIZATION, "--stem-bias", "-30"));
        all.add(COVTYPE.healthy(1, 0.001));
        all.add(COVTYPE.healthy(2, 0.001));
        all.add(COVTYPE.healthy(3, 0.003));
        all.add(COVTYPE.healthy(4, 0.003));
        all.add(COVTYPE.healthy(5, 0.005));
        return List.copyOf(all);
    }
}
