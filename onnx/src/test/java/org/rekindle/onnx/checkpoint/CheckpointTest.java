package org.rekindle.onnx.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same arrays come back from every format. */
class CheckpointTest {
    private static final float[] WEIGHT = {1, -2.5f, 3, 0, 1e-30f, Float.NaN};
    private static final float[] BIAS = {0.5f, -0.25f};

    @TempDir private Path folder;

    private static CheckpointFiles files() {
        return new CheckpointFiles().with("fc.weight", WEIGHT, 2, 3).with("fc.bias", BIAS, 2);
    }

    private static void assertSame(Path path, String format) {
        try (Checkpoint checkpoint = Checkpoint.open(path)) {
            assertThat(checkpoint.format()).isEqualTo(format);
            assertThat(checkpoint.parameters()).isEqualTo(8);
            assertThat(array(checkpoint, "fc.weight").shape()).containsExactly(2L, 3L);
            assertThat(array(checkpoint, "fc.weight").values())
                    .containsExactly(1, -2.5, 3, 0, 1e-30f, Double.NaN);
            assertThat(array(checkpoint, "fc.bias").values()).containsExactly(0.5, -0.25);
        }
    }

    private static StoredArray array(Checkpoint checkpoint, String name) {
        return checkpoint.arrays().stream()
                .filter(array -> array.name().replace('/', '.').equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void safetensorsPyTorchNewAndOldAndNumPyHoldTheSame() {
        assertSame(files().safetensors(folder.resolve("a.safetensors")), "safetensors");
        assertSame(files().torch(folder.resolve("a.pt")), "pytorch");
        assertSame(files().legacyTorch(folder.resolve("a.pth")), "pytorch_legacy");
        assertSame(files().npz(folder.resolve("a.npz")), "npz");
    }

    @Test
    void theKindIsReadFromTheBytesAndNotFromTheName() {
        assertSame(files().torch(folder.resolve("a.safetensors")), "pytorch");
        assertSame(files().safetensors(folder.resolve("pytorch_model.bin")), "safetensors");
    }

    @Test
    void hdf5AndTheZipOfKerasHoldTheSame() throws IOException {
        Path path = folder.resolve("model.weights.h5");
        try (WritableHdfFile file = HdfFile.write(path)) {
            var layer = file.putGroup("fc");
            layer.putDataset("weight", new float[][] {{1, -2.5f, 3}, {0, 1e-30f, Float.NaN}});
            layer.putDataset("bias", BIAS);
        }
        assertSame(path, "hdf5");
        assertSame(
                CheckpointFiles.zip(
                        folder.resolve("model.keras"),
                        Map.of(
                                "config.json",
                                new byte[0],
                                "model.weights.h5",
                                Files.readAllBytes(path))),
                "keras");
    }

    @Test
    void aTransposedTensorIsReadInItsOwnOrder() {
        byte[] numbers =
                ByteBuffer.allocate(6 * Float.BYTES)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putFloat(1)
                        .putFloat(2)
                        .putFloat(3)
                        .putFloat(4)
                        .putFloat(5)
                        .putFloat(6)
                        .array();
        PickleBytes pickle = new PickleBytes().start().dictionary().text("w");
        pickle.view("0", 6, 0, new long[] {3, 2}, new long[] {1, 3}).put().stop();
        Path path =
                CheckpointFiles.zip(
                        folder.resolve("t.pt"),
                        Map.of("t/data.pkl", pickle.bytes(), "t/data/0", numbers));
        try (Checkpoint checkpoint = Checkpoint.open(path)) {
            assertThat(array(checkpoint, "w").values()).containsExactly(1, 4, 2, 5, 3, 6);
        }
    }

    @Test
    void weightsAreFoundBesideAnOptimizer() {
        PickleBytes pickle = new PickleBytes().start().dictionary();
        pickle.text("epoch").number(3).put();
        pickle.text("optimizer").dictionary().text("m").tensor("0", 1, 1).put().put();
        pickle.text("state_dict").dictionary();
        pickle.text("module.fc.bias").tensor("0", 1, 1).put().put().stop();
        Path path =
                CheckpointFiles.zip(
                        folder.resolve("l.ckpt"),
                        Map.of("l/data.pkl", pickle.bytes(), "l/data/0", new byte[4]));
        try (Checkpoint checkpoint = Checkpoint.open(path)) {
            assertThat(checkpoint.arrays())
                    .extracting(StoredArray::name)
                    .containsExactly("fc.bias");
            assertThat(checkpoint.notLookedAt())
                    .extracting(NotLookedAt::name)
                    .isEqualTo(List.of("optimizer"));
        }
    }

    @Test
    void halvesAndBfloatsAreExact() {
        byte[] data = {0x00, 0x3e, (byte) 0xc0, 0x3f};
        String header =
                "{\"h\":{\"dtype\":\"F16\",\"shape\":[1],\"data_offsets\":[0,2]},\"b\":{\"dtype\":\"BF16\",\"shape\":[1],\"data_offsets\":[2,4]}}";
        Path path = CheckpointFiles.safetensors(folder.resolve("h.safetensors"), header, data);
        try (Checkpoint checkpoint = Checkpoint.open(path)) {
            assertThat(array(checkpoint, "h").values()).containsExactly(1.5);
            assertThat(array(checkpoint, "b").values()).containsExactly(1.5);
        }
    }

    @Test
    void aTypeThatIsNotUnderstoodIsSaidToBe() {
        String header = "{\"q\":{\"dtype\":\"F8_E4M3\",\"shape\":[2],\"data_offsets\":[0,2]}}";
        Path path =
                CheckpointFiles.safetensors(folder.resolve("q.safetensors"), header, new byte[2]);
        try (Checkpoint checkpoint = Checkpoint.open(path)) {
            assertThat(checkpoint.arrays()).isEmpty();
            assertThat(checkpoint.notLookedAt())
                    .containsExactly(
                            new NotLookedAt("q", "numbers of type F8_E4M3 are not understood"));
        }
    }
}
