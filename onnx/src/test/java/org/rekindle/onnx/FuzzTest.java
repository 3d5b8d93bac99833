package org.rekindle.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rekindle.onnx.census.GaugedModels;
import org.rekindle.onnx.input.ModelInput;
import org.rekindle.onnx.model.Model;
import org.rekindle.onnx.model.ModelException;
import org.rekindle.onnx.rectifier.Rectifier;
import org.rekindle.onnx.rectifier.Rectifiers;

/**
 * Spoilt models: each is read, or refused with one message, by everything that looks at a graph
 * before ONNX Runtime does. The short run is a test; {@link #main} is the long one.
 */
class FuzzTest {
    private static final Path MODELS = Path.of("src/test/resources/models");
    private static final long LONGEST_MILLIS = 10_000;

    @Test
    void spoiltModelsAreReadOrRefused() throws IOException {
        Fuzz fuzz = new Fuzz(models(MODELS));
        fuzz.run(3_000, 1);
        assertThat(fuzz.accepted).as("some still are models").isBetween(100, 2_900);
        assertThat(fuzz.slowestMillis).isLessThan(LONGEST_MILLIS);
    }

    /**
     * The long run: {@code FuzzTest COUNT SEED FOLDER}. An unexpected failure ends it with the seed
     * that gives it.
     */
    public static void main(String[] arguments) throws IOException {
        Fuzz fuzz = new Fuzz(models(Path.of(arguments[2])));
        fuzz.run(Integer.parseInt(arguments[0]), Long.parseLong(arguments[1]));
        System.out.printf(
                "%,d spoilt models of %d: %,d accepted, the rest refused; slowest %d ms, largest heap %d MB%n",
                fuzz.count,
                fuzz.models.size(),
                fuzz.accepted,
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
        private int count;
        private int accepted;
        private long slowestMillis;
        private long largestHeap;

        Fuzz(List<byte[]> models) {
            this.models = models;
        }

        void run(int times, long firstSeed) {
            for (int i = 0; i < times; i++) {
                long seed = firstSeed + i;
                byte[] spoilt =
                        new MutatedModels(seed).of(models.get((int) (seed % models.size())));
                long start = System.nanoTime();
                try {
                    look(spoilt);
                    accepted++;
                } catch (ModelException e) {
                    assertThat(e.getMessage()).as("seed %d", seed).isNotBlank();
                } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
                    throw new AssertionError("seed " + seed, e);
                }
                slowestMillis = Math.max(slowestMillis, (System.nanoTime() - start) / 1_000_000);
                largestHeap =
                        Math.max(
                                largestHeap,
                                Runtime.getRuntime().totalMemory()
                                        - Runtime.getRuntime().freeMemory());
                count++;
            }
        }

        private static void look(byte[] bytes) {
            Model model = Model.parse(Path.of("spoilt.onnx"), bytes);
            List<Rectifier> rectifiers = Rectifiers.of(model);
            for (Rectifier rectifier : rectifiers) {
                for (int rank = 0; rank < 5; rank++) {
                    assertThat(rectifier.unitAxis(rank)).isBetween(0, Math.max(0, rank - 1));
                }
            }
            GaugedModels.withShapes(model, rectifiers);
            ModelInput.of(model);
        }
    }
}
