package org.rekindle.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rekindle.network.DenseNetwork;
import org.rekindle.run.document.Json;
import org.rekindle.run.document.RunDocument;
import org.rekindle.run.document.TrialDocument;
import org.rekindle.study.Trial;
import org.rekindle.study.TrialKey;

/**
 * A folder of plain files that holds one run. Whole documents are written under a temporary name,
 * flushed and then renamed; lines are appended and flushed one by one. So whenever the process
 * ends, what is there is whole, but perhaps for a last line, which a reader leaves out.
 */
public final class RunDirectory {
    /** Everything needed to repeat the run. */
    public static final String RUN = "run.json";

    /**
     * Empty; the process at work holds its lock. Nobody but {@link #lock} and {@link #isAtWork} may
     * open it: where this process holds the lock, closing the file would open the lock.
     */
    public static final String LOCK = "run.lock";

    /** One line per finished trial. */
    public static final String TRIALS = "trials.jsonl";

    /** One line per epoch of a training run. */
    public static final String EPOCHS = "epochs.jsonl";

    /** What every unit did in every epoch. */
    public static final String LIFE_LINES = "life_lines.csv";

    /** How every unit ended. */
    public static final String UNITS = "units.csv";

    /** The slopes for z &lt; 0 that every unit has learnt. */
    public static final String SLOPES = "slopes.csv";

    /** Where a study keeps what is known of the units of single trials, a folder for each. */
    public static final String TRIAL_FOLDERS = "trials";

    /** The parameters at the end of a training run. */
    public static final String MODEL = "model.npz";

    /** The network that came of a run, for ONNX; of a study, the winner's. */
    public static final String MODEL_ONNX = "model.onnx";

    /** The parameters after the last epoch at which a training run was healthy. */
    public static final String LAST_HEALTHY = "last_healthy.npz";

    /** Why the units died. */
    public static final String DIAGNOSIS = "diagnosis.json";

    /** The controlled trial. */
    public static final String CURE = "cure.json";

    /** The parameters of the cured network. */
    public static final String CURED = "cured.npz";

    /** The cured network, for ONNX. */
    public static final String CURED_ONNX = "cured.onnx";

    /** Everything, to be looked at. */
    public static final String REPORT = "report.html";

    /** The result of a study. */
    public static final String RECOMMENDATION = "recommendation.json";

    private static final Pattern TRIAL_FOLDER = Pattern.compile("\\d+");

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    private final Path path;

    private RunDirectory(Path path) {
        this.path = path;
    }

    /** A folder named after the data and the time, under {@code runs} in the current folder. */
    public static Path defaultPath(String command, Path data) {
        String name = data.getFileName().toString().replaceFirst("\\..*", "");
        String stamp = LocalDateTime.now(ZoneId.systemDefault()).format(STAMP);
        Path plain = Path.of("runs", "%s-%s-%s".formatted(name, command, stamp));
        Path free = plain;
        for (int i = 2; Files.exists(free); i++) {
            free = plain.resolveSibling(plain.getFileName() + "-" + i);
        }
        return free;
    }

    /**
     * Makes a folder for a new run.
     *
     * @throws RunException when it holds something already, or cannot be written
     */
    public static RunDirectory create(Path path) {
        try {
            Files.createDirectories(path);
            try (Stream<Path> entries = Files.list(path)) {
                if (entries.findAny().isPresent()) {
                    throw new RunException(
                            RunException.Reason.OUTPUT_FOLDER_TAKEN,
                            "the output folder %s is not empty".formatted(path));
                }
            }
            Files.delete(Files.createTempFile(path, "probe", ".tmp"));
        } catch (FileAlreadyExistsException e) {
            throw new RunException(
                    RunException.Reason.OUTPUT_FOLDER_UNUSABLE,
                    "the output folder cannot be made, because %s is a file"
                            .formatted(e.getMessage()));
        } catch (IOException e) {
            throw new RunException(
                    RunException.Reason.OUTPUT_FOLDER_UNUSABLE,
                    "the output folder %s cannot be written (%s)".formatted(path, reason(e)));
        }
        return new RunDirectory(path);
    }

    /**
     * Opens the folder of a run that was begun before.
     *
     * @throws RunException when there is none, or when files of its trials would be written
     *     elsewhere
     */
    public static RunDirectory open(Path path) {
        if (!Files.isRegularFile(path.resolve(RUN))) {
            throw new RunException(
                    "%s holds no %s, so it is not a run directory".formatted(path, RUN));
        }
        RunDirectory directory = new RunDirectory(path);
        directory.refuseLinkedTrials();
        return directory;
    }

    /** Before any work is done whose outcome would be written there. */
    private void refuseLinkedTrials() {
        Path folders = path.resolve(TRIAL_FOLDERS);
        if (!Files.isDirectory(folders)) {
            return;
        }
        try (Stream<Path> entries = Files.list(folders)) {
            Stream.concat(Stream.of(folders), entries)
                    .filter(Files::isSymbolicLink)
                    .findFirst()
                    .ifPresent(
                            link -> {
                                throw new RunException(
                                        "%s is a link, and a run is written to no other folder than its own; remove the link"
                                                .formatted(link));
                            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder. */
    public Path path() {
        return path;
    }

    /** Writes a whole document, or leaves what was there. */
    public void write(String name, Object document) {
        writeText(name, Json.pretty(document));
    }

    /** Deletes a document that no longer holds, if there is one. */
    public void delete(String name) {
        try {
            Files.deleteIfExists(path.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is known of the units of a training run. */
    public TrialFiles files() {
        return new TrialFiles(path);
    }

    /** What is known of the units of one trial of a study. */
    public TrialFiles filesOfTrial(int number) {
        return new TrialFiles(path.resolve(TRIAL_FOLDERS).resolve(Integer.toString(number)));
    }

    /**
     * Deletes what an earlier answer of the study has left of single trials; but what {@value
     * #DIAGNOSIS} tells of goes with that.
     */
    public void deleteFilesOfTrials() {
        Path folders = path.resolve(TRIAL_FOLDERS);
        if (!Files.isDirectory(folders, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        String explained = explainedTrial();
        try (Stream<Path> entries = Files.list(folders)) {
            entries.filter(folder -> Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS))
                    .filter(folder -> TRIAL_FOLDER.matcher(name(folder)).matches())
                    .filter(folder -> !name(folder).equals(explained))
                    .forEach(folder -> new TrialFiles(folder).delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String explainedTrial() {
        try {
            String diagnosis = Files.readString(path.resolve(DIAGNOSIS));
            return Integer.toString(Json.read(diagnosis, Explained.class).trial());
        } catch (IOException e) {
            // There is none, or none that says anything.
            return "";
        }
    }

    /** What is kept for a diagnosis. */
    private record Explained(int trial) {}

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    /** Writes a network's parameters, or leaves what was there. */
    public void writeWeights(String name, DenseNetwork network) {
        writeBytes(name, WeightFile.of(network));
    }

    /** What the run was. */
    public RunDocument readRun() {
        Path file = path.resolve(RUN);
        try {
            return Json.read(Files.readString(file), RunDocument.class);
        } catch (JsonProcessingException e) {
            throw new RunException(
                    "%s is not a run document (%s)".formatted(file, e.getOriginalMessage()));
        } catch (IOException e) {
            throw new RunException("%s cannot be read (%s)".formatted(file, reason(e)));
        }
    }

    /** Appends one line and sees to it that it is on the disk. */
    public void append(String name, Object document) {
        ByteBuffer bytes =
                ByteBuffer.wrap((Json.line(document) + "\n").getBytes(StandardCharsets.UTF_8));
        try (FileChannel channel =
                FileChannel.open(
                        path.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The finished trials of an interrupted study. Stopped trials, and a last line that the
     * interruption cut off, are taken out of the file, because they will be run again.
     *
     * @param keys the trials of the study's plan
     */
    public List<Trial> takeFinishedTrials(List<TrialKey> keys) {
        StringBuilder kept = new StringBuilder();
        List<Trial> finished = finishedTrials(keys, line -> kept.append(line).append('\n'));
        writeText(TRIALS, kept.toString());
        return finished;
    }

    /** The finished trials, and nothing is changed. */
    public List<Trial> finishedTrials(List<TrialKey> keys) {
        return finishedTrials(keys, line -> {});
    }

    private List<Trial> finishedTrials(List<TrialKey> keys, Consumer<String> keep) {
        Map<Integer, TrialKey> byNumber =
                keys.stream().collect(Collectors.toMap(TrialKey::number, Function.identity()));
        Map<Integer, Trial> finished = new TreeMap<>();
        int number = 0;
        for (String line : wholeLines(TRIALS)) {
            number++;
            Trial trial = trial(line, number, byNumber);
            if (trial.isFinished() && finished.putIfAbsent(trial.key().number(), trial) == null) {
                keep.accept(line);
            }
        }
        return List.copyOf(finished.values());
    }

    /**
     * How often the study here will have looked at its test samples once it has answered.
     *
     * @param trials how many trials that answer rests on; the same answer again is not another look
     */
    public int testUses(int trials) {
        Path file = path.resolve(RECOMMENDATION);
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

    /** What the next answer needs of the one before. */
    private record EarlierAnswer(int trials, int testUses) {}

    private Trial trial(String line, int number, Map<Integer, TrialKey> byNumber) {
        String place = "line %d of %s".formatted(number, path.resolve(TRIALS));
        TrialDocument document;
        try {
            document = Json.read(line, TrialDocument.class);
        } catch (JsonProcessingException e) {
            throw new RunException(
                    "%s is not a trial (%s); take it out, or start a new study"
                            .formatted(place, e.getOriginalMessage()));
        }
        TrialKey key = byNumber.get(document.trial());
        if (key == null || !document.isOf(key)) {
            throw new RunException(
                    "%s is of another study than %s; take it out, or start a new study"
                            .formatted(place, RUN));
        }
        return document.toTrial(key);
    }

    /** The lines that end with a line break. */
    private List<String> wholeLines(String name) {
        Path file = path.resolve(name);
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            String text = Files.readString(file);
            return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        } catch (IOException e) {
            throw new RunException("%s cannot be read (%s)".formatted(file, reason(e)));
        }
    }

    /**
     * Keeps others out until this process ends, or {@link #unlock}.
     *
     * @throws RunException when somebody else is at work here
     */
    public void lock() {
        Path file = path.resolve(LOCK);
        try {
            if (!RunLock.take(file)) {
                throw new RunException(
                        "another process is at work on %s; wait for it, or end it".formatted(path));
            }
        } catch (IOException e) {
            throw new RunException("%s cannot be locked (%s)".formatted(file, reason(e)));
        }
    }

    /** Says that the work here is done, though this process goes on. */
    public void unlock() {
        try {
            RunLock.release(path.resolve(LOCK));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Whether a process, be it this one, is at work on the run in a folder. Looks only, and is
     * right at any time and for any folder; where it cannot be found out, the answer is no.
     */
    public static boolean isAtWork(Path folder) {
        return RunLock.isHeld(folder.resolve(LOCK));
    }

    private void writeText(String name, String text) {
        writeBytes(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes a whole file, or leaves what was there. */
    public void writeBytes(String name, byte[] content) {
        try {
            WholeFile.write(path.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String reason(IOException e) {
        return e.getClass().getSimpleName() + ": " + e.getMessage();
    }
}
