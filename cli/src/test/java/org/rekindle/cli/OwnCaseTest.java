package org.rekindle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rekindle.census.LayerCensus;
import org.rekindle.network.VarianceScaling;
import org.rekindle.run.FileNames;
import org.rekindle.run.RunDirectory;
import org.rekindle.run.document.Json;
import org.rekindle.run.document.RunDocument;
import org.rekindle.run.document.RunPlan;
import org.rekindle.run.engine.ReopenedTrial;
import org.rekindle.subject.Change;
import org.rekindle.subject.Outcome;
import org.rekindle.testing.Launcher;
import org.rekindle.view.ViewReader;

/** A training as its author has it can be expressed, is recorded, and repeats bit for bit. */
class OwnCaseTest {
    @TempDir private Path folder;

    @Test
    void xorNeedsNoSplit() throws IOException {
        String xor = table("xor.csv", "a,b,y", "0,0,0", "0,1,1", "1,0,1", "1,1,0");
        Launcher.Result result =
                train(
                        xor,
                        "--no-split --hidden 8 --epochs 300 --learning-rate 0.03 --out "
                                + folder.resolve("run"));
        assertThat(result.out())
                .contains("Validation accuracy 1.0000")
                .contains("says nothing about new rows")
                .contains("the 4 samples that it learnt from");
        assertThat(ViewReader.read(folder.resolve("run")).setup().provenance())
                .anyMatch(fact -> fact.value().contains("measured on the 4 rows"));
    }

    @Test
    void aRawTargetIsPredictedInItsOwnUnitsByTheOnnxFile() throws IOException {
        String[] rows = new String[61];
        rows[0] = "x,y";
        for (int i = 0; i < 60; i++) {
            rows[i + 1] = i + "," + (2.5 * i + 1000);
        }
        String data = table("line.csv", rows);
        train(
                data,
                "--task regression --no-standardize-target --hidden 8 --epochs 2 --out "
                        + folder.resolve("run"));
        byte[] model = Files.readAllBytes(folder.resolve("run/model.onnx"));
        assertThat(new String(model, StandardCharsets.ISO_8859_1))
                .contains("target.std", "target.mean");
        RunDocument document = RunDirectory.open(folder.resolve("run")).readRun();
        assertThat(document.data().standardizeTarget()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--schedule cosine --loss mse --init normal:0.1",
                "--schedule step --optimizer sgd --momentum 0 --no-bias --init uniform:-1,1",
                "--output-activation relu --init constant:-0.5",
                "--output-activation relu --no-bias --task regression --no-standardize-target",
                "--no-split --no-standardize"
            })
    void itRepeatsBitForBit(String options) {
        train(
                Launcher.DIGITS,
                "--hidden 6 --epochs 3 --out " + folder.resolve("run") + " " + options);
        assertRepeats(folder.resolve("run"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"relu", "prelu"})
    void itGoesOnFromItsOwnWeights(String activation) throws IOException {
        Path origin = folder.resolve("origin");
        trainWith(activation, "--hidden 6,5 --epochs 2 --out " + origin);
        for (String file : List.of("model.npz", "model.onnx")) {
            Path run = folder.resolve("from-" + file);
            trainWith(
                    activation,
                    "--epochs 2 --seed 9 --split-seed 1 --out "
                            + run
                            + " --init-from "
                            + origin.resolve(file));
            assertThat(run.resolve(FileNames.START))
                    .hasSameBinaryContentAs(origin.resolve(FileNames.MODEL));
            assertRepeats(run);
        }
        assertThat(folder.resolve("from-model.onnx").resolve(FileNames.MODEL))
                .hasSameBinaryContentAs(folder.resolve("from-model.npz").resolve(FileNames.MODEL));
    }

    @Test
    void otherSeedsStartFromTheSameWeightsAndSeeOtherBatches() {
        Path origin = folder.resolve("origin");
        trainWith("relu", "--hidden 6 --epochs 1 --out " + origin);
        Path run = folder.resolve("run");
        trainWith(
                "relu",
                "--epochs 1 --out " + run + " --init-from " + origin.resolve(FileNames.MODEL));
        try (ReopenedTrial trial = ReopenedTrial.open(run)) {
            Outcome own = trial.run().train(Change.NONE, 0, 1, () -> false);
            Outcome other = trial.run().train(Change.NONE, 1, 1, () -> false);
            assertThat(other.atStepZero()).isEqualTo(own.atStepZero());
            assertThat(other.loss()).isNotEqualTo(own.loss());
            assertThat(trial.run().applies(Change.NONE.withWidthFactor(4))).isFalse();
            Change he = Change.NONE.withStart(VarianceScaling.HE_NORMAL, 0);
            assertThat(trial.run().applies(he)).isTrue();
            assertThat(trial.run().train(he, 0, 1, () -> false).atStepZero())
                    .isNotEqualTo(own.atStepZero());
        }
    }

    @Test
    void aDeadOutputUnitIsCountedInALayerOfItsOwn() {
        Path run = folder.resolve("run");
        train(
                Launcher.DIGITS,
                "--hidden 6 --epochs 1 --output-activation relu --init constant:-0.5 --bias-init 1 --out "
                        + run);
        try (ReopenedTrial trial = ReopenedTrial.open(run)) {
            Outcome outcome = trial.run().train(Change.NONE, 0, 1, () -> false);
            assertThat(outcome.atStepZero().layers())
                    .extracting(LayerCensus::layer)
                    .containsExactly("hidden_1", "output");
            assertThat(outcome.atStepZero().layers().get(1).dead()).isEqualTo(10);
        }
    }

    @Test
    void aReluOnTheOutputOfAStandardisedTargetIsWarnedOf() {
        Launcher.Result result =
                train(
                        Launcher.DIGITS,
                        "--task regression --output-activation relu --hidden 4 --epochs 1 --out "
                                + folder.resolve("run"));
        assertThat(result.err()).contains("--no-standardize-target keeps the target as it is");
    }

    /** A run of before has none of these fields. */
    @Test
    void anOldRunOpensAsItWas() throws IOException {
        Path run = folder.resolve("run");
        train(Launcher.DIGITS, "--hidden 6 --epochs 1 --out " + run);
        Path file = run.resolve(FileNames.RUN);
        String now = Files.readString(file);
        String old =
                now.replaceAll(
                        "(?s),?\\s*\"(standardize_target|no_split|bias|output_activation|init_from|schedule|loss|metric)\" : [^,\\n}]*",
                        "");
        assertThat(old).hasSizeLessThan(now.length() - 100);
        Files.writeString(file, old);
        RunDocument document = Json.read(old, RunDocument.class);
        assertThat(document.training().loss()).isNull();
        assertThat(RunPlan.of(document)).isEqualTo(RunPlan.of(Json.read(now, RunDocument.class)));
        assertThat(document.data().request())
                .isEqualTo(Json.read(now, RunDocument.class).data().request());
        assertRepeats(run);
    }

    private static void assertRepeats(Path run) {
        try (ReopenedTrial trial = ReopenedTrial.open(run)) {
            var watched = trial.run().watch(() -> false);
            Path again = run.resolveSibling(run.getFileName() + "-again");
            RunDirectory.create(again)
                    .writeWeights(FileNames.MODEL, watched.network().orElseThrow());
            assertThat(again.resolve(FileNames.MODEL))
                    .hasSameBinaryContentAs(run.resolve(FileNames.MODEL));
        }
    }

    private static Launcher.Result trainWith(String activation, String options) {
        return train(Launcher.DIGITS, "digit", activation, options);
    }

    private static Launcher.Result train(String data, String options) {
        return train(data, data.equals(Launcher.DIGITS) ? "digit" : "y", "relu", options);
    }

    private static Launcher.Result train(
            String data, String target, String activation, String options) {
        List<String> all =
                new ArrayList<>(
                        List.of("train", data, "--target", target, "--activation", activation));
        all.addAll(List.of(options.split(" ")));
        Launcher.Result result = InProcess.run(all.toArray(String[]::new));
        assertThat(result.code()).as(result.err()).isZero();
        return result;
    }

    private String table(String name, String... lines) throws IOException {
        Files.write(folder.resolve(name), List.of(lines));
        return folder.resolve(name).toString();
    }
}
