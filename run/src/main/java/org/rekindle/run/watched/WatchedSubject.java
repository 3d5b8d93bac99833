package org.rekindle.run.watched;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.rekindle.run.RunException;
import org.rekindle.run.document.Json;
import org.rekindle.subject.Change;
import org.rekindle.subject.Outcome;
import org.rekindle.subject.Watchable;

/**
 * A program as the subject of experiments: it is started again with one thing changed. Each
 * experiment is kept in a folder of the run, and is not made twice.
 */
final class WatchedSubject implements Watchable {
    /** A file that lies in the folder of each experiment that ran to its end. */
    private static final String DONE = "done";

    private final Recording recording;
    private final Program program;
    private final Path experiments;
    private final RecordedScore score;
    private final int epochs;
    private final ConcurrentHashMap<String, Object> atWork = new ConcurrentHashMap<>();

    /**
     * @param experiments the folder of the experiments
     * @param epochs of every experiment
     */
    WatchedSubject(Recording recording, Program program, Path experiments, int epochs) {
        this.recording = recording;
        this.program = program;
        this.experiments = experiments;
        this.score = RecordedScore.of(recording.epochs());
        this.epochs = epochs;
    }

    @Override
    public int epochs() {
        return epochs;
    }

    @Override
    public boolean applies(Change change) {
        if (change.standardizeTarget() || change.widthFactor() > 1 || change.linearOutput()) {
            return false;
        }
        return !change.noWeightDecay() || decays();
    }

    /** Whether the change is worth trying where nothing says how much could be learnt. */
    boolean canMake(Change change) {
        return applies(change) && change.learningRateFactor().orElse(0) <= 1;
    }

    private boolean decays() {
        WatchedDocument.Optimizer optimizer = recording.document().optimizer();
        return optimizer != null
                && optimizer.groups() != null
                && optimizer.groups().stream()
                        .anyMatch(group -> group.weightDecay() != null && group.weightDecay() > 0);
    }

    @Override
    public Outcome train(
            Change change, long seedShift, int untilEpoch, BooleanSupplier shouldStop) {
        return train(change, ProgramCare.NONE, seedShift, untilEpoch, shouldStop);
    }

    /** The same with what is done besides. The program cannot train longer than it does. */
    Outcome train(
            Change change,
            ProgramCare besides,
            long seedShift,
            int untilEpoch,
            BooleanSupplier shouldStop) {
        return run(change, besides, seedShift, untilEpoch, shouldStop).outcome(score);
    }

    @Override
    public Watched watch(BooleanSupplier shouldStop) {
        Recording again = run(Change.NONE, ProgramCare.NONE, 0, epochs, shouldStop);
        return new Watched(again.outcome(score), again.lives(), Optional.empty());
    }

    private Recording run(
            Change change,
            ProgramCare besides,
            long seedShift,
            int untilEpoch,
            BooleanSupplier shouldStop) {
        ExperimentDocument experiment =
                ExperimentDocument.of(
                        change, besides, seedShift, Math.min(untilEpoch, recording.lastEpoch()));
        Path folder = experiments.resolve(ExperimentName.of(recording.document(), experiment));
        // The same experiment may be asked for by two threads at a time.
        synchronized (atWork.computeIfAbsent(folder.toString(), name -> new Object())) {
            return finished(folder, experiment)
                    .orElseGet(() -> anew(folder, experiment, shouldStop));
        }
    }

    /** An earlier experiment, if it ran to its end. */
    private static Optional<Recording> finished(Path folder, ExperimentDocument experiment) {
        if (!Files.exists(folder.resolve(DONE))) {
            return Optional.empty();
        }
        Recording recording = Recording.read(folder);
        ExperimentDocument made = recording.document().experiment();
        return made != null && made.anywhere().equals(experiment)
                ? Optional.of(recording)
                : Optional.empty();
    }

    private Recording anew(Path folder, ExperimentDocument experiment, BooleanSupplier shouldStop) {
        try {
            Files.createDirectories(experiments);
            delete(folder);
            program.run(experiment, folder, shouldStop);
            Recording made = Recording.read(folder);
            refuseHalf(made, experiment);
            Files.createFile(folder.resolve(DONE));
            return made;
        } catch (IOException e) {
            throw new RunException(
                    "%s cannot be written (%s)".formatted(experiments, e.getMessage()));
        }
    }

    private static void refuseHalf(Recording made, ExperimentDocument experiment) {
        List<WatchedDocument.Refused> refused = made.document().experimentRefused();
        if (refused != null && !refused.isEmpty()) {
            throw new RunException(
                    "the recorder cannot make the experiment %s: %s"
                            .formatted(
                                    Json.line(experiment),
                                    refused.get(0).field() + ": " + refused.get(0).reason()));
        }
        if (made.document().experiment() == null) {
            throw new RunException(
                    "the program ran, but its recorder did not make the experiment; does it still call rekindle.watch?");
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
