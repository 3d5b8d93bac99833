package org.rekindle.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.rekindle.network.DenseNetwork;
import org.rekindle.run.document.Json;
import org.rekindle.run.document.RunDocument;
import org.rekindle.study.StudyPlan;
import org.rekindle.study.Trial;

/**
 * A folder of plain files that holds one run. {@link FileNames} lists the files.
 *
 * <p>A document is written under a temporary name, flushed and then renamed. Lines are appended and
 * flushed one by one. So every file is whole whenever the process ends, except perhaps for a last
 * line, which readers leave out.
 */
public final class RunDirectory {
    private final Path path;
    private final TrialFolders trialFolders;

    private RunDirectory(Path path) {
        this.path = path;
        this.trialFolders = new TrialFolders(path);
    }

    /**
     * Where a new run goes when the user names no folder: a folder named after the data, the
     * command and the time, under {@code runs} in the current folder.
     */
    public static Path defaultPath(String command, Path data) {
        return OutputFolder.defaultPath(command, data);
    }

    /**
     * Makes the folder for a new run.
     *
     * @throws RunException when the folder is not empty, or cannot be written
     */
    public static RunDirectory create(Path path) {
        OutputFolder.make(path);
        return new RunDirectory(path);
    }

    /**
     * Opens the folder of an earlier run.
     *
     * @throws RunException when the folder holds no run, or when a link in it would send files of
     *     its trials elsewhere
     */
    public static RunDirectory open(Path path) {
        if (!Files.isRegularFile(path.resolve(FileNames.RUN))) {
            throw new RunException(
                    "%s holds no %s, so it is not a run directory".formatted(path, FileNames.RUN));
        }
        RunDirectory directory = new RunDirectory(path);
        // Before any work is done whose result would be written there.
        directory.trialFolders.refuseLinks();
        return directory;
    }

    /** The folder. */
    public Path path() {
        return path;
    }

    /**
     * Locks the folder for this process, until {@link #unlock} or the end of the process.
     *
     * @throws RunException when another process is at work here
     */
    public void lock() {
        Path file = path.resolve(FileNames.LOCK);
        try {
            if (!DirectoryLock.take(file)) {
                throw new RunException(
                        "another process is at work on %s; wait for it, or end it".formatted(path));
            }
        } catch (IOException e) {
            throw new RunException("%s cannot be locked (%s)".formatted(file, reason(e)));
        }
    }

    /** Releases the lock, if this process holds it. */
    public void unlock() {
        try {
            DirectoryLock.release(path.resolve(FileNames.LOCK));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Whether a process, perhaps this one, is at work on the run in a folder. Changes nothing. Any
     * folder may be asked about at any time; if it cannot be found out, the answer is no.
     */
    public static boolean isAtWork(Path folder) {
        return DirectoryLock.isHeld(folder.resolve(FileNames.LOCK));
    }

    /** The same of other processes than this one. */
    public static boolean isAtWorkElsewhere(Path folder) {
        return DirectoryLock.isHeldByAnother(folder.resolve(FileNames.LOCK));
    }

    /** Writes a whole document, or leaves the old one if that fails. */
    public void write(String name, Object document) {
        writeBytes(name, Json.pretty(document).getBytes(StandardCharsets.UTF_8));
    }

    /** Writes a network's parameters as {@code .npz}, or leaves the old file if that fails. */
    public void writeWeights(String name, DenseNetwork network) {
        writeBytes(name, WeightFile.of(network));
    }

    /** Writes a whole file, or leaves the old one if that fails. */
    public void writeBytes(String name, byte[] content) {
        try {
            WholeFile.write(path.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes a file that no longer holds true. Does nothing if there is none. */
    public void delete(String name) {
        try {
            Files.deleteIfExists(path.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Appends a document as one line, and waits until it is on the disk. */
    public void append(String name, Object document) {
        LinesFile.append(path.resolve(name), Json.line(document));
    }

    /**
     * Reads what the run was.
     *
     * @throws RunException when {@code run.json} cannot be read
     */
    public RunDocument readRun() {
        Path file = path.resolve(FileNames.RUN);
        try {
            return Json.read(Files.readString(file), RunDocument.class);
        } catch (JsonProcessingException e) {
            throw new RunException(
                    "%s is not a run document (%s)".formatted(file, e.getOriginalMessage()));
        } catch (IOException e) {
            throw new RunException("%s cannot be read (%s)".formatted(file, reason(e)));
        }
    }

    /**
     * The finished trials of a study. Changes nothing.
     *
     * @param plan the study's plan
     * @throws RunException when a line is no trial of this study
     */
    public List<Trial> finishedTrials(StudyPlan plan) {
        return FinishedTrials.read(path.resolve(FileNames.TRIALS), plan).trials();
    }

    /**
     * The finished trials of an interrupted study that goes on. Removes stopped trials, and a last
     * line that was cut off, from the file, because these trials will run again.
     *
     * @param plan the study's plan
     * @throws RunException when a line is no trial of this study
     */
    public List<Trial> takeFinishedTrials(StudyPlan plan) {
        FinishedTrials finished = FinishedTrials.read(path.resolve(FileNames.TRIALS), plan);
        writeBytes(FileNames.TRIALS, finished.lines().getBytes(StandardCharsets.UTF_8));
        return finished.trials();
    }

    /**
     * How often the study will have looked at its test samples once it has answered.
     *
     * @param trials how many trials the new answer rests on. The same answer again is not another
     *     look
     * @throws RunException when the earlier answer cannot be read
     */
    public int testUses(int trials) {
        Path file = path.resolve(FileNames.RECOMMENDATION);
        if (!Files.exists(file)) {
            return 1;
        }
        try {
            EarlierAnswer earlier = Json.read(Files.readString(file), EarlierAnswer.class);
            return earlier.trials() == trials ? earlier.testUses() : earlier.testUses() + 1;
        } catch (IOException e) {
            throw new RunException("%s cannot be read (%s)".formatted(file, reason(e)));
        }
    }

    /** What the next answer needs from the one before. */
    private record EarlierAnswer(int trials, int testUses) {}

    /** The tables about the units of a training run. */
    public TrialFiles files() {
        return new TrialFiles(path);
    }

    /** The tables about the units of one trial of a study. */
    public TrialFiles filesOfTrial(int number) {
        return trialFolders.files(number);
    }

    /**
     * Deletes the tables that an earlier answer of the study has left. Keeps those of the trial
     * that {@code diagnosis.json} explains.
     */
    public void deleteFilesOfTrials() {
        trialFolders.deleteAllButExplained();
    }

    static String reason(IOException e) {
        return e.getClass().getSimpleName() + ": " + e.getMessage();
    }
}
