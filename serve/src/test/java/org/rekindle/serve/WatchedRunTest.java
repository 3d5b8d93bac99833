package org.rekindle.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rekindle.testing.Listener;
import org.rekindle.testing.MadeUpWatched;
import org.rekindle.testing.Visitor;

/** What the dashboard tells of a watched run. */
class WatchedRunTest {
    @TempDir private Path folder;
    private MadeUpWatched run;
    private TestedDashboard dashboard;
    private Visitor visitor;

    @BeforeEach
    void start() {
        run = MadeUpWatched.run(folder.resolve("watched")).ended(null);
        dashboard = TestedDashboard.of(folder);
        visitor = dashboard.visitor();
    }

    @AfterEach
    void stop() {
        dashboard.close();
        assertThat(dashboard.failures()).isEmpty();
    }

    @Test
    void itIsListedWithItsFrameworkEpochsScoreAndDeadUnits() {
        run.withEpochs(3).ended("closed");
        JsonNode summary = visitor.json("/api/runs").at("/runs/0");
        assertThat(summary.get("command").asText()).isEqualTo("watched");
        assertThat(summary.get("framework").asText()).isEqualTo("pytorch 2.5.0");
        assertThat(summary.get("status").asText()).isEqualTo("finished");
        assertThat(summary.get("score").doubleValue()).isEqualTo(0.7);
        assertThat(summary.get("dead_fraction").doubleValue()).isEqualTo(0.25);
        assertThat(summary.at("/progress/done").intValue()).isEqualTo(3);
        assertThat(summary.at("/progress/planned").isNull()).isTrue();
    }

    @Test
    void linesThatAreAppendedArriveWhileTheyAreWritten() {
        run.append(run.epoch(0));
        try (Listener page = Listener.on(visitor, "/api/runs/watched/events?after=1")) {
            page.next("status");
            for (int epoch = 1; epoch < 6; epoch++) {
                run.append(run.epoch(epoch));
                Listener.Message told = page.next("epoch");
                assertThat(told.id()).isEqualTo(Integer.toString(epoch + 1));
                assertThat(told.json().at("/epoch/metrics/accuracy").doubleValue())
                        .isEqualTo((4 + epoch) / 10.0);
                assertThat(told.json().at("/progress/done").intValue()).isEqualTo(epoch);
            }
        }
    }

    @Test
    void itsViewHasWhatThePageDraws() {
        run.withEpochs(2);
        JsonNode view = visitor.json("/api/runs/watched");
        assertThat(view.at("/epochs")).hasSize(3);
        assertThat(view.at("/watched/program").asText()).isEqualTo("train.py");
        assertThat(view.at("/lives/0/layers")).hasSize(2);
    }
}
