package org.rekindle.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rekindle.onnx.census.GaugedModels;
import org.rekindle.onnx.census.ModelCensus;
import org.rekindle.onnx.census.RectifierCensus;
import org.rekindle.onnx.census.Scan;
import org.rekindle.onnx.census.ScanPlan;
import org.rekindle.onnx.model.Model;
import org.rekindle.onnx.model.ModelException;
import org.rekindle.onnx.proof.Certificates;
import org.rekindle.onnx.proof.InputBox;
import org.rekindle.onnx.prune.PrunedModel;
import org.rekindle.onnx.prune.Pruning;
import org.rekindle.onnx.rectifier.Rectifier;
import org.rekindle.onnx.rectifier.Rectifiers;
import org.rekindle.onnx.runtime.Probe;
import org.rekindle.onnx.runtime.Session;
import org.rekindle.onnx.units.UnitAxes;

/**
 * Spoilt models: each is read, or refused with one message. Those that are read go the whole way:
 * they are scanned, proved and pruned, or refused. The short run is a test; {@link #main} is the
 * long one.
 */
class FuzzTest {
    private static final Path MODELS = Path.of("src/test/resources/models");

    @Test
    void spoiltModelsGoTheWholeWayOrAreRefused() throws IOException {
        assertNoneFails(500, 1);
    }

    @Test
    @Tag("full")
    void thousandsOfSpoiltModelsGoTheWholeWayOrAreRefused() throws IOException {
        assertNoneFails(6_000, 501);
    }

    private static void assertNoneFails(int count, long firstSeed) throws IOException {
        Fuzz fuzz = new Fuzz(models(MODELS), true);
        fuzz.run(count, firstSeed);
        assertThat(fuzz.failures).isEmpty();
        assertThat(fuzz.read).as("some still are models").isBetween(count / 15, count * 14 / 15);
        assertThat(fuzz.scanned).as("some still run").isBetween(count / 30, count * 13 / 15);
    }

    /** The long run: {@code FuzzTest COUNT SEED FOLDER read|whole}. */
    public static void main(String[] arguments) throws IOException {
        Fuzz fuzz = new Fuzz(models(Path.of(arguments[2])), arguments[3].equals("whole"));
        fuzz.run(Integer.parseInt(arguments[0]), Long.parseLong(arguments[1]));
        fuzz.failures.forEach(System.out::println);
        System.out.printf(
                "%,d spoilt models of %d: %,d read, %,d scanned, proved and pruned, the rest refused; "
                        + "%d failures; slowest %d ms, largest heap %d MB%n",
                fuzz.count,
                fuzz.models.size(),
                fuzz.read,
                fuzz.scanned,
                fuzz.failures.size(),
                fuzz.slowestMillis,
                fuzz.largestHeap >> 20);
    }

    private static List<byte[]> models(Path folder) throws IOException {
        List<byte[]> models = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".onnx")).sorted().toList()) {
                models.add(Files.readAllBytes(file));
            }
        }
        return models;
    }

    private static final class Fuzz {
        private final List<byte[]> models;
        private final boolean whole;
        private final List<String> failures = new ArrayList<>();
        private int count;
        private int read;
        private int scanned;
        private long slowestMillis;
        private long largestHeap;

        Fuzz(List<byte[]> models, boolean whole) {
            this.models = models;
            this.whole = whole;
        }

        void run(int times, long firstSeed) {
            for (int i = 0; i < times; i++) {
                long seed = firstSeed + i;
                byte[] spoilt =
                        new MutatedModels(seed).of(models.get((int) (seed % models.size())));
                long start = System.nanoTime();
                try {
                    look(spoilt);
                } catch (ModelException e) {
                    if (e.getMessage().isBlank()) {
                        failures.add("seed %d: no message".formatted(seed));
                    }
                } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
                    failures.add("seed %d: %s at %s".formatted(seed, e, where(e)));
                }
                slowestMillis = Math.max(slowestMillis, (System.nanoTime() - start) / 1_000_000);
                Runtime jvm = Runtime.getRuntime();
                largestHeap = Math.max(largestHeap, jvm.totalMemory() - jvm.freeMemory());
                count++;
            }
        }

        private static List<StackTraceElement> where(Throwable failure) {
            return Stream.of(failure.getStackTrace())
                    .filter(element -> element.getClassName().startsWith("org.rekindle"))
                    .limit(4)
                    .toList();
        }

        private void look(byte[] bytes) {
            Model model = Model.parse(Path.of("spoilt.onnx"), bytes);
            read++;
            List<Rectifier> rectifiers = Rectifiers.of(model);
            UnitAxes axes = new UnitAxes();
            for (Rectifier rectifier : rectifiers) {
                for (int rank = 0; rank < 5; rank++) {
                    assertThat(rectifier.unitAxis(axes, rank).axis().orElse(0))
                            .isBetween(0, Math.max(0, rank - 1));
                }
            }
            GaugedModels.withShapes(model, rectifiers);
            if (whole) {
                Noise.probe(model, 4).ifPresent(probe -> goTheWholeWay(model, rectifiers, probe));
            }
        }

        private void goTheWholeWay(Model model, List<Rectifier> rectifiers, Probe probe) {
            ScanPlan plan = new ScanPlan(1, true, OptionalInt.of(2));
            ModelCensus census = new Scan(model, rectifiers, probe, plan).run(done -> {});
            Certificates.prove(model, InputBox.uniform(0, 1), rectifiers);
            Map<Rectifier, Set<Integer>> silent = new LinkedHashMap<>();
            for (RectifierCensus layer : census.layers()) {
                if (!layer.units().isEmpty()) {
                    silent.put(layer.rectifier(), Set.of(layer.units().size() - 1));
                }
            }
            PrunedModel pruned = Pruning.prune(model, silent);
            Session.of(model.proto(), 1).close();
            scanned++;
            try {
                Session.of(pruned.model(), 1).close();
            } catch (ModelException e) {
                throw new IllegalStateException("a model that ran is spoilt by pruning", e);
            }
        }
    }
}
