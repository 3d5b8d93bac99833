package org.rekindle.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rekindle.network.Task;
import org.rekindle.run.document.Json;
import org.rekindle.study.Trial;
import org.rekindle.study.TrialKey;
import org.rekindle.testing.MadeUpRun;
import org.rekindle.training.Evaluation;

/**
 * A study that is larger than anybody's. It takes half a second on a machine at rest; the limits
 * are for what grows with the square of the trials, which would take minutes.
 */
class TenThousandTrialsTest {
    private static final int TRIALS = 10_000;
    private static final List<Double> RATES =
            IntStream.rangeClosed(1, 10).mapToObj(i -> i / 1000.0).toList();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir private Path temporary;

    @Test
    void areReadAndWrittenWithoutSquares() {
        assertShown(study(true), TRIALS);
    }

    @Test
    void areRacedWithoutSquares() {
        FullView view = assertShown(study(false), TRIALS);
        assertThat(Objects.requireNonNull(view.heading().progress()).spared())
                .as("the race is replayed")
                .isPositive();
    }

    @Test
    void ofAsManySettingsAreReadWithoutSquares() {
        List<Double> rates = IntStream.rangeClosed(1, 2500).mapToObj(i -> i / 1e6).toList();
        Path folder = temporary.resolve("run");
        MadeUpRun run = MadeUpRun.study(folder, rates, 1, true, "digit");
        run.withTrials(run.plan().trials().stream().map(MadeUpRun::trial).toList());
        assertThat(assertShown(folder, TRIALS).results().settings()).hasSize(TRIALS);
    }

    @Test
    void areFollowedWithoutSquares() {
        LiveView live = new LiveView(study(false));
        long start = System.nanoTime();
        ViewUpdate news = live.look();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PATIENCE);
        assertThat(news.events()).hasSize(TRIALS);
    }

    private static FullView assertShown(Path folder, int trials) {
        long start = System.nanoTime();
        FullView view = ViewReader.read(folder);
        String json = Json.line(view);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PATIENCE);
        assertThat(view.heading().problem()).isNull();
        assertThat(view.results().trials()).hasSize(trials);
        assertThat(json).hasSizeLessThan(8_000_000);
        return view;
    }

    /** Scores that overlap, so that the race drops few settings and late. */
    private Path study(boolean exhaustive) {
        Path folder = temporary.resolve("run");
        MadeUpRun run = MadeUpRun.study(folder, RATES, 250, exhaustive, "digit");
        Random random = new Random(5);
        run.withTrials(
                run.plan().trials().stream()
                        .map(key -> trial(key, random.nextGaussian()))
                        .toList());
        return folder;
    }

    private static Trial trial(TrialKey key, double noise) {
        double score = 0.9 + 0.01 * noise - 0.1 * key.setting().learningRate();
        Trial usual = MadeUpRun.trial(key);
        return new Trial(
                key,
                usual.status(),
                usual.epochs(),
                Optional.of(new Evaluation(Task.CLASSIFICATION, score, 0.25)),
                usual.layers(),
                usual.seconds());
    }
}
