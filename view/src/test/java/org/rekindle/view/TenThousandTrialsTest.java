package org.rekindle.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
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
import org.rekindle.testing.MadeUpResults;
import org.rekindle.testing.MadeUpRun;
import org.rekindle.training.Evaluation;

/**
 * A study that is larger than anybody's. Work that grows with the square of the trials allocates
 * with it: four times the trials must not take much more than four times the memory.
 */
class TenThousandTrialsTest {
    private static final int TRIALS = 10_000;
    private static final List<Double> RATES =
            IntStream.rangeClosed(1, 10).mapToObj(i -> i / 1000.0).toList();
    private static final int FEWER = TRIALS / 4;

    /**
     * Linear work gives 4, square work 16; a JIT that allocates less for fewer trials adds some.
     */
    private static final double MOST_GROWTH = 5;

    @TempDir private Path temporary;

    @Test
    void areReadAndWrittenWithoutSquares() {
        assertShown(study(true, FEWER), study(true, TRIALS));
    }

    @Test
    void areRacedWithoutSquares() {
        FullView view = assertShown(study(false, FEWER), study(false, TRIALS));
        assertThat(Objects.requireNonNull(view.heading().progress()).spared())
                .as("the race is replayed")
                .isPositive();
    }

    @Test
    void onFreshSeedsAreRacedWithoutSquares() {
        assertShown(onFreshSeeds(FEWER), onFreshSeeds(TRIALS));
    }

    @Test
    void ofAsManySettingsAreReadWithoutSquares() {
        assertThat(assertShown(settings(FEWER), settings(TRIALS)).results().settings())
                .hasSize(TRIALS);
    }

    @Test
    void areFollowedWithoutSquares() {
        LiveView few = new LiveView(study(false, FEWER));
        LiveView many = new LiveView(study(false, TRIALS));
        few.look();
        assertThat(many.look().events()).hasSize(TRIALS);
        assertGrowsLikeTheTrials(
                () -> new LiveView(folder(FEWER)).look(),
                () -> new LiveView(folder(TRIALS)).look());
    }

    private static FullView assertShown(Path few, Path many) {
        ViewReader.read(few);
        FullView view = ViewReader.read(many);
        assertThat(view.heading().problem()).isNull();
        assertThat(view.results().trials()).hasSize(TRIALS);
        assertThat(Json.line(view)).hasSizeLessThan(8_000_000);
        assertGrowsLikeTheTrials(
                () -> Json.line(ViewReader.read(few)), () -> Json.line(ViewReader.read(many)));
        return view;
    }

    private static void assertGrowsLikeTheTrials(Runnable few, Runnable many) {
        assertThat((double) allocated(many) / allocated(few)).isLessThan(MOST_GROWTH);
    }

    private static long allocated(Runnable work) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        work.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    /** As many settings as trials. */
    private Path settings(int count) {
        List<Double> rates = IntStream.rangeClosed(1, count / 4).mapToObj(i -> i / 1e6).toList();
        MadeUpRun run = MadeUpRun.study(folder(count), rates, 1, true, "digit");
        run.withTrials(run.plan().trials().stream().map(MadeUpResults::trial).toList());
        return folder(count);
    }

    /** Scores that overlap, so that the race drops few settings and late. */
    private Path study(boolean exhaustive, int trials) {
        int seeds = trials / (RATES.size() * 4);
        MadeUpRun run = MadeUpRun.study(folder(trials), RATES, seeds, exhaustive, "digit");
        Random random = new Random(5);
        run.withTrials(
                run.plan().trials().stream()
                        .map(key -> trial(key, random.nextGaussian()))
                        .toList());
        return folder(trials);
    }

    /** The same, with other seeds that choose; a third of the trials choose. */
    private Path onFreshSeeds(int trials) {
        int seeds = (trials / (RATES.size() * 4) * 2 + 2) / 3;
        MadeUpRun run = MadeUpRun.studyOnFreshSeeds(folder(trials), RATES, seeds);
        Random random = new Random(5);
        run.withTrials(
                run.plan().trials().stream()
                        .limit(trials)
                        .map(key -> trial(key, random.nextGaussian()))
                        .toList());
        return folder(trials);
    }

    private Path folder(int trials) {
        return temporary.resolve("run-" + trials);
    }

    private static Trial trial(TrialKey key, double noise) {
        double score = 0.9 + 0.01 * noise - 0.1 * key.setting().learningRate();
        Trial usual = MadeUpResults.trial(key);
        return new Trial(
                key,
                usual.status(),
                usual.epochs(),
                Optional.of(new Evaluation(Task.CLASSIFICATION, score, 0.25)),
                usual.layers(),
                usual.seconds());
    }
}
