package org.rekindle.onnx.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rekindle.onnx.model.ModelException;

/** Broken and hostile files: one line that says what is wrong, and nothing is run. */
class HostileCheckpointsTest {
    @TempDir private Path folder;

    private void assertRefused(Path path, String why) {
        assertThatThrownBy(() -> readAll(path))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining(why)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
    }

    private static void readAll(Path path) {
        try (Checkpoint checkpoint = Checkpoint.open(path)) {
            double[] block = new double[Numbers.BLOCK];
            for (StoredArray array : checkpoint.arrays()) {
                try (Numbers numbers = array.open()) {
                    while (numbers.next(block) > 0) {
                        // Reads on.
                    }
                }
            }
        }
    }

    private Path torch(PickleBytes pickle) {
        return CheckpointFiles.zip(
                folder.resolve("hostile.pt"),
                Map.of("a/data.pkl", pickle.bytes(), "a/data/0", new byte[16]));
    }

    private Path header(String header, int data) {
        return CheckpointFiles.safetensors(
                folder.resolve("hostile.safetensors"), header, new byte[data]);
    }

    private static String array(String shape, String offsets) {
        return "{\"w\":{\"dtype\":\"F32\",\"shape\":%s,\"data_offsets\":%s}}"
                .formatted(shape, offsets);
    }

    @Test
    void aPickleThatCallsTheShellIsRefusedByNameAndDoesNotRun() {
        Path made = folder.resolve("made");
        PickleBytes pickle = new PickleBytes().start().global("posix", "system");
        pickle.raw('(').text("touch " + made).raw('t', 'R').stop();
        assertRefused(torch(pickle), "asks for posix.system");
        assertRefused(
                CheckpointFiles.write(folder.resolve("old.pt"), pickle.bytes()),
                "asks for posix.system");
        assertThat(made).doesNotExist();
    }

    @Test
    void otherWaysToRunSomethingAreRefusedToo() {
        PickleBytes stack =
                new PickleBytes().start().text("builtins").text("eval").raw(0x93).stop();
        assertRefused(torch(stack), "asks for builtins.eval");
        assertRefused(
                torch(new PickleBytes().start().raw('(', 'i').raw('o', 's', '\n').stop()),
                "instruction 0x69");
        assertRefused(
                torch(new PickleBytes().start().text("x").raw(')', 0x81).stop()),
                "instruction 0x81");
        assertRefused(
                torch(new PickleBytes().start().text("x").raw(')', 'R').stop()),
                "calls something that is no tensor");
        assertRefused(
                torch(new PickleBytes().start().text("x").dictionary().raw('b').stop()),
                "sets the state");
        assertRefused(
                torch(
                        new PickleBytes()
                                .start()
                                .global("torch", "FloatStorage")
                                .raw(')', 'R')
                                .stop()),
                "calls something that is no tensor");
    }

    @Test
    void aPickleMayBeCutOffNestedDeeplyOrContainItself() {
        assertRefused(torch(new PickleBytes().start().raw('}')), "cut off");
        assertRefused(torch(new PickleBytes().start().raw('s').stop()), "no valid pickle");
        PickleBytes deep = new PickleBytes().start();
        for (int i = 0; i < 100_000; i++) {
            deep.raw(']');
        }
        for (int i = 0; i < 99_999; i++) {
            deep.raw('a');
        }
        assertRefused(torch(deep.stop()), "too deeply");
        PickleBytes itself = new PickleBytes().start().raw(']', 'q', 0, 'h', 0, 'a').stop();
        assertRefused(torch(itself), "too deeply");
        PickleBytes laughs = new PickleBytes().start().raw(']');
        for (int i = 0; i < 30; i++) {
            laughs.raw('q', i, ']', 'h', i, 'a', 'h', i, 'a');
        }
        assertRefused(torch(laughs.stop()), "too deeply, or has over");
        assertRefused(torch(new PickleBytes().start().raw('X', 255, 255, 255, 255)), "bytes");
    }

    @Test
    void tensorsMustLieInTheirStorage() {
        long[][][] views = {
            {{5}, {1}},
            {{4}, {2}},
            {{-1}, {1}},
            {{4}, {-1}},
            {{1L << 40}, {0}},
            {{1L << 40, 1L << 40}, {0, 0}},
            {{2, 2}, {1}}
        };
        for (long[][] view : views) {
            PickleBytes pickle = new PickleBytes().start().dictionary().text("w");
            pickle.view("0", 4, 0, view[0], view[1]).put().stop();
            assertRefused(torch(pickle), "broken");
        }
        PickleBytes large = new PickleBytes().start().dictionary().text("w");
        large.tensor("0", 1L << 40, 1L << 40).put().stop();
        assertRefused(torch(large), "should hold 1099511627776 numbers");
        PickleBytes missing = new PickleBytes().start().dictionary().text("w");
        missing.tensor("../../etc/passwd", 4, 4).put().stop();
        assertRefused(torch(missing), "is not there");
    }

    @Test
    void theHeaderOfSafetensorsIsChecked() {
        ByteBuffer huge = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
        Path path = folder.resolve("huge.safetensors");
        assertRefused(
                CheckpointFiles.write(path, huge.putLong(0, 1L << 60).array()),
                "1152921504606846976 bytes long");
        assertRefused(
                CheckpointFiles.write(path, huge.putLong(0, -1).array()),
                "18446744073709551615 bytes long");
        assertRefused(CheckpointFiles.write(path, new byte[3]), "too few");
        assertRefused(header("{not json}", 0), "not the JSON");
        assertRefused(header("[".repeat(5000), 0), "not the JSON");
        assertRefused(header("{\"w\":" + "{\"a\":".repeat(5000), 0), "not the JSON");
        assertRefused(
                header(
                        "{\"w\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]},\"w\":{}}",
                        0),
                "not the JSON");
    }

    @Test
    void theOffsetsOfSafetensorsAreChecked() {
        assertRefused(header(array("[1]", "[-4,0]"), 4), "outside");
        assertRefused(header(array("[1]", "[4,0]"), 4), "outside");
        assertRefused(header(array("[2]", "[0,8]"), 4), "outside");
        assertRefused(header(array("[2]", "[0,4]"), 4), "needs 8 bytes and has 4");
        assertRefused(header(array("[-1]", "[0,4]"), 4), "negative length");
        assertRefused(
                header(array("[4294967296,4294967296]", "[0,4]"), 4), "a shape no file can hold");
        assertRefused(header(array("[1]", "[0,4]"), 8), "belong to no array");
        assertRefused(header(array("[1]", "[4,8]"), 8), "leaves a hole");
        String two =
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[2,6]}}";
        assertRefused(header(two, 6), "overlaps");
    }

    @Test
    void aZipBombIsNotUnpacked() throws IOException {
        Path path = folder.resolve("bomb.npz");
        byte[] zeros = new byte[1 << 20];
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(path))) {
            zip.putNextEntry(new ZipEntry("w.npy"));
            for (int i = 0; i < 1100; i++) {
                zip.write(zeros);
            }
        }
        assertRefused(path, "was not unpacked");
    }

    @Test
    void cutOffAndForeignFilesAreRefused() throws IOException {
        CheckpointFiles files = new CheckpointFiles().with("w", new float[100], 100);
        for (Path path :
                new Path[] {
                    files.safetensors(folder.resolve("a.safetensors")),
                    files.torch(folder.resolve("a.pt")),
                    files.legacyTorch(folder.resolve("a.pth")),
                    files.npz(folder.resolve("a.npz"))
                }) {
            byte[] whole = Files.readAllBytes(path);
            assertRefused(CheckpointFiles.write(path, Arrays.copyOf(whole, whole.length - 30)), "");
        }
        Path text =
                CheckpointFiles.write(
                        folder.resolve("a.txt"), "hello".getBytes(StandardCharsets.US_ASCII));
        assertRefused(text, "is no checkpoint");
        assertRefused(folder.resolve("none.pt"), "there is no file");
        assertRefused(
                CheckpointFiles.zip(folder.resolve("b.pt"), Map.of("readme", new byte[1])),
                "without weights");
        assertRefused(
                CheckpointFiles.zip(
                        folder.resolve("s.pt"),
                        Map.of("s/data.pkl", new byte[1], "s/code/a.py", new byte[1])),
                "TorchScript");
        byte[] hdf = Arrays.copyOf(new byte[] {(byte) 0x89, 'H', 'D', 'F', 13, 10, 26, 10}, 400);
        assertRefused(CheckpointFiles.write(folder.resolve("a.h5"), hdf), "HDF5");
    }

    /** Whatever one byte becomes, the answer is a checkpoint or one sentence. */
    @Property(tries = 200)
    void noByteMakesItFailOtherwise(@ForAll int where, @ForAll byte what) throws IOException {
        Path path = Files.createTempFile("mutated", ".pth");
        try {
            new CheckpointFiles().with("w", new float[] {1, 2}, 2).legacyTorch(path);
            byte[] bytes = Files.readAllBytes(path);
            bytes[Math.floorMod(where, bytes.length)] = what;
            Files.write(path, bytes);
            readAll(path);
        } catch (ModelException e) {
            assertThat(e.getMessage()).isNotBlank();
        } finally {
            Files.delete(path);
        }
    }
}
