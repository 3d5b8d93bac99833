package org.rekindle.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rekindle.activation.Relu;
import org.rekindle.run.RunDirectory;
import org.rekindle.run.document.CureDocument;
import org.rekindle.run.document.RunDocument;
import org.rekindle.run.document.ScoreDocument;
import org.rekindle.testing.MadeUpRun;

class CureWordsTest {
    @TempDir private Path folder;

    @Test
    void goingBackToTheStateBeforeTrainingIsToTrainAgainAndTheCommandIsGiven() {
        CureWords words = words(0, "go_back", List.of("go_back"), 0.4);
        assertThat(words.sentences())
                .first()
                .isEqualTo(
                        "The last healthy state is that before training, so going back means to train again.");
        assertThat(words.sentences().get(1))
                .startsWith(
                        "Recommended: go back to the last healthy state, with a tenth of the learning rate (go_back)");
        assertThat(words.command())
                .endsWith("--activation relu --learning-rate 0.01 --hidden 4,3 --epochs 3");
    }

    @Test
    void goingBackToALaterStateNeedsItsWeightsSoThereIsNoCommand() {
        CureWords words = words(2, "go_back", List.of("go_back"), 0.4);
        assertThat(words.sentences())
                .first()
                .isEqualTo("The last healthy state is that after epoch 2.");
        assertThat(words.command()).isNull();
    }

    @Test
    void aNewNetworkWithOneThingChangedIsTrainedByACommand() {
        assertThat(words(null, "start_anew_leaky_relu", List.of(), 0.4).command())
                .contains("--activation leaky_relu");
        assertThat(words(null, "start_anew_wider", List.of(), 0.4).command())
                .contains("--hidden 16,12");
        assertThat(words(null, "recycle", List.of(), 0.4).command()).isNull();
        assertThat(words(null, "start_anew_he_normal", List.of(), 0.4).command())
                .as("the run has He and zero biases already, so only the seed differs")
                .isNull();
        assertThat(words(null, "unheard_of", List.of(), 0.4).command()).isNull();
    }

    @Test
    void whatBeatsCarryingOnAloneIsSaidAsWhatItIs() {
        CureWords words = words(null, "none", List.of("recycle", "swap_elu"), 0.4);
        assertThat(words.sentences())
                .first()
                .isEqualTo(
                        "No remedy beats both controls, so none is recommended. These beat carrying on alone:"
                                + " recycle the dead units (recycle), of which 3 runs diverged;"
                                + " swap the activation for ELU (swap_elu).");
        assertThat(words.command()).isNull();
        assertThat(words(null, "none", List.of(), 0.4).sentences())
                .first()
                .isEqualTo("No remedy is shown to beat carrying on.");
    }

    @Test
    void scoresBelowTheConstantAreSaidToCountAsTheConstantAndTheTestRowsAreNamed() {
        List<String> sentences = words(null, "recycle", List.of(), -7).sentences();
        assertThat(sentences.get(0))
                .isEqualTo(
                        "In gains, a score below that of a constant answer (0.1000) counts as that.");
        assertThat(sentences)
                .last()
                .isEqualTo(
                        "On 180 test rows, which had no part in the choice: accuracy 0.9000; carrying on has 0.5000.");
        assertThat(words(null, "none", List.of(), 0.4).sentences()).hasSize(2);
    }

    private CureWords words(
            @Nullable Integer lastHealthy, String recommended, List<String> better, double score) {
        Path run = folder.resolve("run" + folder.toFile().list().length);
        MadeUpRun.training(run, new Relu()).withTrials(1);
        RunDocument document = RunDirectory.open(run).readRun();
        CureDocument.ArmLine arm =
                new CureDocument.ArmLine(
                        "recycle",
                        false,
                        score,
                        null,
                        Math.max(0.1, score),
                        0.3,
                        null,
                        0.3,
                        null,
                        0.01,
                        0.2,
                        3,
                        0,
                        0);
        return CureWords.of(
                        new CureDocument(
                                0,
                                "sick",
                                lastHealthy,
                                recommended,
                                better,
                                0.1,
                                3,
                                10,
                                new ScoreDocument(0.9, null, null, null, 0.3),
                                new ScoreDocument(0.5, null, null, null, 2.0),
                                180,
                                List.of(arm),
                                "run"),
                        document)
                .orElseThrow();
    }
}
