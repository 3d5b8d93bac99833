package org.rekindle.benchmarks.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkloadFileTest {
    @TempDir Path folder;

    @Test
    void whatIsWrittenIsRead() throws IOException {
        Samples train =
                new Samples(new float[] {1, -2, 3, Float.MIN_VALUE, 5, 6}, new int[] {0, 1, 0});
        Samples validation = new Samples(new float[] {7, 8}, new int[] {1});
        Workload workload =
                new Workload("prelu", 2, List.of(3, 1), 2, 2, 1e-3, counted(21), train, validation);
        Path file = folder.resolve("workload");

        WorkloadFile.write(workload, file);

        assertThat(WorkloadFile.read(file)).usingRecursiveComparison().isEqualTo(workload);
    }

    @Test
    void theFileHasNoRoomToSpare() throws IOException {
        Workload workload =
                new Workload("elu", 1, List.of(1), 1, 1, 1, counted(4), Samples.NONE, Samples.NONE);
        Path file = folder.resolve("workload");

        WorkloadFile.write(workload, file);

        int ints = 10;
        int parameters = 4;
        assertThat(Files.size(file)).isEqualTo(ints * 4 + "elu".length() + 8 + parameters * 4);
    }

    @Test
    void anotherFileIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("other"), "something else");

        assertThatThrownBy(() -> WorkloadFile.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no workload file");
    }

    @Test
    void parametersAreAsManyAsTheWidthsSay() {
        assertThatThrownBy(
                        () ->
                                new Workload(
                                        "relu",
                                        2,
                                        List.of(3),
                                        2,
                                        2,
                                        1,
                                        counted(16),
                                        Samples.NONE,
                                        Samples.NONE))
                .hasMessage("the network has 17 parameters, but 16 were given");
    }

    @Test
    void layersLieOneAfterTheOther() {
        Workload workload =
                new Workload(
                        "prelu", 2, List.of(3), 1, 2, 1, counted(16), Samples.NONE, Samples.NONE);

        Layer hidden = workload.layers().get(0);
        Layer output = workload.layers().get(1);

        assertThat(hidden.weights(workload.parameters())).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(hidden.biases(workload.parameters())).containsExactly(6, 7, 8);
        assertThat(hidden.slopes(workload.parameters())).containsExactly(9, 10, 11);
        assertThat(output.weights(workload.parameters())).containsExactly(12, 13, 14);
        assertThat(output.biases(workload.parameters())).containsExactly(15);
        assertThat(output.slopes(workload.parameters())).isEmpty();
    }

    @Test
    void theLastBatchMayBeSmaller() {
        Samples samples = new Samples(new float[] {1, 2, 3, 4, 5, 6}, new int[] {0, 1, 2});

        assertThat(samples.batches(2)).isEqualTo(2);
        assertThat(samples.batch(1, 2).inputs()).containsExactly(5, 6);
        assertThat(samples.batch(1, 2).labels()).containsExactly(2);
    }

    private static float[] counted(int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = i;
        }
        return values;
    }
}
