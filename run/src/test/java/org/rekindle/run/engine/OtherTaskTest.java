package org.rekindle.run.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rekindle.data.DataException;
import org.rekindle.data.preparation.PreparationRequest;
import org.rekindle.network.Task;

/** The other task is offered only where it would be taken. */
class OtherTaskTest {
    @TempDir private Path folder;

    @Test
    void ofThreeDifferentNumbersNoClassesAreOffered() throws IOException {
        Path table = table(3, 3);
        assertThat(load(table, null).otherTask()).isEmpty();
        assertThatThrownBy(() -> load(table, Task.CLASSIFICATION))
                .isInstanceOf(DataException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 10})
    void whereNumbersOccurSeveralTimesClassesAreOfferedAndTaken(int times) throws IOException {
        Path table = table(12 * times, 12);
        assertThat(load(table, null).otherTask()).contains(Task.CLASSIFICATION);
        assertThat(load(table, Task.CLASSIFICATION).outputs()).isEqualTo(12);
    }

    @Test
    void ofWhatWasRequestedThereIsNoOther() throws IOException {
        assertThat(load(table(40, 2), null).otherTask()).contains(Task.REGRESSION);
        assertThat(load(table(40, 2), Task.CLASSIFICATION).otherTask()).isEmpty();
    }

    /** Rows whose target has so many values; half numbers, if they are more than two. */
    private Path table(int rows, int values) throws IOException {
        String step = values > 2 ? ".5" : "";
        String lines =
                IntStream.range(0, rows)
                        .mapToObj(i -> i * i % 101 + "," + i % values + step)
                        .collect(Collectors.joining("\n", "x,y\n", "\n"));
        return Files.writeString(folder.resolve(rows + "-" + values + ".csv"), lines);
    }

    private static LoadedData load(Path table, @Nullable Task task) {
        return LoadedData.load(
                table, new PreparationRequest("y", task, Set.of(), true, true, false, 1));
    }
}
