package org.rekindle.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rekindle.activation.Relu;
import org.rekindle.run.RunDirectory;
import org.rekindle.run.document.StandingDocument;
import org.rekindle.testing.MadeUpRun;

class LiveRunTest {
    private static final int TRIALS = 24;

    @TempDir private Path temporary;
    private Path folder;

    @BeforeEach
    void name() {
        folder = temporary.resolve("run");
    }

    @Test
    void everyLineComesOnceHoweverItIsWritten() throws IOException {
        MadeUpRun run = MadeUpRun.study(folder).withTrials(TRIALS);
        byte[] whole = run.text(RunDirectory.TRIALS).getBytes(StandardCharsets.UTF_8);
        Path file = folder.resolve(RunDirectory.TRIALS);
        Files.delete(file);
        LiveRun live = new LiveRun(folder);
        assertThat(live.look().events()).isEmpty();
        Random random = new Random(4);
        List<LineEvent> events = new ArrayList<>();
        int written = 0;
        while (written < whole.length) {
            int more = Math.min(whole.length - written, 1 + random.nextInt(900));
            byte[] piece = Arrays.copyOfRange(whole, written, written + more);
            Files.write(file, piece, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            written += more;
            RunNews news = live.look();
            assertThat(news.anew()).isFalse();
            assertThat(news.status().problem()).isNull();
            events.addAll(news.events());
            assertThat(events).hasSize(news.lines());
        }
        RunView view = RunReader.read(folder);
        assertThat(events)
                .extracting(event -> ((LineEvent.TrialEnded) event).trial())
                .isEqualTo(view.trials());
        assertThat(events).extracting(LineEvent::line).isSorted().endsWith(TRIALS);
        LineEvent.TrialEnded last = (LineEvent.TrialEnded) events.get(TRIALS - 1);
        assertThat(last.ranking()).isEqualTo(view.ranking());
        assertThat(last.progress()).isEqualTo(view.progress());
        Map<Object, SettingView> settings = new HashMap<>();
        events.forEach(
                event ->
                        ((LineEvent.TrialEnded) event)
                                .settings()
                                .forEach(setting -> settings.put(place(setting), setting)));
        assertThat(settings.values())
                .as("a page that takes each that is told has what a new one has")
                .containsExactlyInAnyOrderElementsOf(view.settings());
        assertThat(live.look().events()).isEmpty();
    }

    private static Object place(SettingView setting) {
        StandingDocument standing = setting.standing();
        return List.of(standing.shape(), standing.learningRate(), standing.init());
    }

    @Test
    void theFirstLookFindsEverythingThatIsThere() {
        MadeUpRun.study(folder).whole();
        RunNews news = new LiveRun(folder).look();
        RunView view = RunReader.read(folder);
        assertThat(news.events()).hasSize(TRIALS);
        assertThat(news.lines()).isEqualTo(view.version());
        assertThat(news.status())
                .isEqualTo(
                        new RunNews.Status(
                                RunStatus.FINISHED, null, view.progress(), view.documents()));
    }

    @Test
    void aTrainingRunTellsOfEveryEpochAndOfItsEnd() {
        MadeUpRun run = MadeUpRun.training(folder, new Relu()).withEpochs(1);
        LiveRun live = new LiveRun(folder);
        RunNews first = live.look();
        assertThat(first.events()).extracting(LineEvent::line).containsExactly(1, 2);
        assertThat(first.status().status()).isEqualTo(RunStatus.INTERRUPTED);
        run.withTrials(1);
        RunNews second = live.look();
        assertThat(second.events()).isEmpty();
        assertThat(second.status().status()).isEqualTo(RunStatus.FINISHED);
        assertThat(second.status().documents()).isNotEqualTo(first.status().documents());
    }

    @Test
    void linesCountAnewWhenTheFileIsReplaced() throws IOException {
        MadeUpRun run = MadeUpRun.study(folder).withTrials(5);
        LiveRun live = new LiveRun(folder);
        RunNews before = live.look();
        assertThat(before.events()).hasSize(5);
        Path other = Files.writeString(temporary.resolve("other"), run.text(RunDirectory.TRIALS));
        Files.move(other, folder.resolve(RunDirectory.TRIALS), StandardCopyOption.REPLACE_EXISTING);
        RunNews after = live.look();
        assertThat(after.anew()).isTrue();
        assertThat(after.events()).extracting(LineEvent::line).containsExactly(1, 2, 3, 4, 5);
        assertThat(after.status().documents())
                .as("a page that was made before is out of date")
                .isNotEqualTo(before.status().documents());
    }

    @Test
    void documentsThatComeAreTold() {
        MadeUpRun run = MadeUpRun.study(folder).withTrials(TRIALS);
        LiveRun live = new LiveRun(folder);
        RunNews.Status before = live.look().status();
        assertThat(live.look().status()).isEqualTo(before);
        run.withDiagnosis(20);
        assertThat(live.look().status().documents()).containsKey(RunDirectory.DIAGNOSIS);
        run.spoil(RunDirectory.DIAGNOSIS, "{");
        assertThat(live.look().status().problem()).contains(RunDirectory.DIAGNOSIS);
        run.withDiagnosis(20);
        assertThat(live.look().status().problem()).isNull();
    }

    @Test
    void aRunThatIsMendedIsNoLongerBroken() {
        MadeUpRun run = MadeUpRun.study(folder).withTrials(5);
        String good = run.text(RunDirectory.RUN);
        run.spoil(RunDirectory.RUN, "{");
        LiveRun live = new LiveRun(folder);
        assertThat(live.look().status().status()).isEqualTo(RunStatus.BROKEN);
        run.spoil(RunDirectory.RUN, good);
        RunNews mended = live.look();
        assertThat(mended.status().status()).isEqualTo(RunStatus.INTERRUPTED);
        assertThat(mended.events()).hasSize(5);
    }

    @Test
    void aRunThatIsTakenAwayIsBroken() throws IOException {
        MadeUpRun.study(folder).withTrials(5);
        LiveRun live = new LiveRun(folder);
        live.look();
        Files.delete(folder.resolve(RunDirectory.TRIALS));
        assertThat(live.look().lines()).isZero();
        Files.delete(folder.resolve(RunDirectory.RUN));
        assertThat(live.look().status().status()).isEqualTo(RunStatus.BROKEN);
    }
}
