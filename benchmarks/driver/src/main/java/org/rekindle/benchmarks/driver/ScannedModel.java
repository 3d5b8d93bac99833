package org.rekindle.benchmarks.driver;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One model in a worker of its own, and what its passes took. */
final class ScannedModel {
    /**
     * All ways to pass samples through a model; plain inference is what the others are compared to.
     */
    static final List<String> WAYS = List.of("plain", "default", "rates", "fetch", "reading");

    /**
     * A heavy model takes fewer samples, so that plain inference takes no longer than so many
     * turns.
     */
    private static final int MOST_TURNS = 2;

    private final Map<String, List<Times>> times = new LinkedHashMap<>();
    private final Map<String, String> failures = new LinkedHashMap<>();
    private int batch;
    private long samples;
    private int unlike;

    /**
     * One pass.
     *
     * @param nanos from loading the model to the last sample
     * @param samples that went through
     * @param nanosAfterFirst a sample, after the first batch
     */
    private record Times(double nanos, long samples, double nanosAfterFirst) {
        static Times parse(String answer) {
            String[] words = answer.split(" ", -1);
            return new Times(
                    Double.parseDouble(words[0]),
                    Long.parseLong(words[1]),
                    Double.parseDouble(words[2]));
        }
    }

    /**
     * Takes all rounds, after one that warms up and compares the counts.
     *
     * @param inputs the options that say what the model is fed
     */
    static ScannedModel measure(
            Path file, List<String> inputs, Settings settings, Installation installation)
            throws WorkerException {
        List<String> command =
                installation.java(
                        "scan",
                        "org.rekindle.benchmarks.scan.ScanWorker",
                        List.of("-Xmx2g", "-XX:+UseSerialGC"));
        command.add(file.toString());
        command.addAll(inputs);
        try (WorkerProcess worker = WorkerProcess.start(command, installation.log("scan"))) {
            installation.onExit(worker);
            ScannedModel model = new ScannedModel();
            model.open(worker, settings);
            for (int round = 0; round < settings.scanRounds(); round++) {
                for (String way : Round.order(WAYS, round)) {
                    model.pass(worker, way);
                }
            }
            return model;
        }
    }

    private void open(WorkerProcess worker, Settings settings) throws WorkerException {
        int turn = settings.scanTurnMillis();
        String[] words =
                worker.ask(
                                "open %d %d %d"
                                        .formatted(
                                                turn,
                                                settings.scanLeastSamples(),
                                                MOST_TURNS * turn))
                        .split(" ", -1);
        batch = Integer.parseInt(words[0]);
        samples = Long.parseLong(words[1]);
        for (String way : WAYS) {
            pass(worker, way);
        }
        if (ran("fetch")) {
            unlike = Integer.parseInt(worker.ask("compare"));
        }
        times.clear();
    }

    private void pass(WorkerProcess worker, String way) throws WorkerException {
        if (failures.containsKey(way)) {
            return;
        }
        try {
            Times one = Times.parse(worker.ask("pass " + way));
            times.computeIfAbsent(way, unused -> new ArrayList<>()).add(one);
        } catch (WorkerException e) {
            if (way.equals("plain")) {
                throw e;
            }
            failures.put(way, e.reason());
        }
    }

    /** How many samples go into a run. */
    int batch() {
        return batch;
    }

    /** How many samples a pass has. */
    long samples() {
        return samples;
    }

    /** Whether the passes of that way went through. */
    boolean ran(String way) {
        return !failures.containsKey(way);
    }

    /** By way, why it did not. */
    Map<String, String> failures() {
        return failures;
    }

    /** How many samples went through before a scan had settled. */
    long samplesRun(String way) {
        return of(way).get(0).samples();
    }

    /** How many units of half floats are counted otherwise in Java than in the graph. */
    int unlike() {
        return unlike;
    }

    /** The median of a pass over its samples. */
    double nanosPerSample() {
        return Statistic.of(of("plain").stream().map(Times::nanos).toList()).median() / samples;
    }

    /** Whole passes over plain ones of the same round. */
    double ratio(String way) {
        return Statistic.ratio(
                of(way).stream().map(Times::nanos).toList(),
                of("plain").stream().map(Times::nanos).toList());
    }

    /** The same without each pass's first batch and what comes before: without loading. */
    double ratioAfterFirst(String way) {
        return Statistic.ratio(
                of(way).stream().map(Times::nanosAfterFirst).toList(),
                of("plain").stream().map(Times::nanosAfterFirst).toList());
    }

    private List<Times> of(String way) {
        return times.getOrDefault(way, List.of());
    }
}
