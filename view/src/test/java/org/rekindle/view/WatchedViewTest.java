package org.rekindle.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rekindle.run.FileNames;
import org.rekindle.run.RunDirectory;
import org.rekindle.run.document.Json;
import org.rekindle.testing.MadeUpResults;
import org.rekindle.testing.MadeUpWatched;

class WatchedViewTest {
    @TempDir private Path temporary;
    private Path folder;

    @BeforeEach
    void name() {
        folder = temporary.resolve("run");
    }

    private FullView view() {
        return ViewReader.read(folder);
    }

    private static WatchedView watched(FullView view) {
        assertThat(view.watched()).isNotNull();
        return Objects.requireNonNull(view.watched());
    }

    @Test
    void aWatchedRunIsShownWhole() throws IOException {
        MadeUpWatched.run(folder).withEpochs(3);
        FullView view = view();
        assertThat(view.heading().command()).isEqualTo("watched");
        assertThat(view.heading().status()).isEqualTo(WorkStatus.FINISHED);
        assertThat(view.heading().problems()).isEmpty();
        assertThat(view.heading().version()).isEqualTo(4);
        assertThat(view.heading().progress())
                .isEqualTo(new ProgressView("epoch", 3, null, 0, null, null));
        assertThat(view.setup().scoreName()).isEqualTo("accuracy");
        assertThat(view.setup().censusScope()).isEqualTo("validation samples");
        assertThat(view.setup().provenance())
                .contains(
                        new Labelled("program", "/usr/bin/python train.py --lr 0.1"),
                        new Labelled("framework", "pytorch 2.5.0"),
                        new Labelled("optimizer", "SGD"),
                        new Labelled("not counted", "head (it has no unit axis)"));
        assertThat(watched(view).program()).isEqualTo("train.py");
        assertThat(watched(view).higherIsBetter()).isTrue();
        assertThat(watched(view).gradients()).isEmpty();
        JsonNode json = Json.tree(Json.line(view));
        assertThat(json.at("/epochs/3/metrics/loss").doubleValue()).isEqualTo(1.0 / 3);
        assertThat(json.at("/epochs/3/gradient_norm/classifier").doubleValue()).isEqualTo(0.5);
        assertThat(json.at("/epochs/3/learning_rate").doubleValue()).isEqualTo(0.1);
        assertThat(json.at("/watched/layers/1/layer").textValue()).isEqualTo("classifier");
        assertThat(json.at("/data").isNull()).isTrue();
    }

    @Test
    void itsUnitsAreShownWithTheirLives() {
        MadeUpWatched.run(folder).withEpochs(3);
        UnitsView units = view().units();
        assertThat(units.layers())
                .singleElement()
                .satisfies(
                        layers -> {
                            assertThat(layers.title()).isEqualTo("train.py after epoch 3");
                            assertThat(layers.census().get(1).dead()).isEqualTo(2);
                        });
        LivesView lives = units.lives().get(0);
        assertThat(lives.epochs()).isEqualTo(3);
        assertThat(lives.note()).isNull();
        assertThat(lives.layers()).extracting(LivesView.LayerLives::unitsTotal).containsOnly(4);
        assertThat(lives.layers().get(1).units())
                .extracting(LivesView.UnitLife::verdict)
                .containsExactly("active", "active", "dead", "dead");
    }

    @Test
    void aRunIsFinishedWhenItsRecorderSaysSo() {
        MadeUpWatched run = MadeUpWatched.run(folder).withEpochs(1);
        assertThat(status(run, "exit")).isEqualTo(WorkStatus.FINISHED);
        assertThat(status(run, "experiment")).isEqualTo(WorkStatus.FINISHED);
        assertThat(status(run, "exception: ValueError")).isEqualTo(WorkStatus.INTERRUPTED);
        assertThat(status(run, null)).isEqualTo(WorkStatus.INTERRUPTED);
        RunDirectory directory = RunDirectory.open(folder);
        directory.lock();
        assertThat(view().heading().status()).isEqualTo(WorkStatus.RUNNING);
        assertThat(ViewReader.readAtEnd(folder).heading().status())
                .isEqualTo(WorkStatus.INTERRUPTED);
        directory.unlock();
    }

    private WorkStatus status(MadeUpWatched run, @Nullable String ended) {
        run.ended(ended);
        assertThat(ViewReader.summary(folder).status()).isEqualTo(view().heading().status());
        return view().heading().status();
    }

    @Test
    void aListShowsItsFrameworkScoreAndDeadUnits() {
        MadeUpWatched.run(folder).withEpochs(3);
        Summary summary = ViewReader.summary(folder);
        assertThat(summary.command()).isEqualTo("watched");
        assertThat(summary.framework()).isEqualTo("pytorch 2.5.0");
        assertThat(summary.table().dataFile()).isEqualTo("train.py");
        assertThat(summary.table().scoreName()).isEqualTo("accuracy");
        assertThat(summary.best()).isEqualTo(new Summary.BestResult("relu", 0.1, null, 0.7, 0.25));
        assertThat(summary.progress()).isEqualTo(view().heading().progress());
    }

    @Test
    void aRunWithoutAnEpochIsShownToo() {
        MadeUpWatched.run(folder).ended(null);
        FullView view = view();
        assertThat(view.heading().status()).isEqualTo(WorkStatus.INTERRUPTED);
        assertThat(view.heading().problems()).isEmpty();
        assertThat(view.results().epochs()).isEmpty();
        assertThat(view.units().layers()).isEmpty();
        assertThat(ViewReader.summary(folder).best().deadFraction()).isNull();
    }

    @Test
    void whatWasFoundOutIsSaidInWordsForWatchedRuns() {
        MadeUpWatched.run(folder)
                .withEpochs(3)
                .spoil(FileNames.DIAGNOSIS, Json.pretty(MadeUpResults.diagnosis(0, folder)))
                .spoil(FileNames.CURE, Json.pretty(MadeUpResults.cure(folder)));
        FindingsView findings = view().findings();
        assertThat(findings.diagnosisWords())
                .anyMatch(words -> words.contains("a watched run says nothing of"));
        assertThat(findings.cureWords()).isNotNull();
        assertThat(watched(view()).next()).isNull();
    }

    @Test
    void aRunThatWasNotExplainedNamesTheCommand() {
        MadeUpWatched.run(folder).withEpochs(1);
        assertThat(watched(view()).next()).isEqualTo(Program.command("explain", folder.toString()));
    }

    @Test
    void gainsInALossAreSharesOfTheFirstLoss() {
        MadeUpWatched run = MadeUpWatched.run(folder).withEpochs(2);
        run.spoil(
                FileNames.EPOCHS,
                run.text(FileNames.EPOCHS)
                        .replace("\"score\":\"accuracy\"", "\"score\":\"loss\"")
                        .replace("\"higher_is_better\":true", "\"higher_is_better\":false"));
        assertThat(watched(view()).higherIsBetter()).isFalse();
        assertThat(watched(view()).gain()).isEqualTo("share of the first loss that is gone");
        assertThat(ViewReader.summary(folder).best().score()).isEqualTo(0.5);
    }

    @Test
    void ofManyEpochsOfManyLayersSomeAreShownAndThatIsSaid() {
        List<String> layers =
                IntStream.range(0, 300).mapToObj(layer -> "blocks.%d".formatted(layer)).toList();
        MadeUpWatched run = MadeUpWatched.of(folder, layers, 2);
        IntStream.rangeClosed(0, 149).forEach(epoch -> run.append(run.epoch(epoch)));
        FullView view = view();
        assertThat(view.heading().version()).isEqualTo(150);
        assertThat(view.results().epochs()).hasSize(100);
        assertThat(view.results().epochs().get(0).epoch()).isZero();
        assertThat(view.results().epochs().get(99).epoch()).isEqualTo(149);
        assertThat(watched(view).epochsNote()).startsWith("100 of 150 epochs are shown");
    }

    @Test
    void livesThatARecorderLeftOutAreSaid() {
        MadeUpWatched run = MadeUpWatched.run(folder).withEpochs(1);
        run.spoil(
                FileNames.LIFE_LINES,
                run.text(FileNames.LIFE_LINES)
                        .lines()
                        .filter(line -> !line.matches("features.0,[12],.*"))
                        .map(line -> line + "\n")
                        .reduce("", String::concat));
        LivesView lives = view().units().lives().get(0);
        assertThat(view().heading().problems()).isEmpty();
        assertThat(lives.note()).startsWith("The recorder wrote down the whole life of 6 of 8");
        assertThat(lives.layers().get(0).units())
                .extracting(LivesView.UnitLife::unit)
                .containsExactly(0, 3);
        assertThat(lives.layers().get(0).unitsTotal()).isEqualTo(4);
    }

    @Test
    void ofAHundredThousandUnitsAPageGetsWhatItCanShow() throws IOException {
        MadeUpWatched.of(folder, List.of("wide"), 100_000).withEpochs(5);
        FullView view = view();
        LivesView lives = view.units().lives().get(0);
        assertThat(lives.layers().get(0).unitsTotal()).isEqualTo(100_000);
        assertThat(lives.layers().get(0).units()).hasSize(Thinning.MOST / 6);
        assertThat(lives.note()).contains("50,000 of 100,000 units are shown");
        assertThat(Files.size(folder.resolve(FileNames.LIFE_LINES))).isGreaterThan(1 << 20);
    }

    @Test
    void ofManyLayersTheLivesOfThoseWithMostSilentUnitsAreShown() {
        List<String> layers =
                IntStream.range(0, 30).mapToObj(layer -> "blocks.%d".formatted(layer)).toList();
        MadeUpWatched.of(folder, layers, 2).withEpochs(1);
        LivesView lives = view().units().lives().get(0);
        assertThat(lives.layers()).hasSize(24);
        assertThat(lives.layers())
                .extracting(LivesView.LayerLives::layer)
                .contains("blocks.29", "blocks.0")
                .doesNotContain("blocks.28");
        assertThat(lives.note())
                .isEqualTo(
                        "24 of 30 layers are shown, those with the most units that went silent in some epoch");
    }
}
