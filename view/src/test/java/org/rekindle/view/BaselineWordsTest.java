package org.rekindle.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rekindle.activation.Relu;
import org.rekindle.run.FileNames;
import org.rekindle.testing.MadeUpRun;

class BaselineWordsTest {
    @TempDir private Path temporary;
    private Path folder;

    @BeforeEach
    void name() {
        folder = temporary.resolve("run");
    }

    @Test
    void aTrainingRunIsComparedByItsLastEpochUntilItHasEnded() {
        MadeUpRun run = MadeUpRun.training(folder, new Relu()).withBaseline().withEpochs(1);
        assertThat(words().alarm()).isNull();
        run.withTrials(1);
        assertThat(words().comparison())
                .isEqualTo(
                        "For comparison on the same 400 rows: always answering the largest class reaches"
                                + " 0.5000, a linear model 0.7000.");
    }

    @Test
    void aScoreNoBetterThanTheConstantIsSaidToBeAGuess() {
        MadeUpRun.training(folder, new Relu())
                .withTrials(1)
                .withBaseline()
                .spoil(
                        FileNames.BASELINE,
                        "{\"samples\":400,\"constant\":{\"score\":0.79,\"ci95\":[0.7,0.8]}}");
        assertThat(words().alarm())
                .isEqualTo(
                        "No better than guessing: validation accuracy 0.8000 is not shown to beat always"
                                + " answering the largest class, which reaches 0.7900.");
        assertThat(words().comparison()).doesNotContain("linear");
    }

    @Test
    void aStudyIsComparedByItsBestSettingAndByItsTestScoreOnceItHasOne() {
        MadeUpRun.study(folder).withTrials(10).withBaseline();
        assertThat(words().alarm()).isNull();
        Path whole = temporary.resolve("whole");
        MadeUpRun.study(whole).whole();
        assertThat(
                        Objects.requireNonNull(ViewReader.read(whole).findings().recommendation())
                                .get("reasons"))
                .extracting(reason -> reason.textValue())
                .contains(
                        Objects.requireNonNull(ViewReader.read(whole).findings().baselineWords())
                                .comparison());
    }

    @Test
    void aRunOfAnEarlierVersionHasNothingToBeComparedWith() {
        MadeUpRun.training(folder, new Relu()).withTrials(1);
        FullView view = ViewReader.read(folder);
        assertThat(view.findings().baselineWords()).isNull();
        assertThat(view.heading().problem()).isNull();
    }

    @Test
    void anAnswerOfAnEarlierVersionIsStillShown() {
        MadeUpRun run = MadeUpRun.study(folder).whole();
        String answer = run.text(FileNames.RECOMMENDATION);
        run.spoil(
                FileNames.RECOMMENDATION,
                answer.replaceAll("(?s)\"baseline\".*?(?=\"activation\")", ""));
        FullView view = ViewReader.read(folder);
        assertThat(view.heading().problem()).isNull();
        assertThat(view.findings().recommendation()).isNotNull();
    }

    private BaselineWords words() {
        return Objects.requireNonNull(ViewReader.read(folder).findings().baselineWords());
    }
}
