package org.rekindle.data.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rekindle.data.DataException;
import org.rekindle.data.Read;
import org.rekindle.data.TableFiles;
import org.rekindle.data.file.Tables;
import org.rekindle.data.table.Table;

class NpyFileTest {
    private static final byte[] INPUTS =
            TableFiles.npy("'|u1'", "(3, 2)", new byte[] {1, 2, 3, 4, 5, 6});
    private static final byte[] LABELS =
            TableFiles.npy("'|S1'", "(3,)", "aba".getBytes(StandardCharsets.ISO_8859_1));

    private final Path folder;

    NpyFileTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @CsvSource({
        "X.npy, y.npy, X, y",
        "x_train.npy, Y_train.npy, x_train, Y_train",
        "train_features.npy, train_labels.npy, train_features, train_labels",
        "Inputs.npy, targets.npy, Inputs, targets",
        "data.npy, target.npy, data, target",
    })
    void targetsLieBesideInputs(String inputs, String labels, String input, String target) {
        Path file = TableFiles.write(folder.resolve(inputs), INPUTS);
        TableFiles.write(folder.resolve(labels), LABELS);
        Table table = Tables.read(file);
        assertThat(Read.names(table)).containsExactly(input + "_0", input + "_1", target);
        assertThat(Read.numbers(table, input + "_1")).containsExactly(2, 4, 6);
        assertThat(Read.texts(table, target)).containsExactly("a", "b", "a");
        assertThat(table.notes()).containsExactly("The targets come from " + labels + ".");
    }

    @Test
    void inputsAloneAreAFaultThatNamesWhatIsLookedFor() {
        Path file = TableFiles.write(folder.resolve("X.npy"), INPUTS);
        assertThatThrownBy(() -> Tables.read(file))
                .isInstanceOf(DataException.class)
                .hasMessageContainingAll("y.npy", "numpy.savez");
    }

    @Test
    void filesOfDifferentLengthAreAFault() {
        Path file = TableFiles.write(folder.resolve("X.npy"), INPUTS);
        TableFiles.write(folder.resolve("y.npy"), TableFiles.npy("'|u1'", "(2,)", new byte[2]));
        assertThatThrownBy(() -> Tables.read(file))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("3 rows here but 2 in y.npy");
    }
}
