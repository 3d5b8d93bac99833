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
import org.rekindle.run.FileNames;
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
        FullView view = ViewReader.read(folder);
        assertThat(view.heading().problems()).isEmpty();
        assertThat(view.units().lives()).extracting(LivesView::trial).containsExactly(WINNER);
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
        run.spoil(FileNames.RUN, content);
        assertBroken(FileNames.RUN);
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
        String before = run.text(FileNames.RUN);
        String after = before.replace(sides[0], sides[1]);
        assertThat(after).isNotEqualTo(before);
        run.spoil(FileNames.RUN, after);
        assertBroken(FileNames.RUN);
    }

    @Test
    void aRunDocumentThatIsCutOffAnywhereMakesTheRunBroken() {
        String whole = run.text(FileNames.RUN).strip();
        for (int length = 0; length < whole.length(); length += 23) {
            run.spoil(FileNames.RUN, whole.substring(0, length));
            assertBroken(FileNames.RUN);
        }
    }

    @Test
    void aMissingRunDocumentMakesTheRunBroken() throws IOException {
        Files.delete(folder.resolve(FileNames.RUN));
        assertBroken("run.json is missing");
        assertThat(ViewReader.read(folder.resolve("nowhere")).heading().status())
                .isEqualTo(WorkStatus.BROKEN);
    }

    @Test
    void bytesThatAreNoTextMakeTheRunBroken() throws IOException {
        Files.write(folder.resolve(FileNames.RUN), new byte[] {'{', (byte) 0xff, '}'});
        assertBroken("not text in UTF-8");
    }

    private void assertBroken(String expected) {
        FullView view = ViewReader.read(folder);
        assertThat(view.heading().status()).isEqualTo(WorkStatus.BROKEN);
        assertThat(view.heading().problem()).contains(expected).doesNotContain("\n");
        assertThat(view.heading().name()).isEqualTo("run");
        Summary summary = ViewReader.summary(folder);
        assertThat(summary.status()).isEqualTo(WorkStatus.BROKEN);
        assertThat(summary.problem()).isEqualTo(view.heading().problem());
        StatusEvent live = new LiveView(folder).look().status();
        assertThat(live.status()).isEqualTo(WorkStatus.BROKEN);
        assertThat(live.problem()).isEqualTo(view.heading().problem());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                FileNames.BASELINE,
                FileNames.RECOMMENDATION,
                FileNames.DIAGNOSIS,
                FileNames.CURE,
            })
    void aDocumentThatIsNoneIsLeftOut(String name) {
        String whole = run.text(name).strip();
        for (String content :
                List.of("", "[", "[]", "{}", "null", "3", whole.substring(0, whole.length() / 2))) {
            run.spoil(name, content);
            FullView view = ViewReader.read(folder);
            assertThat(view.heading().problem()).as(content).contains(name);
            assertThat(view.results().trials()).hasSize(TRIALS);
            assertThat(view.results().ranking()).hasSize(4);
            assertThat(
                            List.of(
                                    view.findings().baseline() == null,
                                    view.findings().recommendation() == null,
                                    view.findings().diagnosis() == null,
                                    view.findings().cure() == null))
                    .containsOnlyOnce(true);
            assertThat(ViewReader.summary(folder).problem()).isEqualTo(view.heading().problem());
            assertThat(new LiveView(folder).look().status().problem())
                    .isEqualTo(view.heading().problem());
        }
    }

    @Test
    void aDocumentThatLacksWhatAPageNeedsIsLeftOut() {
        run.spoil(
                FileNames.RECOMMENDATION,
                run.text(FileNames.RECOMMENDATION).replace("\"reasons\"", "\"seasons\""));
        FullView view = ViewReader.read(folder);
        assertThat(view.heading().problem())
                .contains("recommendation.json")
                .contains("\"reasons\"");
        assertThat(view.findings().recommendation()).isNull();
        assertThat(view.heading().status()).isEqualTo(WorkStatus.INTERRUPTED);
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
        String line = run.text(FileNames.TRIALS).lines().toList().get(2);
        assertThat(line).contains(sides[0]);
        assertLineIsToldAndLeftOut(line.replace(sides[0], sides[1]), "line 3 of trials.jsonl");
    }

    @Test
    void aLineThatRepeatsATrialIsLeftOut() {
        String first = run.text(FileNames.TRIALS).lines().findFirst().orElseThrow();
        assertLineIsToldAndLeftOut(first, "line 3 of trials.jsonl repeats trial 0");
    }

    private void assertLineIsToldAndLeftOut(String line, String expected) {
        List<String> lines = run.text(FileNames.TRIALS).lines().toList();
        String before = String.join("\n", lines.subList(0, 2));
        String after = String.join("\n", lines.subList(3, lines.size()));
        run.spoil(FileNames.TRIALS, before + "\n" + line + "\n" + after + "\n");
        FullView view = ViewReader.read(folder);
        assertThat(view.heading().problem()).contains(expected);
        assertThat(view.heading().version()).as("the line counts").isEqualTo(TRIALS);
        assertThat(view.results().trials()).hasSize(TRIALS - 1).noneMatch(row -> row.trial() == 2);
        assertThat(view.heading().status()).isEqualTo(WorkStatus.FINISHED);
        ViewUpdate news = new LiveView(folder).look();
        assertThat(news.events()).extracting(LineEvent::line).hasSize(TRIALS - 1).doesNotContain(3);
        assertThat(news.status().problem()).isEqualTo(view.heading().problem());
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
        String name = "trials/" + WINNER + "/" + FileNames.LIFE_LINES;
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
        FullView view = ViewReader.read(folder);
        assertThat(view.heading().problem()).contains("trials/8/").contains(expected);
        assertThat(view.units().lives()).isEmpty();
        assertThat(view.units().layers()).as("the census is another file's").isNotEmpty();
        assertThat(new LiveView(folder).look().status().problem())
                .isEqualTo(view.heading().problem());
    }

    @Test
    void slopesThatAreNoneAreLeftOut() {
        Path other = temporary.resolve("other");
        MadeUpRun.training(other, new PRelu())
                .withTrials(1)
                .spoil(FileNames.SLOPES, "layer,unit,negative_slope\nhidden_1,0,steep\n");
        FullView view = ViewReader.read(other);
        assertThat(view.heading().problem()).contains("line 2 of slopes.csv").contains("\"steep\"");
        assertThat(view.units().slopes()).isEmpty();
    }

    @Test
    void epochsOfAnotherRunOrOutOfOrderAreLeftOut() {
        Path other = temporary.resolve("other");
        MadeUpRun training = MadeUpRun.training(other, new PRelu()).withEpochs(2);
        List<String> lines = training.text(FileNames.EPOCHS).lines().toList();
        training.spoil(
                FileNames.EPOCHS,
                String.join(
                        "\n",
                        lines.get(0),
                        lines.get(2),
                        lines.get(1),
                        lines.get(2).replace("\"units\":4", "\"units\":400"),
                        "{\"epoch\":3",
                        ""));
        FullView view = ViewReader.read(other);
        assertThat(view.heading().version()).isEqualTo(5);
        assertThat(view.results().epochs())
                .extracting(epoch -> epoch.epoch())
                .containsExactly(0, 2);
        assertThat(view.heading().problem()).endsWith("(and 2 more)");
        assertThat(view.heading().problems())
                .hasSize(3)
                .first()
                .asString()
                .isEqualTo("line 3 of epochs.jsonl is of epoch 1, after epoch 2");
    }

    @Test
    void aLinkIsNotFollowed() throws IOException {
        Path elsewhere = temporary.resolve("elsewhere.json");
        Files.writeString(elsewhere, run.text(FileNames.CURE));
        Files.delete(folder.resolve(FileNames.CURE));
        Files.createSymbolicLink(folder.resolve(FileNames.CURE), elsewhere);
        FullView view = ViewReader.read(folder);
        assertThat(view.findings().cure()).isNull();
        assertThat(view.heading().problem())
                .isEqualTo("cure.json is a link, and links are not followed");
        assertThat(view.files()).extracting(FileEntry::name).doesNotContain(FileNames.CURE);
    }

    @Test
    void aLinkInThePlaceOfAFolderIsNotFollowed() throws IOException {
        Path elsewhere = temporary.resolve("elsewhere");
        Files.move(folder.resolve("trials"), elsewhere);
        Files.createSymbolicLink(folder.resolve("trials"), elsewhere);
        FullView view = ViewReader.read(folder);
        assertThat(view.units().lives()).isEmpty();
        assertThat(view.heading().problem()).contains("trials/8/").contains("is a link");
    }

    @Test
    void aFolderInThePlaceOfAFileIsTold() throws IOException {
        Files.delete(folder.resolve(FileNames.TRIALS));
        Files.createDirectory(folder.resolve(FileNames.TRIALS));
        FullView view = ViewReader.read(folder);
        assertThat(view.heading().problem()).isEqualTo("trials.jsonl is not a file");
        assertThat(new LiveView(folder).look().status().problem())
                .isEqualTo(view.heading().problem());
    }

    @Test
    void aFileThatNoRunWritesSoLargeIsNotRead() throws IOException {
        for (String name : List.of(FileNames.TRIALS, FileNames.CURE)) {
            try (RandomAccessFile file =
                    new RandomAccessFile(folder.resolve(name).toFile(), "rw")) {
                file.setLength(300L << 20);
            }
        }
        FullView view = ViewReader.read(folder);
        assertThat(view.heading().problems())
                .hasSize(2)
                .allMatch(problem -> problem.contains("is too large to be shown"));
        assertThat(new LiveView(folder).look().status().problem())
                .isEqualTo(view.heading().problem());
    }

    @Test
    void aLineWithoutEndIsNotKeptInMemory() throws IOException {
        Files.write(folder.resolve(FileNames.TRIALS), new byte[9 << 20]);
        assertThat(ViewReader.read(folder).heading().problem())
                .contains("line 1 of trials.jsonl is too long");
    }

    @Test
    void whatAFileSaysIsToldInOneLineOfSomeLength() {
        run.spoil(FileNames.CURE, "{\"trial\": \"" + "long\\n".repeat(5000) + "\"}");
        assertThat(ViewReader.read(folder).heading().problem())
                .hasSizeLessThan(600)
                .doesNotContain("\n");
    }

    @Test
    void aThousandBadLinesAreToldOnce() {
        run.spoil(FileNames.TRIALS, "garbage\n".repeat(1000));
        FullView view = ViewReader.read(folder);
        assertThat(view.heading().problem())
                .startsWith("line 1 of trials.jsonl")
                .endsWith("(and 999 more)");
        assertThat(view.heading().problems()).hasSizeLessThan(100);
    }

    @ParameterizedTest
    @ValueSource(ints = {99, 999, 1000, 100_000})
    void howeverDeepADocumentIsItIsToldOrShown(int depth) {
        run.spoil(
                FileNames.CURE,
                run.text(FileNames.CURE)
                        .replaceFirst(
                                "\\{",
                                "{\"deep\": " + "[".repeat(depth) + "]".repeat(depth) + ","));
        FullView view = ViewReader.read(folder);
        assertThat(view.findings().cure() == null).isEqualTo(!view.heading().problems().isEmpty());
        assertThat(Json.line(view)).contains("\"status\":\"finished\"");
    }
}
