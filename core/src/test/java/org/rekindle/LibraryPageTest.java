package org.rekindle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rekindle.activation.Relu;
import org.rekindle.census.LayerSummary;
import org.rekindle.network.Dataset;
import org.rekindle.network.DenseNetwork;
import org.rekindle.network.NetworkShape;
import org.rekindle.network.Task;
import org.rekindle.network.VarianceScaling;
import org.rekindle.random.Seed;
import org.rekindle.training.Adam;
import org.rekindle.training.DenseTrainer;
import org.rekindle.training.TrainingData;
import org.rekindle.training.TrainingObserver;
import org.rekindle.training.TrainingPlan;
import org.rekindle.training.TrainingResult;

/** The example in docs/library.md is this one, and it works. */
class LibraryPageTest {
    @Test
    void theExampleRunsAndFindsDeadUnits() {
        float[] inputs = new float[400 * 64];
        float[] labels = new float[400];
        for (int i = 0; i < 400; i++) {
            labels[i] = i % 10;
            inputs[i * 64 + i % 10] = 1;
            inputs[i * 64 + 10 + i % 7] = 1;
        }
        Dataset validation = new Dataset(inputs, labels, 64);
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

        // example
        Dataset train = new Dataset(inputs, labels, 64); // float[samples * 64], float[samples]
        TrainingData data = new TrainingData(train, validation);
        NetworkShape shape = new NetworkShape(64, List.of(128, 128), 10);
        DenseNetwork network =
                DenseNetwork.initialize(
                        shape, new Relu(), VarianceScaling.HE_NORMAL, 0, Seed.of(1));
        TrainingPlan plan =
                new TrainingPlan(Task.CLASSIFICATION, Adam.withWeightDecay(0), 0.1, 64, 30);
        TrainingResult result =
                new DenseTrainer(plan).train(network, data, Seed.of(2), TrainingObserver.NONE);
        for (LayerSummary layer : result.layers()) {
            out.printf("%s: %d of %d units dead%n", layer.layer(), layer.dead(), layer.units());
        }
        // end

        assertThat(printed.toString(StandardCharsets.UTF_8))
                .containsPattern("hidden_1: \\d+ of 128 units dead\\R")
                .containsPattern("hidden_2: [1-9]\\d* of 128 units dead\\R");
    }

    @Test
    void thePageShowsThisCode() throws IOException {
        String test = Files.readString(Path.of("src/test/java/org/rekindle/LibraryPageTest.java"));
        String example = test.substring(test.indexOf("// example"), test.indexOf("// end"));
        String page = Files.readString(Path.of("../docs/library.md"));
        String code = example.replace("// example", "").replace("out.printf", "System.out.printf");
        assertThat(withoutBlanks(page)).contains(withoutBlanks(code));
    }

    private static String withoutBlanks(String text) {
        return text.replaceAll("\\s", "");
    }
}
