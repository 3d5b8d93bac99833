package org.rekindle.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rekindle.activation.PRelu;
import org.rekindle.run.RunDirectory;
import org.rekindle.run.document.Json;
import org.rekindle.testing.MadeUpRun;

/** Whatever is wrong with one file: it is told, with the file's name, and the rest is shown. */
class CorruptRunTest {
    private static final int TRIALS = 24;
    private static final int WINNER = 8;

    @TempDir private Path temporary;
    private Path folder;
    private MadeUpRun run;

    @BeforeEach
    void make() {
        folder = temporary.resolve("run");
        run = MadeUpRun.study(folder).whole().withDiagnosis(20).withCure();
    }

    @Test
    void nothingIsWrongBeforeAnythingIsSpoilt() {
        RunView view = RunReader.read(folder);
        assertThat(view.problems()).isEmpty();
        assertThat(view.lives()).extracting(LivesView::trial).containsExactly(WINNER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{}",
                "\"text\"",
                "12",
                "<html>",
                "{\"command\":\"choose\"}",
                "\u0000\u0001\u0002",
            })
    void aRunDocumentThatIsNoneMakesTheRunBroken(String content) {
        run.spoil(RunDirectory.RUN, content);
        assertBroken(RunDirectory.RUN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"choose\"=\"prune\"",
                "\"relu\"=\"ruler\"",
                "\"he_normal\"=\"she_normal\"",
                "\"classification\"=\"clarification\"",
                "\"adam\"=\"eve\"",
                "[ 4, 3 ]=[ 4, -3 ]",
                "[ 4, 3 ]=null",
                "[ 0.01, 0.1 ]=[ 0.01, 0.01 ]",
                "[ 0.01, 0.1 ]=[ ]",
                "\"seeds\" : 3=\"seeds\" : 2000000000",
                "\"seeds\" : 3=\"seeds\" : \"three\"",
                "\"seeds\" : 3=\"seeds\" : 1e99",
            })
    void aRunDocumentWithAWrongValueMakesTheRunBroken(String change) {
        String[] sides = change.split("=", -1);
        String before = run.text(RunDirectory.RUN);
        String after = before.replace(sides[0], sides[1]);
        assertThat(after).isNotEqualTo(before);
        run.spoil(RunDirectory.RUN, after);
        assertBroken(RunDirectory.RUN);
    }

    @Test
    void aRunDocumentThatIsCutOffAnywhereMakesTheRunBroken() {
        String whole = run.text(RunDirectory.RUN).strip();
        for (int length = 0; length < whole.length(); length += 23) {
            run.spoil(RunDirectory.RUN, whole.substring(0, length));
            assertBroken(RunDirectory.RUN);
        }
    }

    @Test
    void aMissingRunDocumentMakesTheRunBroken() throws IOException {
        Files.delete(folder.resolve(RunDirectory.RUN));
        assertBroken("run.json is missing");
        assertThat(RunReader.read(folder.resolve("nowhere")).status()).isEqualTo(RunStatus.BROKEN);
    }

    @Test
    void bytesThatAreNoTextMakeTheRunBroken() throws IOException {
        Files.write(folder.resolve(RunDirectory.RUN), new byte[] {'{', (byte) 0xff, '}'});
        assertBroken("not text in UTF-8");
    }

    private void assertBroken(String expected) {
        RunView view = RunReader.read(folder);
        assertThat(view.status()).isEqualTo(RunStatus.BROKEN);
        assertThat(view.problem()).contains(expected).doesNotContain("\n");
        assertThat(view.name()).isEqualTo("run");
        RunSummary summary = RunReader.summary(folder);
        assertThat(summary.status()).isEqualTo(RunStatus.BROKEN);
        assertThat(summary.problem()).isEqualTo(view.problem());
        RunNews.Status live = new LiveRun(folder).look().status();
        assertThat(live.status()).isEqualTo(RunStatus.BROKEN);
        assertThat(live.problem()).isEqualTo(view.problem());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                RunDirectory.RECOMMENDATION,
                RunDirectory.DIAGNOSIS,
                RunDirectory.CURE,
            })
    void aDocumentThatIsNoneIsLeftOut(String name) {
        String whole = run.text(name).strip();
        for (String content :
                List.of("", "[", "[]", "{}", "null", "3", whole.substring(0, whole.length() / 2))) {
            run.spoil(name, content);
            RunView view = RunReader.read(folder);
            assertThat(view.problem()).as(content).contains(name);
            assertThat(view.trials()).hasSize(TRIALS);
            assertThat(view.ranking()).hasSize(4);
            assertThat(
                            List.of(
                                    view.recommendation() == null,
                                    view.diagnosis() == null,
                                    view.cure() == null))
                    .containsOnlyOnce(true);
            assertThat(RunReader.summary(folder).problem()).isEqualTo(view.problem());
            assertThat(new LiveRun(folder).look().status().problem()).isEqualTo(view.problem());
        }
    }

    @Test
    void aDocumentThatLacksWhatAPageNeedsIsLeftOut() {
        run.spoil(
                RunDirectory.RECOMMENDATION,
                run.text(RunDirectory.RECOMMENDATION).replace("\"reasons\"", "\"seasons\""));
        RunView view = RunReader.read(folder);
        assertThat(view.problem()).contains("recommendation.json").contains("\"reasons\"");
        assertThat(view.recommendation()).isNull();
        assertThat(view.status()).isEqualTo(RunStatus.INTERRUPTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "garbage",
                "{}",
                "[1]",
                "null",
                "{\"trial\":1}",
                "\u0000",
            })
    void aLineThatIsNoTrialIsLeftOut(String line) {
        assertLineIsToldAndLeftOut(line, "line 3 of trials.jsonl");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"trial\":2=\"trial\":3",
                "\"trial\":2=\"trial\":-1",
                "\"trial\":2=\"trial\":99999",
                "\"seed\":1=\"seed\":7",
                "\"ok\"=\"fine\"",
                "\"units\":4=\"units\":5",
                "\"layers\":[=\"players\":[",
                "\"init\":\"he_normal\"=\"init\":null",
            })
    void aLineOfAnotherStudyIsLeftOut(String change) {
        String[] sides = change.split("=", -1);
        String line = run.text(RunDirectory.TRIALS).lines().toList().get(2);
        assertThat(line).contains(sides[0]);
        assertLineIsToldAndLeftOut(line.replace(sides[0], sides[1]), "line 3 of trials.jsonl");
    }

    @Test
    void aLineThatRepeatsATrialIsLeftOut() {
        String first = run.text(RunDirectory.TRIALS).lines().findFirst().orElseThrow();
        assertLineIsToldAndLeftOut(first, "line 3 of trials.jsonl repeats trial 0");
    }

    private void assertLineIsToldAndLeftOut(String line, String expected) {
        List<String> lines = run.text(RunDirectory.TRIALS).lines().toList();
        String before = String.join("\n", lines.subList(0, 2));
        String after = String.join("\n", lines.subList(3, lines.size()));
        run.spoil(RunDirectory.TRIALS, before + "\n" + line + "\n" + after + "\n");
        RunView view = RunReader.read(folder);
        assertThat(view.problem()).contains(expected);
        assertThat(view.version()).as("the line counts").isEqualTo(TRIALS);
        assertThat(view.trials()).hasSize(TRIALS - 1).noneMatch(row -> row.trial() == 2);
        assertThat(view.status()).isEqualTo(RunStatus.FINISHED);
        RunNews news = new LiveRun(folder).look();
        assertThat(news.events()).extracting(LineEvent::line).hasSize(TRIALS - 1).doesNotContain(3);
        assertThat(news.status().problem()).isEqualTo(view.problem());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "units.csv=verdict=judgement=lacks one of the columns",
                "units.csv=active=lively=\"lively\" is not a verdict",
                "units.csv=false,false=no,no=neither true nor false",
                "units.csv=hidden_2,2=hidden_2,two=\"two\" is not a whole number",
                "units.csv=hidden_2,2=hidden_2,9=not the next one",
                "units.csv=hidden_2,2,=hidden_2,2,,=line 8 of trials/8/units.csv",
                "life_lines.csv=firing_rate=rate=lacks one of the columns",
                "life_lines.csv=2,0.5=2,1.5=is a share",
                "life_lines.csv=2,0.5=2,NaN=\"NaN\" is not a number",
                "life_lines.csv=2,0.5=2,=\"\" is not a number",
                "life_lines.csv=2,0.5=2;0.5=there are 6 columns",
                "life_lines.csv=hidden_1,1,2=hidden_1,1,7=epoch 2 was expected",
                "life_lines.csv=hidden_1,1,0=hidden_1,0,0=not the next one",
            })
    void livesThatAreNoneAreLeftOut(String change) {
        String[] parts = change.split("=", -1);
        String name = "trials/" + WINNER + "/" + parts[0];
        String before = run.text(name);
        String after = before.replace(parts[1], parts[2]);
        assertThat(after).isNotEqualTo(before);
        run.spoil(name, after);
        assertLivesAreLeftOut(parts[3]);
    }

    @Test
    void livesThatAreCutOffAreLeftOut() {
        String name = "trials/" + WINNER + "/" + RunDirectory.LIFE_LINES;
        String whole = run.text(name);
        for (int length = 0; length < whole.length(); length += 37) {
            run.spoil(name, whole.substring(0, length));
            assertLivesAreLeftOut("trials/8/");
        }
    }

    @Test
    void halfOfTheTablesIsNone() throws IOException {
        Files.delete(folder.resolve("trials/8/units.csv"));
        assertLivesAreLeftOut("life_lines.csv has no units.csv beside it");
    }

    private void assertLivesAreLeftOut(String expected) {
        RunView view = RunReader.read(folder);
        assertThat(view.problem()).contains("trials/8/").contains(expected);
        assertThat(view.lives()).isEmpty();
        assertThat(view.layers()).as("the census is another file's").isNotEmpty();
        assertThat(new LiveRun(folder).look().status().problem()).isEqualTo(view.problem());
    }

    @Test
    void slopesThatAreNoneAreLeftOut() {
        Path other = temporary.resolve("other");
        MadeUpRun.training(other, new PRelu())
                .withTrials(1)
                .spoil(RunDirectory.SLOPES, "layer,unit,negative_slope\nhidden_1,0,steep\n");
        RunView view = RunReader.read(other);
        assertThat(view.problem()).contains("line 2 of slopes.csv").contains("\"steep\"");
        assertThat(view.slopes()).isEmpty();
    }

    @Test
    void epochsOfAnotherRunOrOutOfOrderAreLeftOut() {
        Path other = temporary.resolve("other");
        MadeUpRun training = MadeUpRun.training(other, new PRelu()).withEpochs(2);
        List<String> lines = training.text(RunDirectory.EPOCHS).lines().toList();
        training.spoil(
                RunDirectory.EPOCHS,
                String.join(
                        "\n",
                        lines.get(0),
                        lines.get(2),
                        lines.get(1),
                        lines.get(2).replace("\"units\":4", "\"units\":400"),
                        "{\"epoch\":3",
                        ""));
        RunView view = RunReader.read(other);
        assertThat(view.version()).isEqualTo(5);
        assertThat(view.epochs()).extracting(epoch -> epoch.epoch()).containsExactly(0, 2);
        assertThat(view.problem()).endsWith("(and 2 more)");
        assertThat(view.problems())
                .hasSize(3)
                .first()
                .asString()
                .isEqualTo("line 3 of epochs.jsonl is of epoch 1, after epoch 2");
    }

    @Test
    void aLinkIsNotFollowed() throws IOException {
        Path elsewhere = temporary.resolve("elsewhere.json");
        Files.writeString(elsewhere, run.text(RunDirectory.CURE));
        Files.delete(folder.resolve(RunDirectory.CURE));
        Files.createSymbolicLink(folder.resolve(RunDirectory.CURE), elsewhere);
        RunView view = RunReader.read(folder);
        assertThat(view.cure()).isNull();
        assertThat(view.problem()).isEqualTo("cure.json is a link, and links are not followed");
        assertThat(view.files()).extracting(FileEntry::name).doesNotContain(RunDirectory.CURE);
    }

    @Test
    void aLinkInThePlaceOfAFolderIsNotFollowed() throws IOException {
        Path elsewhere = temporary.resolve("elsewhere");
        Files.move(folder.resolve("trials"), elsewhere);
        Files.createSymbolicLink(folder.resolve("trials"), elsewhere);
        RunView view = RunReader.read(folder);
        assertThat(view.lives()).isEmpty();
        assertThat(view.problem()).contains("trials/8/").contains("is a link");
    }

    @Test
    void aFolderInThePlaceOfAFileIsTold() throws IOException {
        Files.delete(folder.resolve(RunDirectory.TRIALS));
        Files.createDirectory(folder.resolve(RunDirectory.TRIALS));
        RunView view = RunReader.read(folder);
        assertThat(view.problem()).isEqualTo("trials.jsonl is not a file");
        assertThat(new LiveRun(folder).look().status().problem()).isEqualTo(view.problem());
    }

    @Test
    void aFileThatNoRunWritesSoLargeIsNotRead() throws IOException {
        for (String name : List.of(RunDirectory.TRIALS, RunDirectory.CURE)) {
            try (RandomAccessFile file =
                    new RandomAccessFile(folder.resolve(name).toFile(), "rw")) {
                file.setLength(300L << 20);
            }
        }
        RunView view = RunReader.read(folder);
        assertThat(view.problems())
                .hasSize(2)
                .allMatch(problem -> problem.contains("is too large to be shown"));
        assertThat(new LiveRun(folder).look().status().problem()).isEqualTo(view.problem());
    }

    @Test
    void aLineWithoutEndIsNotKeptInMemory() throws IOException {
        Files.write(folder.resolve(RunDirectory.TRIALS), new byte[9 << 20]);
        assertThat(RunReader.read(folder).problem()).contains("line 1 of trials.jsonl is too long");
    }

    @Test
    void whatAFileSaysIsToldInOneLineOfSomeLength() {
        run.spoil(RunDirectory.CURE, "{\"trial\": \"" + "long\\n".repeat(5000) + "\"}");
        assertThat(RunReader.read(folder).problem()).hasSizeLessThan(600).doesNotContain("\n");
    }

    @Test
    void aThousandBadLinesAreToldOnce() {
        run.spoil(RunDirectory.TRIALS, "garbage\n".repeat(1000));
        RunView view = RunReader.read(folder);
        assertThat(view.problem()).startsWith("line 1 of trials.jsonl").endsWith("(and 999 more)");
        assertThat(view.problems()).hasSizeLessThan(100);
    }

    @ParameterizedTest
    @ValueSource(ints = {99, 999, 1000, 100_000})
    void howeverDeepADocumentIsItIsToldOrShown(int depth) {
        run.spoil(
                RunDirectory.CURE,
                run.text(RunDirectory.CURE)
                        .replaceFirst(
                                "\\{",
                                "{\"deep\": " + "[".repeat(depth) + "]".repeat(depth) + ","));
        RunView view = RunReader.read(folder);
        assertThat(view.cure() == null).isEqualTo(!view.problems().isEmpty());
        assertThat(Json.line(view)).contains("\"status\":\"finished\"");
    }
}
