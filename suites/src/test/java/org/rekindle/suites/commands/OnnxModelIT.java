package org.rekindle.suites.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rekindle.data.file.Tables;
import org.rekindle.data.preparation.Preparation;
import org.rekindle.data.preparation.PreparationRequest;
import org.rekindle.data.preparation.PreparedData;
import org.rekindle.network.Dataset;
import org.rekindle.testing.Launcher;

/** The models in a run directory have, in ONNX Runtime and on raw rows, the loss that was told. */
class OnnxModelIT {
    private static final double TOLERANCE = 1e-5;

    @TempDir private Path folder;

    @Test
    void trainLeavesItsNetwork() throws OrtException {
        JsonNode run = Launcher.trainRelu(folder, "run", "--epochs", "2").json();
        Dataset validation = raw(Path.of(Launcher.DIGITS), "digit").validation();
        assertThat(crossEntropy("run/model.onnx", validation))
                .isCloseTo(loss(run.get("validation")), within(TOLERANCE));
    }

    @Test
    void trainLeavesItsNetworkOfAQuantity() throws IOException, OrtException {
        table("price", (left, right) -> String.valueOf(2e5 + 3e4 * left * right));
        JsonNode run =
                rekindle("train table.csv --target price --activation elu --epochs 5 --out run");
        PreparedData raw = raw(folder.resolve("table.csv"), "price");
        float[][] answers = answers("run/model.onnx", raw.validation());
        double mean = raw.inputScaling().targetMean();
        double std = raw.inputScaling().targetStd();
        double squares =
                IntStream.range(0, answers.length)
                        .mapToDouble(i -> (answers[i][0] - mean) / std - targetOf(raw, i))
                        .map(difference -> difference * difference)
                        .sum();
        assertThat(squares / answers.length)
                .isCloseTo(loss(run.get("validation")), within(TOLERANCE));
    }

    @Test
    void chooseLeavesTheNetworkThatWasTested() throws OrtException {
        JsonNode answer =
                rekindle(
                        "choose %s --target digit --activations relu,elu --learning-rates 0.003 --seeds 2 --epochs 2 --out run"
                                .formatted(Launcher.DIGITS));
        Dataset test = raw(Path.of(Launcher.DIGITS), "digit").test();
        assertThat(crossEntropy("run/model.onnx", test))
                .isCloseTo(loss(answer.get("test")), within(TOLERANCE));
    }

    @Test
    void cureLeavesANetworkThatTakesRawRowsWhereItsCureIsToStandardise()
            throws IOException, OrtException {
        table("kind", 10, (left, right) -> left + right > 0 ? "yes" : "no");
        rekindle(
                "train table.csv --target kind --activation relu --hidden 32,32 --learning-rate 0.01 --epochs 15 --no-standardize --out run");
        JsonNode cure = rekindle("cure run");
        assertThat(cure.get("recommended").asText()).isEqualTo("standardize");
        Dataset validation = raw(folder.resolve("table.csv"), "kind").validation();
        assertThat(crossEntropy("run/cured.onnx", validation)).isLessThan(0.2);
    }

    @Test
    void cureLeavesANetworkInTheTargetsOwnUnitWhereItsCureIsToStandardiseIt()
            throws IOException, OrtException {
        table("price", (left, right) -> String.valueOf(2e5 + 4e4 * left + 3e4 * right));
        rekindle(
                "train table.csv --target price --activation relu --hidden 16 --epochs 60 --no-standardize --no-standardize-target --out run");
        JsonNode cure = rekindle("cure run");
        assertThat(cure.get("recommended").asText()).isEqualTo("standardize_both");
        PreparedData raw = raw(folder.resolve("table.csv"), "price");
        Dataset test = raw.test();
        float[][] answers = answers("run/cured.onnx", test);
        double mean =
                IntStream.range(0, answers.length)
                        .mapToDouble(i -> test.targets()[i])
                        .average()
                        .orElseThrow();
        double squares = 0;
        double deviations = 0;
        for (int i = 0; i < answers.length; i++) {
            double answer =
                    (answers[i][0] - raw.inputScaling().targetMean())
                            / raw.inputScaling().targetStd();
            squares += Math.pow(answer - test.targets()[i], 2);
            deviations += Math.pow(mean - test.targets()[i], 2);
        }
        assertThat(cure.at("/test/r2").doubleValue())
                .isGreaterThan(0.9)
                .isCloseTo(1 - squares / deviations, within(1e-4));
        assertThat(cure.get("test_samples").intValue()).isEqualTo(test.samples());
        assertThat(cure.at("/test_carry_on/r2").doubleValue()).isLessThan(0);
    }

    private JsonNode rekindle(String command) {
        return Launcher.run(folder, (command + " --json").split(" ")).json();
    }

    /** What a row's target is, from two standard normal numbers. */
    private interface Rule {
        String of(double left, double right);
    }

    private void table(String target, Rule rule) throws IOException {
        table(target, 1, rule);
    }

    /** With inputs that lie so many times as close together. */
    private void table(String target, int closeness, Rule rule) throws IOException {
        Random random = new Random(1);
        StringBuilder csv = new StringBuilder("far,farther,constant," + target + "\n");
        for (int row = 0; row < 600; row++) {
            double left = random.nextGaussian();
            double right = random.nextGaussian();
            csv.append(Math.round(5000 + 800 * left / closeness)).append(',');
            csv.append(Math.round(-3000 + 500 * right / closeness)).append(",7,");
            csv.append(rule.of(left, right)).append('\n');
        }
        Files.writeString(folder.resolve("table.csv"), csv);
    }

    /** The rows of the run, whose split is that of seed 1, as they stand in the file. */
    private static PreparedData raw(Path file, String target) {
        return Preparation.prepare(
                Tables.read(file), new PreparationRequest(target, null, Set.of(), false, 1));
    }

    private static double loss(JsonNode score) {
        return score.get("loss").doubleValue();
    }

    private static float targetOf(PreparedData data, int row) {
        return data.validation().targets()[row];
    }

    private double crossEntropy(String model, Dataset rows) throws OrtException {
        float[][] answers = answers(model, rows);
        return IntStream.range(0, answers.length)
                .mapToDouble(i -> -Math.log(answers[i][(int) rows.targets()[i]]))
                .average()
                .orElseThrow();
    }

    private float[][] answers(String model, Dataset rows) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        long[] shape = {rows.samples(), rows.features()};
        FloatBuffer values = FloatBuffer.wrap(rows.inputs());
        try (OrtSession session = environment.createSession(folder.resolve(model).toString());
                OnnxTensor input = OnnxTensor.createTensor(environment, values, shape);
                OrtSession.Result result = session.run(Map.of("input", input))) {
            return (float[][]) result.get(0).getValue();
        }
    }
}
