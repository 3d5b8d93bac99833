package org.rekindle.data.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rekindle.data.DataException;
import org.rekindle.network.InputRows;

class DiskStorageTest {
    private static final int WIDTH = 7;

    /** Fewer than a buffer holds, as many as two, and some more. */
    @ParameterizedTest
    @ValueSource(ints = {1, 63, 16_384, 40_001})
    void columnsGiveBackWhatWasPutIntoThem(int rows) {
        ColumnStore store = new DiskColumns(rows, 4, 8 + 8 + 4 + 1);
        Numbers first = store.numbers();
        Codes marks = store.marks();
        Codes codes = store.codes();
        Numbers last = store.numbers();
        Random random = new Random(rows);
        double[] numbers = random.doubles(rows).toArray();
        int[] whole = random.ints(rows).toArray();
        for (int row = 0; row < rows; row++) {
            first.add(numbers[row]);
            marks.add(row % 128);
            codes.add(whole[row]);
            last.add(withGaps(row, numbers));
        }
        store.complete();
        for (int row = 0; row < rows; row++) {
            assertThat(first.at(row)).isEqualTo(numbers[row]);
            assertThat(marks.at(row)).isEqualTo(row % 128);
            assertThat(codes.at(row)).isEqualTo(whole[row]);
            assertThat(Double.compare(last.at(row), withGaps(row, numbers))).isZero();
        }
    }

    private static double withGaps(int row, double[] numbers) {
        return row % 3 == 0 ? Double.NaN : -numbers[row];
    }

    /** The ends of segments lie between rows, within rows, and behind the file. */
    @ParameterizedTest
    @ValueSource(ints = {4 * WIDTH, 20, 52, 4000, 1 << 30})
    void rowsGiveBackWhatWasPutIntoThemInSegmentsOfAnyLength(int segment) {
        int rows = 100;
        float[] values = new float[rows * WIDTH];
        for (int i = 0; i < values.length; i++) {
            values[i] = i + 0.5f;
        }
        DiskRows store = new DiskRows(rows, WIDTH);
        store.add(Arrays.copyOf(values, 64 * WIDTH), 64);
        store.add(Arrays.copyOfRange(values, 64 * WIDTH, values.length), 36);
        InputRows read = store.rows(segment);
        float[] all = new float[values.length];
        read.copy(0, rows, all, 0);
        assertThat(all).containsExactly(values);
        float[] some = new float[2 + 3 * WIDTH];
        read.copy(97, 3, some, 2);
        assertThat(some[2]).isEqualTo(values[97 * WIDTH]);
        assertThat(some[1 + 3 * WIDTH]).isEqualTo(values[100 * WIDTH - 1]);
        assertThat(some[1]).isZero();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aFileHasNoNameWhileItIsUsed(@TempDir Path folder) {
        ScratchFile file = ScratchFile.in(folder, 8);
        file.write(ByteBuffer.wrap(new byte[] {1, 2, 3, 4, 5, 6, 7, 8}), 0);
        assertThat(folder).isEmptyDirectory();
        assertThat(file.map(1 << 10).get(0).get(6)).isEqualTo((byte) 7);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whatTheDiskHasNoRoomForIsRefusedBeforeItIsWritten(@TempDir Path folder) {
        assertThatThrownBy(() -> ScratchFile.in(folder, Long.MAX_VALUE))
                .isInstanceOfSatisfying(
                        DataException.class,
                        fault ->
                                assertThat(fault.reason())
                                        .contains(DataException.Reason.NO_ROOM_ON_DISK))
                .hasMessageMatching(
                        "the table is larger than memory, and 9,223,372,036,855 MB of it cannot be"
                                + " written into the folder for temporary files .+ \\([0-9,]+ MB are"
                                + " free\\)");
        assertThatThrownBy(() -> ScratchFile.in(folder.resolve("none"), 1))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("none" + (File.separatorChar == '/' ? " (" : ""));
    }

    @Test
    void whatFitsLiesInMemoryAndWhatDoesNotLiesOnDisk() {
        assertThat(Storage.WHERE_IT_FITS.isInMemory(1)).isTrue();
        assertThat(Storage.WHERE_IT_FITS.isInMemory((double) Runtime.getRuntime().maxMemory()))
                .isFalse();
        assertThat(Storage.ON_DISK.isInMemory(1)).isFalse();
    }
}
