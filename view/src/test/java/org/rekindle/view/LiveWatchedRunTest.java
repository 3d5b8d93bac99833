package org.rekindle.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rekindle.run.FileNames;
import org.rekindle.run.document.Json;
import org.rekindle.testing.MadeUpWatched;

class LiveWatchedRunTest {
    @TempDir private Path temporary;
    private MadeUpWatched run;
    private LiveView live;

    @BeforeEach
    void run() {
        Path folder = temporary.resolve("run");
        run = MadeUpWatched.run(folder).ended(null);
        live = new LiveView(folder);
    }

    @Test
    void everyEpochIsToldOnce() {
        assertThat(live.look().events()).isEmpty();
        run.append(run.epoch(0));
        ViewUpdate first = live.look();
        assertThat(first.events())
                .singleElement()
                .isEqualTo(
                        new LineEvent.EpochEnded(
                                1,
                                run.epoch(0),
                                new ProgressView("epoch", 0, null, 0, null, null)));
        String line = Json.line(run.epoch(1));
        run.appendText(line.substring(0, 40));
        assertThat(live.look().events()).isEmpty();
        run.appendText(line.substring(40) + "\n").append(run.epoch(2));
        ViewUpdate second = live.look();
        assertThat(second.anew()).isFalse();
        assertThat(second.lines()).isEqualTo(3);
        assertThat(second.events()).extracting(LineEvent::line).containsExactly(2, 3);
        assertThat(second.status().progress())
                .isEqualTo(new ProgressView("epoch", 2, null, 0, null, null));
    }

    @Test
    void theFirstLookHasWhatTheViewHas() {
        run.withEpochs(3);
        ViewUpdate news = live.look();
        FullView view = ViewReader.read(temporary.resolve("run"));
        assertThat(news.events())
                .extracting(event -> ((LineEvent.EpochEnded) event).epoch())
                .isEqualTo(view.results().epochs());
        assertThat(news.lines()).isEqualTo(view.heading().version());
        assertThat(news.status().documents()).isEqualTo(view.documents());
    }

    @Test
    void tablesThatAreWrittenAnewAreTold() {
        run.withEpochs(1);
        StatusEvent before = live.look().status();
        run.append(run.epoch(2)).withTables(2);
        StatusEvent after = live.look().status();
        assertThat(after.documents().get("lives")).isNotEqualTo(before.documents().get("lives"));
        assertThat(after.problem()).isNull();
    }

    @Test
    void theEndIsTold() {
        run.withEpochs(1);
        assertThat(live.look().status().status()).isEqualTo(WorkStatus.INTERRUPTED);
        run.ended("closed");
        ViewUpdate last = live.look();
        assertThat(last.status().status()).isEqualTo(WorkStatus.FINISHED);
        assertThat(last.status().documents()).containsKey(FileNames.RUN);
        assertThat(last.events()).as("the file that describes the run is another").hasSize(2);
        assertThat(last.anew()).isTrue();
    }
}
