package org.rekindle.data.arrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.arrow.flatbuf.Type;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rekindle.data.DataException;
import org.rekindle.data.Read;
import org.rekindle.data.TableFiles;
import org.rekindle.data.arrow.ArrowBytes.Packing;
import org.rekindle.data.file.Tables;
import org.rekindle.data.table.Table;

class ArrowFileTest {
    @TempDir private Path folder;

    private Path file(String name, byte[] bytes) {
        return TableFiles.write(folder.resolve(name), bytes);
    }

    private static void assertTable(Table table) {
        assertThat(Read.names(table)).containsExactly("x", "w", "c", "y");
        assertThat(table.rows()).isEqualTo(50);
        assertThat(Arrays.copyOf(Read.numbers(table, "x"), 4))
                .containsExactly(Double.NaN, 0.25, 0.5, 0.75);
        assertThat(Read.texts(table, "w").subList(0, 4)).containsExactly("w0", "w1", "w2", "w0");
        assertThat(Read.texts(table, "c").subList(0, 3)).containsExactly("red", "green", "red");
        assertThat(Arrays.copyOf(Read.numbers(table, "y"), 3)).containsExactly(0, 1, 0);
    }

    @ParameterizedTest
    @EnumSource
    void filesAndStreamsAreReadHoweverTheyArePacked(Packing packing) {
        assertTable(Tables.read(file("a.arrow", ArrowBytes.file(50, packing))));
        assertTable(Tables.read(file("a.feather", ArrowBytes.file(50, packing))));
        assertTable(Tables.read(file("b.arrow", ArrowBytes.stream(50, packing))));
    }

    @Test
    void aFileIsKnownByItsContent() {
        assertTable(Tables.read(file("a", ArrowBytes.file(50, Packing.NONE))));
    }

    private AbstractThrowableAssert<?, ?> assertFault(byte[] bytes) {
        Path file = file("a.arrow", bytes);
        return assertThatThrownBy(() -> Tables.read(file))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(file + ": ")
                .hasMessageNotContaining("\n");
    }

    @ParameterizedTest
    @EnumSource
    void aFileThatIsCutOffIsAFault(Packing packing) {
        byte[] whole = ArrowBytes.file(50, packing);
        for (int length = 0; length < whole.length; length += 61) {
            assertFault(Arrays.copyOf(whole, length));
        }
    }

    @Test
    void aStreamThatIsCutOffInAMessageIsAFault() {
        byte[] whole = ArrowBytes.stream(50, Packing.NONE);
        assertFault(Arrays.copyOf(whole, whole.length - 100)).hasMessageContaining("is cut off");
    }

    @Test
    void lengthsThatAFileDeclaresAreNotBelieved() {
        byte[] stream = ArrowBytes.stream(50, Packing.NONE);
        for (int length : new int[] {Integer.MAX_VALUE, Integer.MIN_VALUE, stream.length}) {
            ByteBuffer.wrap(stream).order(ByteOrder.LITTLE_ENDIAN).putInt(4, length);
            assertFault(stream);
        }
        assertFault(ArrowBytes.declaring(50, 60));
        assertFault(ArrowBytes.declaring(1L << 40, 1L << 40));
        assertFault(ArrowBytes.declaring(Integer.MAX_VALUE, Integer.MAX_VALUE));
        assertFault(ArrowBytes.declaring(-1, -1));
    }

    @Test
    void aPackedBufferThatWouldBeFarLargerIsAFault() {
        byte[] stream = ArrowBytes.stream(50, Packing.ZSTD);
        byte[] length = {(byte) (50 * Double.BYTES), 1, 0, 0, 0, 0, 0, 0, 0x28, (byte) 0xB5};
        int at = indexOf(stream, length);
        ByteBuffer.wrap(stream).order(ByteOrder.LITTLE_ENDIAN).putLong(at, 1L << 40);
        assertFault(stream).hasMessageContaining("it unpacks to more than");
    }

    private static int indexOf(byte[] bytes, byte[] part) {
        int at = 0;
        while (!Arrays.equals(bytes, at, at + part.length, part, 0, part.length)) {
            at++;
        }
        return at;
    }

    @ParameterizedTest
    @ValueSource(bytes = {Type.List, Type.Struct_, Type.Binary, Type.Union, 99})
    void nestedAndBinaryColumnsAreNamed(byte type) {
        assertFault(ArrowBytes.of(type))
                .hasMessageContaining("column \"y\" holds nested, mixed or binary values");
    }

    @Test
    void featherOfVersionOneIsAFaultThatTellsWhatToDo() {
        Path file = file("a.feather", "FEA1 and so on".getBytes(StandardCharsets.US_ASCII));
        assertThatThrownBy(() -> Tables.read(file))
                .hasMessage(
                        file
                                + ": this is Feather of version 1, which is not read; save it again"
                                + " (in pandas with to_feather, or to_parquet)");
    }
}
