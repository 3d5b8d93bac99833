package org.rekindle.cli.choose;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.rekindle.cli.options.Budget;
import org.rekindle.cli.run.OnnxFile;
import org.rekindle.cli.run.OutputWarning;
import org.rekindle.cli.run.ReportWriter;
import org.rekindle.cli.run.TableSummary;
import org.rekindle.cli.terminal.Elapsed;
import org.rekindle.cli.terminal.ProgressLine;
import org.rekindle.cli.terminal.Terminal;
import org.rekindle.run.document.Json;
import org.rekindle.run.engine.PlannedStudy;
import org.rekindle.run.engine.StudyAnswer;
import org.rekindle.run.engine.StudyEngine;
import org.rekindle.run.engine.StudyWatcher;
import org.rekindle.study.Protocol;
import org.rekindle.study.Race;
import org.rekindle.study.Ranking;
import org.rekindle.study.Trial;
import org.rekindle.view.Program;

/**
 * A study from its first trial, or from where it was interrupted, to the recommendation on the
 * screen.
 */
final class StudySession {
    private final Terminal terminal;
    private final PlannedStudy study;
    private final int before;

    StudySession(PlannedStudy study, Terminal terminal) {
        this.terminal = terminal;
        this.study = study;
        this.before = study.finished().size();
    }

    void run(int threads, @Nullable Budget budget, boolean json) {
        if (!json) {
            TableSummary.print(study.data(), terminal);
            printSplits(study.plan().protocol());
        }
        OutputWarning.print(study, terminal);
        Watch watch = new Watch(budget);
        StudyAnswer answer;
        try (watch) {
            answer = new StudyEngine(study, OnnxFile::of).run(threads, watch);
        }
        ReportWriter.write(study.directory(), terminal);
        study.directory().unlock();
        if (json) {
            terminal.out().print(Json.pretty(answer.document()));
        } else {
            String summary = watch.summary(answer.ranking());
            new StudyReport(terminal, study.plan(), study.data()).print(answer, summary);
        }
    }

    private void printSplits(Protocol protocol) {
        if (protocol.splits() > 1) {
            int others = protocol.allSplits() - protocol.splits();
            terminal.out()
                    .printf(
                            "The study has %d splits of the rows, all with these test rows: %d compare%s.%n%n",
                            protocol.allSplits(),
                            protocol.splits(),
                            others == 0 ? "" : ", %d others choose the rates".formatted(others));
        }
    }

    private String resumeCommand() {
        return Program.command("choose", "--resume", study.directory().path().toString());
    }

    /** Shows progress, and stops the study when its time is up. */
    private final class Watch implements StudyWatcher, AutoCloseable {
        private final ProgressLine progress;
        private final long start = System.nanoTime();
        private final double budgetSeconds;
        private final Thread interrupted;
        private final AtomicInteger now = new AtomicInteger();

        Watch(@Nullable Budget budget) {
            this.progress = new ProgressLine(terminal, "trial", study.plan().mostTrials(), before);
            this.budgetSeconds = budget == null ? Double.POSITIVE_INFINITY : budget.seconds();
            this.interrupted = new Thread(this::tellHowToGoOn);
            Runtime.getRuntime().addShutdownHook(interrupted);
        }

        @Override
        public void onTrainingAgain(boolean recorded) {
            progress.say("testing the winner, recording its units");
            if (!recorded) {
                terminal.err()
                        .printf(
                                Locale.ROOT,
                                "rekindle: what every unit did is not recorded: %,d units over %,d epochs are too many."
                                        + " To record one trial: %s%n",
                                study.plan().shape().hiddenUnits(),
                                study.plan().epochs(),
                                Program.command("explain", study.directory().path().toString()));
            }
        }

        @Override
        public void onRace(Race race) {
            progress.expect(race.trials(), !race.isDecided());
            progress.show(now.get());
        }

        @Override
        public void onTrial(Trial trial) {
            if (trial.isFinished()) {
                progress.show(now.incrementAndGet());
            }
        }

        @Override
        public boolean shouldStop() {
            return seconds() > budgetSeconds;
        }

        private void tellHowToGoOn() {
            progress.clear();
            terminal.err()
                    .printf(
                            "Interrupted: %d of %s trials are kept. Continue with: %s%n",
                            before + now.get(), progress.total(), resumeCommand());
        }

        private double seconds() {
            return (System.nanoTime() - start) / 1e9;
        }

        @Override
        public void close() {
            Runtime.getRuntime().removeShutdownHook(interrupted);
            progress.clear();
        }

        String summary(Ranking ranking) {
            List<String> parts = new ArrayList<>();
            parts.add("%d of %d trials".formatted(ranking.finished(), ranking.planned()));
            if (ranking.spared() > 0) {
                parts.add("%d not needed".formatted(ranking.spared()));
            }
            if (before > 0) {
                parts.add("%d of them from an earlier run".formatted(before));
            }
            parts.add(Elapsed.text(seconds()));
            String goOn = "; run the rest with: " + resumeCommand();
            return String.join(", ", parts) + (ranking.isPartial() ? goOn : "");
        }
    }
}
