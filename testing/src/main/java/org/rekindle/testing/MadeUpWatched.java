package org.rekindle.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.rekindle.census.FiringRate;
import org.rekindle.census.LayerSummary;
import org.rekindle.run.FileNames;
import org.rekindle.run.document.Json;
import org.rekindle.run.watched.WatchedDocument;
import org.rekindle.run.watched.WatchedEpoch;

/**
 * Run directories as a recorder writes them, of programs that never ran. The last half of the units
 * of the last layer is dead from epoch 1 on; the accuracy grows by a tenth in each epoch.
 */
public final class MadeUpWatched {
    /** Updates in an epoch. */
    public static final int STEPS = 10;

    private static final int SAMPLES = 400;

    private final Path folder;
    private final List<String> layers;
    private final int units;
    private @Nullable String ended = "closed";

    private MadeUpWatched(Path folder, List<String> layers, int units) {
        this.folder = folder;
        this.layers = layers;
        this.units = units;
    }

    /** A run of two layers with four units each, which ended, without an epoch. */
    public static MadeUpWatched run(Path folder) {
        return of(folder, List.of("features.0", "classifier"), 4);
    }

    /** A run with these layers. */
    public static MadeUpWatched of(Path folder, List<String> layers, int units) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new MadeUpWatched(folder, List.copyOf(layers), units).described();
    }

    /** How it ended; null for not at all. */
    public MadeUpWatched ended(@Nullable String how) {
        ended = how;
        return described();
    }

    private MadeUpWatched described() {
        return spoil(FileNames.RUN, Json.pretty(document()));
    }

    /** What {@code run.json} holds. */
    public WatchedDocument document() {
        return new WatchedDocument(
                WatchedDocument.FORMAT,
                WatchedDocument.COMMAND,
                Map.of("rekindle", "0.1.0"),
                new WatchedDocument.Framework("pytorch", "2.5.0"),
                new WatchedDocument.Invocation(
                        List.of("/usr/bin/python", "train.py", "--lr", "0.1"),
                        "/home/user",
                        Map.of("PYTHONPATH", "/lib"),
                        2.5),
                null,
                layers.stream()
                        .map(
                                name ->
                                        new WatchedDocument.Layer(
                                                name, "Conv2d", units, "relu", Map.of(), null, null,
                                                9))
                        .toList(),
                new WatchedDocument.Optimizer(
                        "SGD", List.of(new WatchedDocument.Group(0.1, 0.9, 0.0, 1000L))),
                0L,
                List.of("cpu"),
                List.of(new WatchedDocument.NotCounted("head", "it has no unit axis")),
                0.03,
                null,
                "off",
                null,
                ended,
                null,
                null);
    }

    /** Epochs from 0 on, and the tables after the last of them. */
    public MadeUpWatched withEpochs(int last) {
        IntStream.rangeClosed(0, last).forEach(epoch -> append(epoch(epoch)));
        return withTables(last);
    }

    /** Appends a line. */
    public MadeUpWatched append(WatchedEpoch epoch) {
        return appendText(Json.line(epoch) + "\n");
    }

    /** Appends text to the epochs, such as half a line. */
    public MadeUpWatched appendText(String text) {
        try {
            Files.writeString(
                    folder.resolve(FileNames.EPOCHS),
                    text,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An epoch whose gradients are as they should be. */
    public WatchedEpoch epoch(int epoch) {
        Map<String, Double> gradients = new LinkedHashMap<>();
        layers.forEach(layer -> gradients.put(layer, 0.5));
        return epoch(epoch, epoch == 0 ? Map.of() : gradients);
    }

    /** An epoch with these norms of gradients. */
    public WatchedEpoch epoch(int epoch, Map<String, @Nullable Double> gradients) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        if (epoch > 0) {
            metrics.put("loss", 1.0 / epoch);
            metrics.put("accuracy", (4 + epoch) / 10.0);
        }
        return new WatchedEpoch(
                epoch,
                (long) STEPS * epoch,
                metrics,
                epoch == 0 ? null : "accuracy",
                epoch > 0,
                epoch == 0 ? null : 1.0 / epoch,
                "ok",
                "validation",
                epoch,
                0.5,
                0.01,
                0.1,
                gradients,
                epoch == 0 ? Map.of() : Map.of(layers.get(0), 0.001),
                5L,
                layers.stream().map(layer -> census(layer, dead(layer, epoch))).toList(),
                epoch == 0 ? null : layers.stream().map(layer -> dead(layer, epoch)).toList());
    }

    private int dead(String layer, int epoch) {
        return epoch > 0 && layer.equals(layers.get(layers.size() - 1)) ? units / 2 : 0;
    }

    private LayerSummary census(String layer, int dead) {
        return new LayerSummary(
                layer,
                units,
                dead,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0.25,
                0.5,
                new FiringRate(0, 0.25, 0.5, 0.75, 1),
                SAMPLES);
    }

    /** The tables of units after an epoch. */
    public MadeUpWatched withTables(int last) {
        StringBuilder ends =
                new StringBuilder(
                        "layer,unit,verdict,born_dead,inputs_dead,last_fired_step,last_update,side,samples,fired,zeros,activation_sum,absolute_activation_sum,absolute_derivative_sum\n");
        StringBuilder lives = new StringBuilder("layer,unit,epoch,firing_rate,mean_z,max_z\n");
        for (String layer : layers) {
            for (int unit = 0; unit < units; unit++) {
                boolean fires = unit < units - dead(layer, last);
                ends.append(
                        String.format(
                                Locale.ROOT,
                                fires
                                        ? "%s,%d,active,false,false,%d,,,400,200,200,100,100,0\n"
                                        : "%s,%d,dead,false,false,%d,0.5,below,400,0,400,0,0,0\n",
                                layer,
                                unit,
                                fires ? STEPS * last : 1));
                for (int epoch = 0; epoch <= last; epoch++) {
                    boolean silent = !fires && epoch > 0;
                    lives.append(
                            String.format(
                                    Locale.ROOT,
                                    "%s,%d,%d,%s,,\n",
                                    layer,
                                    unit,
                                    epoch,
                                    silent ? "0" : "0.5"));
                }
            }
        }
        return spoil(FileNames.UNITS, ends.toString())
                .spoil(FileNames.LIFE_LINES, lives.toString());
    }

    /** Puts something else into a file, or makes it. */
    public MadeUpWatched spoil(String name, String content) {
        try {
            Files.writeString(folder.resolve(name), content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Replaces a text in a file, which must have it. */
    public MadeUpWatched replace(String name, String old, String now) {
        String text = text(name);
        if (!text.contains(old)) {
            throw new IllegalArgumentException("%s has no %s".formatted(name, old));
        }
        return spoil(name, text.replace(old, now));
    }

    public String text(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
