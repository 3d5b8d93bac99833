package org.rekindle.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rekindle.activation.PRelu;
import org.rekindle.activation.Relu;
import org.rekindle.run.FileNames;
import org.rekindle.run.RunDirectory;
import org.rekindle.run.document.Json;
import org.rekindle.testing.MadeUpResults;
import org.rekindle.testing.MadeUpRun;

class ViewReaderTest {
    private static final int TRIALS = 24;

    @TempDir private Path temporary;
    private Path folder;

    @BeforeEach
    void name() {
        folder = temporary.resolve("a run");
    }

    @Test
    void aFinishedStudyIsShownWhole() {
        MadeUpRun.study(folder).whole();
        FullView view = ViewReader.read(folder);
        assertThat(view.heading().problem()).isNull();
        assertThat(view.heading().name()).isEqualTo("a run");
        assertThat(view.heading().directory()).isEqualTo(folder.toString());
        assertThat(view.heading().status()).isEqualTo(WorkStatus.FINISHED);
        assertThat(view.heading().version()).isEqualTo(TRIALS);
        assertThat(view.results().trials()).hasSize(TRIALS);
        assertThat(view.heading().progress())
                .isEqualTo(new ProgressView("trial", TRIALS, TRIALS, 0, null, null));
        assertThat(view.setup().censusScope()).isEqualTo(MadeUpResults.SCOPE);
        assertThat(view.setup().repeat())
                .isEqualTo(
                        "rekindle choose /data/digits.csv --target digit --learning-rates 0.01,0.1"
                                + " --seeds 3 --exhaustive --hidden 4,3 --epochs 3");
        assertThat(view.documents()).containsKeys(FileNames.RECOMMENDATION, "lives");
    }

    @Test
    void settingsAndRankingAreThoseThatTheStudyItselfWroteDown() throws IOException {
        MadeUpRun run = MadeUpRun.study(folder).whole();
        JsonNode written = Json.tree(run.text(FileNames.RECOMMENDATION));
        JsonNode view = json(ViewReader.read(folder));
        assertThat(view.get("recommendation")).isEqualTo(written);
        assertThat(view.get("ranking")).isEqualTo(written.get("ranking")).hasSize(4);
        List<JsonNode> settings = new ArrayList<>();
        for (JsonNode setting : view.get("settings")) {
            settings.add(((ObjectNode) setting).without("layers"));
        }
        assertThat(settings).containsExactlyElementsOf(written.get("settings"));
    }

    @Test
    void aSettingTellsWhichLayerDies() {
        MadeUpRun.study(folder).whole();
        SettingView relu =
                ViewReader.read(folder).results().settings().stream()
                        .filter(setting -> setting.standing().shape().activation().equals("relu"))
                        .filter(setting -> setting.standing().learningRate() > 0.05)
                        .findFirst()
                        .orElseThrow();
        // One, two and three of three units over the three seeds.
        assertThat(relu.layers())
                .containsExactly(
                        new SettingView.LayerShare("hidden_1", 0, 0, 0),
                        new SettingView.LayerShare("hidden_2", 2.0 / 3, 0, 0));
    }

    @Test
    void aHalfStudyIsRankedAsFarAsItIs() {
        MadeUpRun.study(folder).withTrials(10);
        FullView view = ViewReader.read(folder);
        assertThat(view.heading().status()).isEqualTo(WorkStatus.INTERRUPTED);
        assertThat(view.heading().version()).isEqualTo(10);
        assertThat(view.heading().progress())
                .isEqualTo(
                        new ProgressView(
                                "trial",
                                10,
                                TRIALS,
                                0,
                                null,
                                "rekindle choose --resume '" + folder + "'"));
        assertThat(view.findings().recommendation()).isNull();
        assertThat(view.results().ranking()).hasSize(4);
        // Only the seed that all settings have counts.
        assertThat(view.results().settings()).hasSize(8).allMatch(s -> s.standing().seeds() == 1);
    }

    @Test
    void aStudyWithoutATrialIsEmpty() {
        MadeUpRun.study(folder);
        FullView view = ViewReader.read(folder);
        assertThat(view.heading().problem()).isNull();
        assertThat(view.heading().version()).isZero();
        assertThat(view.results().settings()).isEmpty();
        assertThat(view.setup().activations()).hasSize(4);
    }

    @Test
    void theWinnerTheSickestAndTheExplainedTrialAreShownUnitByUnit() {
        MadeUpRun run = MadeUpRun.study(folder).whole();
        // ReLU at 0.1 with the third seed, where three of three units die.
        int sickest = 20;
        int explained = 12;
        run.withLives(sickest).withLives(explained).withDiagnosis(explained);
        FullView view = ViewReader.read(folder);
        assertThat(view.heading().problem()).isNull();
        assertThat(view.units().lives())
                .extracting(LivesView::role)
                .containsExactly("winner", "sickest_relu", "explained");
        assertThat(view.units().lives()).extracting(LivesView::trial).endsWith(sickest, explained);
        assertThat(view.units().lives().get(1).title())
                .isEqualTo("ReLU at 0.1, seed 3 (the sickest ReLU)");
        assertThat(view.units().layers())
                .extracting(LayersView::trial)
                .as("the best PReLU has a census, though its lives were not written down")
                .hasSize(4)
                .contains(sickest, explained);
        LivesView.LayerLives layer = view.units().lives().get(2).layers().get(1);
        assertThat(layer.layer()).isEqualTo("hidden_2");
        assertThat(layer.unitsTotal()).isEqualTo(3);
        LivesView.UnitLife dead = layer.units().get(0);
        assertThat(dead.verdict()).isEqualTo("dead");
        assertThat(dead.cause()).isEqualTo("learning_rate");
        assertThat(dead.evidence()).isEqualTo("killed at step 3");
        assertThat(rates(dead)).containsExactly(0x8000, 0x8000, 0, 0);
        assertThat(layer.units().get(1).cause()).isNull();
        assertThat(view.units().lives().get(1).layers().get(1).units().get(0).cause())
                .as("nobody asked why the units of the other trial died")
                .isNull();
    }

    @Test
    void livesThatAnEarlierVersionWroteBesideTheRunAreThoseOfTheExplainedTrial() {
        MadeUpRun.study(folder).withTrials(TRIALS).withLives().withDiagnosis(20);
        assertThat(ViewReader.read(folder).units().lives())
                .extracting(LivesView::trial)
                .containsExactly(20);
    }

    @Test
    void aTrainingRunIsShownEpochByEpoch() {
        MadeUpRun run = MadeUpRun.training(folder, new Relu()).withEpochs(2);
        FullView half = ViewReader.read(folder);
        assertThat(half.heading().status()).isEqualTo(WorkStatus.INTERRUPTED);
        assertThat(half.heading().version()).isEqualTo(3);
        assertThat(half.heading().progress())
                .isEqualTo(new ProgressView("epoch", 2, MadeUpResults.EPOCHS, 0, null, null));
        assertThat(half.results().epochs())
                .extracting(epoch -> epoch.epoch())
                .containsExactly(0, 1, 2);
        assertThat(half.units().lives()).isEmpty();

        run.withTrials(1).withLives();
        FullView whole = ViewReader.read(folder);
        assertThat(whole.heading().status()).isEqualTo(WorkStatus.FINISHED);
        assertThat(whole.results().ranking()).isEmpty();
        assertThat(whole.results().settings()).hasSize(1);
        assertThat(whole.units().lives()).extracting(LivesView::role).containsExactly("run");
        assertThat(whole.units().lives().get(0).title()).isEqualTo("ReLU at 0.1, seed 1");
    }

    @Test
    void learntSlopesAreShownByLayer() {
        MadeUpRun.training(folder, new PRelu())
                .withTrials(1)
                .spoil(
                        FileNames.SLOPES,
                        "layer,unit,negative_slope\nhidden_1,0,0.25\nhidden_1,1,\nhidden_2,0,-0.5\n");
        assertThat(ViewReader.read(folder).units().slopes().get(0).layers())
                .containsExactly(
                        new SlopesView.LayerSlopes("hidden_1", List.of(0.25f, Float.NaN)),
                        new SlopesView.LayerSlopes("hidden_2", List.of(-0.5f)));
    }

    @Test
    void aRunThatSomebodyIsAtWorkOnRuns() {
        MadeUpRun.study(folder).withTrials(10);
        RunDirectory atWork = RunDirectory.open(folder);
        atWork.lock();
        try {
            FullView view = ViewReader.read(folder);
            assertThat(view.heading().status()).isEqualTo(WorkStatus.RUNNING);
            assertThat(ViewReader.readAtEnd(folder).heading().status())
                    .isEqualTo(WorkStatus.INTERRUPTED);
        } finally {
            atWork.unlock();
        }
        assertThat(ViewReader.read(folder).heading().status()).isEqualTo(WorkStatus.INTERRUPTED);
    }

    @Test
    void whatIsLeftTakesAsLongAsWhatIsDone() throws IOException {
        MadeUpRun.study(folder).withTrials(8);
        RunDirectory atWork = RunDirectory.open(folder);
        atWork.lock();
        try {
            long begun = modified(FileNames.LOCK);
            // Eight trials of half a second in five seconds: 0.8 at a time, and sixteen are left.
            Files.setLastModifiedTime(
                    folder.resolve(FileNames.TRIALS), FileTime.fromMillis(begun + 5000));
            ProgressView progress =
                    Objects.requireNonNull(ViewReader.read(folder).heading().progress());
            assertThat(progress.secondsLeft()).isBetween(9.9, 10.1);
        } finally {
            atWork.unlock();
        }
    }

    private long modified(String name) throws IOException {
        return Files.getLastModifiedTime(folder.resolve(name)).toMillis();
    }

    @Test
    void theSummaryAgreesWithTheView() {
        MadeUpRun.study(folder).whole();
        FullView view = ViewReader.read(folder);
        Summary summary = ViewReader.summary(folder);
        assertThat(summary.name()).isEqualTo(view.heading().name());
        assertThat(summary.status()).isEqualTo(view.heading().status());
        assertThat(summary.progress()).isEqualTo(view.heading().progress());
        assertThat(summary.table().dataFile()).isEqualTo("digits.csv");
        JsonNode winner = Objects.requireNonNull(view.findings().recommendation());
        assertThat(summary.best().activation()).isEqualTo(winner.get("activation").textValue());
        assertThat(summary.best().learningRate())
                .isEqualTo(winner.get("learning_rate").doubleValue());
        assertThat(summary.best().score()).isBetween(0.89, 0.91);
        assertThat(summary.best().deadFraction()).isZero();
    }

    @Test
    void theSummaryOfATrainingRunIsOfItsLastEpoch() {
        MadeUpRun.training(folder, new Relu()).withEpochs(2);
        Summary summary = ViewReader.summary(folder);
        assertThat(summary.best().activation()).isEqualTo("relu");
        assertThat(summary.best().score()).isEqualTo(0.7);
        assertThat(summary.best().deadFraction()).isEqualTo(1.0 / 7);
    }

    @Test
    void numbersThatAreNoneAreNull() throws IOException {
        MadeUpRun run = MadeUpRun.training(folder, new Relu()).withTrials(1);
        run.spoil(
                FileNames.TRIALS,
                run.text(FileNames.TRIALS).replace("\"loss\":0.25", "\"loss\":null"));
        JsonNode row = json(ViewReader.read(folder)).get("trials").get(0);
        assertThat(row.get("loss").isNull()).isTrue();
        assertThat(row.get("score").doubleValue()).isEqualTo(0.8);
    }

    @Test
    void theFieldsHaveTheNamesThatPagesKnow() throws IOException {
        MadeUpRun.study(folder).whole().withDiagnosis(20).withCure();
        JsonNode view = json(ViewReader.read(folder));
        assertThat(names(view))
                .containsExactlyInAnyOrder(
                        "name directory command status problem problems version score_name repeat data provenance progress epochs_planned census_scope recommendation settings ranking trials epochs layers lives slopes activations baseline baseline_words diagnosis diagnosis_words cure cure_words watched definitions files documents"
                                .split(" "));
        assertThat(names(view.get("data")))
                .contains("path sha256 rows target task classes features split notes".split(" "));
        assertThat(names(view.get("progress")))
                .containsExactly("unit done planned spared seconds_left resume".split(" "));
        assertThat(names(view.get("trials").get(1)))
                .containsExactly(
                        "trial activation negative_slope learning_rate init seed status epochs score loss dead_fraction stuck_negative_fraction seconds"
                                .split(" "));
        assertThat(names(view.get("lives").get(0)))
                .containsExactly("title role trial epochs scope layers note".split(" "));
        assertThat(names(view.at("/lives/0/layers/0/units/0")))
                .containsExactly(
                        "unit verdict born_dead last_fired_step cause evidence rates".split(" "));
        assertThat(names(view.at("/activations/3")))
                .containsExactly("activation alpha title x value gradient".split(" "));
        assertThat(view.at("/activations/3/x")).hasSize(161);
        assertThat(view.at("/activations/3/x/0").doubleValue()).isEqualTo(-4);
        assertThat(view.at("/activations/3/gradient/80").doubleValue()).isEqualTo(1);
        assertThat(view.at("/status").textValue()).isEqualTo("finished");
        assertThat(view.at("/diagnosis/primary_cause").textValue()).isEqualTo("learning_rate");
        assertThat(view.at("/cure/recommended").textValue()).isEqualTo("go_back");
        assertThat(names(view.get("baseline")))
                .containsExactly(
                        "samples",
                        "effective_samples",
                        "constant",
                        "linear",
                        "linear_converged",
                        "class_counts");
        assertThat(names(view.get("baseline_words")))
                .containsExactly("alarm", "caution", "comparison");
        assertThat(view.at("/diagnosis_words/0").textValue()).startsWith("Dead ReLUs: 1 of 7");
        assertThat(names(view.get("cure_words"))).containsExactly("sentences", "command");
    }

    @Test
    void aBrokenRunHasTheSameFieldsAsAWholeOne() throws IOException {
        MadeUpRun.study(folder).whole();
        Path nowhere = temporary.resolve("nowhere");
        assertThat(names(json(ViewReader.read(nowhere))))
                .containsExactlyElementsOf(names(json(ViewReader.read(folder))));
        assertThat(names(Json.tree(Json.line(ViewReader.summary(nowhere)))))
                .containsExactlyElementsOf(names(Json.tree(Json.line(ViewReader.summary(folder)))));
    }

    @Test
    void theFieldsOfASummaryHaveTheNamesThatTheListKnows() throws IOException {
        MadeUpRun.study(folder).whole();
        assertThat(names(Json.tree(Json.line(ViewReader.summary(folder)))))
                .containsExactly(
                        "name command status problem framework target data_file task rows score_name activation learning_rate epochs score dead_fraction progress modified"
                                .split(" "));
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static JsonNode json(FullView view) throws IOException {
        return Json.tree(Json.line(view));
    }

    private static List<Integer> rates(LivesView.UnitLife unit) {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(unit.rates()));
        List<Integer> rates = new ArrayList<>();
        while (bytes.hasRemaining()) {
            rates.add((int) bytes.getChar());
        }
        return rates;
    }
}
