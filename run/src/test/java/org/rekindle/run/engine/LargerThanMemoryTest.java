package org.rekindle.run.engine;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rekindle.activation.Relu;
import org.rekindle.data.storage.Storage;
import org.rekindle.run.FileNames;
import org.rekindle.run.RunDirectory;
import org.rekindle.run.document.RunDocument;
import org.rekindle.subject.Baseline;

/** A run whose table lies on disk is the run whose table lies in memory, bit by bit. */
class LargerThanMemoryTest {
    private static final List<String> FILES =
            List.of(
                    FileNames.MODEL,
                    FileNames.EPOCHS,
                    FileNames.BASELINE,
                    FileNames.LAST_HEALTHY,
                    FileNames.UNITS,
                    FileNames.LIFE_LINES);

    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"kind", "amount"})
    void everyFileOfATrainingRunIsTheSame(String target) throws IOException {
        RunRequest request = RunRequest.train(table(), target, new Relu()).withLearningRate(0.03);
        Baseline here = train(request.into(folder.resolve("here")), Storage.WHERE_IT_FITS);
        Baseline there = train(request.into(folder.resolve("there")), Storage.ON_DISK);
        assertThat(there).isEqualTo(here);
        for (String file : FILES) {
            assertThat(folder.resolve("there").resolve(file))
                    .hasSameBinaryContentAs(folder.resolve("here").resolve(file));
        }
        List<String> added = new ArrayList<>(data("there").notes());
        added.removeAll(data("here").notes());
        assertThat(added)
                .hasSize(2)
                .allMatch(note -> note.contains("larger than memory"))
                .anyMatch(note -> note.contains("each batch is read from there"));
        try (ReopenedTrial trial = ReopenedTrial.open(folder.resolve("there"))) {
            assertThat(trial.data().prepared().features()).isEqualTo(data("here").features());
        }
    }

    private static Baseline train(RunRequest request, Storage storage) {
        try (PlannedStudy run = PlannedStudy.begin(request, storage)) {
            TrainingEngine engine = new TrainingEngine(run);
            engine.train(List.of());
            return engine.baseline();
        }
    }

    private RunDocument.Data data(String run) {
        return RunDirectory.open(folder.resolve(run)).readRun().data();
    }

    /** Numbers with gaps, words, dates, and two columns that can be predicted. */
    private Path table() throws IOException {
        Random random = new Random(1);
        String rows =
                IntStream.range(0, 600)
                        .mapToObj(row -> row(random))
                        .collect(joining("\n", "x,z,word,day,kind,amount\n", "\n"));
        return Files.writeString(folder.resolve("table.csv"), rows);
    }

    private static String row(Random random) {
        double x = random.nextGaussian();
        int day = random.nextInt(900);
        return String.join(
                ",",
                String.valueOf(x),
                day % 9 == 0 ? "NA" : String.valueOf(random.nextGaussian()),
                day % 11 == 0 ? "" : "word" + day % 4,
                LocalDate.of(2021, 3, 1).plusDays(day).toString(),
                x + day % 4 > 1.5 ? "high" : "low",
                String.valueOf(x * x + day % 4));
    }
}
