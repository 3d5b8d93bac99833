package org.rekindle.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rekindle.run.FileNames;
import org.rekindle.run.RunDirectory;
import org.rekindle.testing.Visitor;

class ViewCacheTest {
    private final ViewCache answers = new ViewCache();

    @TempDir private Path folder;
    private ExampleStudy study;
    private ServedFolder run;

    @BeforeEach
    void begin() {
        study = ExampleStudy.begin(folder.resolve("study"), 2);
        study.append(0, 3);
        run = new ServedFolder("study", study.path(), folder);
    }

    @Test
    void anAnswerIsKeptWhileNothingHappensToTheRun() {
        byte[] first = answers.of(run);
        assertThat(answers.of(run)).isSameAs(first);
        assertThat(json(first).get("trials")).hasSize(3);
    }

    @Test
    void anotherLineIsAnotherAnswer() {
        answers.of(run);
        study.append(3, 4);
        assertThat(json(answers.of(run)).get("trials")).hasSize(4);
    }

    @Test
    void whatLiesDeeperInTheFolderChangesTheAnswerToo() throws IOException {
        Path trial = Files.createDirectories(study.path().resolve("trials/1"));
        JsonNode before = json(answers.of(run)).get("documents");
        // As when another trial is explained: the folder of the run itself stays as it was.
        Files.writeString(trial.resolve(FileNames.UNITS), "layer,unit\n");
        assertThat(json(answers.of(run)).get("documents")).isNotEqualTo(before);
    }

    @Test
    void aRunThatIsTakenUpAndLeftIsReadAnew() {
        assertThat(status(answers.of(run))).isEqualTo("interrupted");
        RunDirectory atWork = RunDirectory.open(study.path());
        atWork.lock();
        try {
            byte[] first = answers.of(run);
            assertThat(status(first)).isEqualTo("running");
            assertThat(answers.of(run)).isSameAs(first);
        } finally {
            atWork.unlock();
        }
        assertThat(status(answers.of(run))).isEqualTo("interrupted");
    }

    @Test
    void whatCouldNotBeReadIsTriedAgain() throws IOException {
        Files.writeString(study.path().resolve(FileNames.TRIALS), "{}\n");
        byte[] first = answers.of(run);
        assertThat(json(first).get("problems")).hasSize(1);
        assertThat(answers.of(run)).isNotSameAs(first);
    }

    @Test
    void onlyTheLastFewAreKept() {
        byte[] first = answers.of(run);
        for (int i = 0; i < 8; i++) {
            Path other = ExampleStudy.begin(folder.resolve("other" + i), 1).path();
            answers.of(new ServedFolder("other" + i, other, folder));
        }
        assertThat(answers.of(run)).isNotSameAs(first).isEqualTo(first);
    }

    private static String status(byte[] answer) {
        return json(answer).get("status").textValue();
    }

    private static JsonNode json(byte[] answer) {
        return Visitor.parse(new String(answer, StandardCharsets.UTF_8));
    }
}
