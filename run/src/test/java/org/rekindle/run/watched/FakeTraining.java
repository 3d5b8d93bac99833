package org.rekindle.run.watched;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.rekindle.run.document.Json;

/**
 * A program with a recorder, as a watched run starts it again: {@code FakeTraining RATE FOLDER}. A
 * learning rate of 1 or more kills three of four units in the second of three epochs.
 */
final class FakeTraining {
    private static final int EPOCHS = 3;
    private static final int UNITS = 8;
    private static final int SAMPLES = 400;

    private FakeTraining() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments[0].equals("fails")) {
            System.err.println("ValueError: no such file: photos");
            System.exit(1);
        }
        String file = System.getenv(Program.VARIABLE);
        ExperimentDocument experiment =
                file == null
                        ? null
                        : Json.read(Files.readString(Path.of(file)), ExperimentDocument.class);
        double rate = Double.parseDouble(arguments[0]);
        Path folder = Path.of(arguments[1]);
        long seed = 0;
        int until = EPOCHS;
        if (experiment != null) {
            folder = Path.of(String.valueOf(experiment.out()));
            rate *= experiment.learningRateFactor() == null ? 1 : experiment.learningRateFactor();
            seed += experiment.seedShift() == null ? 0 : experiment.seedShift();
            seed += experiment.otherBatches() == null ? 0 : 1000;
            until = experiment.untilEpoch() == null ? EPOCHS : experiment.untilEpoch();
        }
        train(folder, rate, new Random(seed), until, experiment, arguments);
    }

    static void train(
            Path folder,
            double rate,
            Random random,
            int until,
            ExperimentDocument experiment,
            String... arguments)
            throws IOException {
        Files.createDirectories(folder);
        StringBuilder epochs = new StringBuilder();
        List<StringBuilder> lives = Stream.generate(StringBuilder::new).limit(UNITS).toList();
        StringBuilder units = new StringBuilder();
        int alive = 2 + random.nextInt(2);
        for (int epoch = 0; epoch <= until; epoch++) {
            int firing = rate >= 1 && epoch > 1 ? alive : UNITS;
            units.setLength(0);
            units.append(
                    "layer,unit,verdict,born_dead,inputs_dead,last_fired_step,last_update,side,samples,fired,zeros,activation_sum,absolute_activation_sum,absolute_derivative_sum\n");
            for (int unit = 0; unit < UNITS; unit++) {
                boolean fires = unit < firing;
                lives.get(unit)
                        .append(
                                String.format(
                                        Locale.ROOT,
                                        "fc1,%d,%d,%s,%s,%s%n",
                                        unit,
                                        epoch,
                                        fires ? "0.5" : "0",
                                        fires ? "0.1" : "-2",
                                        fires ? "2" : "-1"));
                units.append(
                        String.format(
                                Locale.ROOT,
                                "fc1,%d,%s,false,false,%d,,,%d,%d,%d,%d,%d,0%n",
                                unit,
                                fires ? "active" : "dead",
                                fires ? 10 * epoch : 10,
                                SAMPLES,
                                fires ? 200 : 0,
                                fires ? 200 : SAMPLES,
                                fires ? 100 : 0,
                                fires ? 100 : 0));
            }
            double score = 0.2 + 0.08 * firing + 0.01 * random.nextDouble();
            epochs.append(
                    String.format(
                            Locale.ROOT,
                            "{\"epoch\": %d, \"steps\": %d, \"metrics\": {\"accuracy\": %s}, \"score\": \"accuracy\", \"higher_is_better\": true, \"status\": \"ok\", \"census_scope\": \"validation\", \"seconds\": 0.1, \"layers\": [{\"layer\": \"fc1\", \"units\": %d, \"dead\": %d, \"samples\": %d, \"firing_rate\": {\"min\": 0, \"lower_quartile\": 0, \"median\": 0.5, \"upper_quartile\": 0.5, \"max\": 0.5}}]}%n",
                            epoch,
                            10 * epoch,
                            epoch == 0 ? "null" : Double.toString(score),
                            UNITS,
                            UNITS - firing,
                            SAMPLES));
        }
        Files.writeString(folder.resolve("epochs.jsonl"), epochs);
        Files.writeString(
                folder.resolve("life_lines.csv"),
                "layer,unit,epoch,firing_rate,mean_z,max_z\n" + String.join("", lives));
        Files.writeString(folder.resolve("units.csv"), units);
        Files.writeString(folder.resolve("run.json"), run(rate, experiment, arguments));
    }

    private static String run(double rate, ExperimentDocument experiment, String... arguments) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return """
                {"format": 1, "command": "watched", "framework": {"name": "pytorch", "version": "2.0"},
                 "program": {"argv": [%s, "-XX:TieredStopAtLevel=1", "-cp", %s, %s%s], "directory": %s, "environment": {}},
                 "layers": [{"layer": "fc1", "kind": "Linear", "units": 8, "activation": "relu"}],
                 "ended": "closed",
                 "optimizer": {"name": "SGD", "groups": [{"learning_rate": %s, "weight_decay": 0.0}]},
                 "experiment": %s}
                """
                .formatted(
                        Json.line(java),
                        Json.line(System.getProperty("java.class.path")),
                        Json.line(FakeTraining.class.getName()),
                        words(arguments),
                        Json.line(System.getProperty("java.io.tmpdir")),
                        rate,
                        experiment == null ? "null" : Json.line(experiment));
    }

    private static String words(String... arguments) {
        StringBuilder words = new StringBuilder();
        for (String argument : arguments) {
            words.append(", ").append(Json.line(argument));
        }
        return words.toString();
    }
}
