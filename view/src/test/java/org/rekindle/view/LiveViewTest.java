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
import org.rekindle.run.FileNames;
import org.rekindle.run.document.StandingDocument;
import org.rekindle.testing.MadeUpRun;

class LiveViewTest {
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
        byte[] whole = run.text(FileNames.TRIALS).getBytes(StandardCharsets.UTF_8);
        Path file = folder.resolve(FileNames.TRIALS);
        Files.delete(file);
        LiveView live = new LiveView(folder);
        assertThat(live.look().events()).isEmpty();
        Random random = new Random(4);
        List<LineEvent> events = new ArrayList<>();
        int written = 0;
        while (written < whole.length) {
            int more = Math.min(whole.length - written, 1 + random.nextInt(900));
            byte[] piece = Arrays.copyOfRange(whole, written, written + more);
            Files.write(file, piece, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            written += more;
            ViewUpdate news = live.look();
            assertThat(news.anew()).isFalse();
            assertThat(news.status().problem()).isNull();
            events.addAll(news.events());
            assertThat(events).hasSize(news.lines());
        }
        FullView view = ViewReader.read(folder);
        assertThat(events)
                .extracting(event -> ((LineEvent.TrialEnded) event).trial())
                .isEqualTo(view.results().trials());
        assertThat(events).extracting(LineEvent::line).isSorted().endsWith(TRIALS);
        LineEvent.TrialEnded last = (LineEvent.TrialEnded) events.get(TRIALS - 1);
        assertThat(last.ranking()).isEqualTo(view.results().ranking());
        assertThat(last.progress()).isEqualTo(view.heading().progress());
        Map<Object, SettingView> settings = new HashMap<>();
        events.forEach(
                event ->
                        ((LineEvent.TrialEnded) event)
                                .settings()
                                .forEach(setting -> settings.put(place(setting), setting)));
        assertThat(settings.values())
                .as("a page that takes each that is told has what a new one has")
                .containsExactlyInAnyOrderElementsOf(view.results().settings());
        assertThat(live.look().events()).isEmpty();
    }

    private static Object place(SettingView setting) {
        StandingDocument standing = setting.standing();
        return List.of(standing.shape(), standing.learningRate(), standing.init());
    }

    @Test
    void theFirstLookFindsEverythingThatIsThere() {
        MadeUpRun.study(folder).whole();
        ViewUpdate news = new LiveView(folder).look();
        FullView view = ViewReader.read(folder);
        assertThat(news.events()).hasSize(TRIALS);
        assertThat(news.lines()).isEqualTo(view.heading().version());
        assertThat(news.status())
                .isEqualTo(
                        new StatusEvent(
                                WorkStatus.FINISHED,
                                null,
                                view.heading().progress(),
                                view.documents()));
    }

    @Test
    void aTrainingRunTellsOfEveryEpochAndOfItsEnd() {
        MadeUpRun run = MadeUpRun.training(folder, new Relu()).withEpochs(1);
        LiveView live = new LiveView(folder);
        ViewUpdate first = live.look();
        assertThat(first.events()).extracting(LineEvent::line).containsExactly(1, 2);
        assertThat(first.status().status()).isEqualTo(WorkStatus.INTERRUPTED);
        run.withTrials(1);
        ViewUpdate second = live.look();
        assertThat(second.events()).isEmpty();
        assertThat(second.status().status()).isEqualTo(WorkStatus.FINISHED);
        assertThat(second.status().documents()).isNotEqualTo(first.status().documents());
    }

    @Test
    void linesCountAnewWhenTheFileIsReplaced() throws IOException {
        MadeUpRun run = MadeUpRun.study(folder).withTrials(5);
        LiveView live = new LiveView(folder);
        ViewUpdate before = live.look();
        assertThat(before.events()).hasSize(5);
        Path other = Files.writeString(temporary.resolve("other"), run.text(FileNames.TRIALS));
        Files.move(other, folder.resolve(FileNames.TRIALS), StandardCopyOption.REPLACE_EXISTING);
        ViewUpdate after = live.look();
        assertThat(after.anew()).isTrue();
        assertThat(after.events()).extracting(LineEvent::line).containsExactly(1, 2, 3, 4, 5);
        assertThat(after.status().documents())
                .as("a page that was made before is out of date")
                .isNotEqualTo(before.status().documents());
    }

    @Test
    void documentsThatComeAreTold() {
        MadeUpRun run = MadeUpRun.study(folder).withTrials(TRIALS);
        LiveView live = new LiveView(folder);
        StatusEvent before = live.look().status();
        assertThat(live.look().status()).isEqualTo(before);
        run.withDiagnosis(20);
        assertThat(live.look().status().documents()).containsKey(FileNames.DIAGNOSIS);
        run.spoil(FileNames.DIAGNOSIS, "{");
        assertThat(live.look().status().problem()).contains(FileNames.DIAGNOSIS);
        run.withDiagnosis(20);
        assertThat(live.look().status().problem()).isNull();
    }

    @Test
    void aRunThatIsMendedIsNoLongerBroken() {
        MadeUpRun run = MadeUpRun.study(folder).withTrials(5);
        String good = run.text(FileNames.RUN);
        run.spoil(FileNames.RUN, "{");
        LiveView live = new LiveView(folder);
        assertThat(live.look().status().status()).isEqualTo(WorkStatus.BROKEN);
        run.spoil(FileNames.RUN, good);
        ViewUpdate mended = live.look();
        assertThat(mended.status().status()).isEqualTo(WorkStatus.INTERRUPTED);
        assertThat(mended.events()).hasSize(5);
    }

    @Test
    void aRunThatIsTakenAwayIsBroken() throws IOException {
        MadeUpRun.study(folder).withTrials(5);
        LiveView live = new LiveView(folder);
        live.look();
        Files.delete(folder.resolve(FileNames.TRIALS));
        assertThat(live.look().lines()).isZero();
        Files.delete(folder.resolve(FileNames.RUN));
        assertThat(live.look().status().status()).isEqualTo(WorkStatus.BROKEN);
    }
}
