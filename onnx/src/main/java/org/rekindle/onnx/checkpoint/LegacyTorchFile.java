package org.rekindle.onnx.checkpoint;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rekindle.onnx.model.ModelException;
import org.rekindle.onnx.pickle.PickleInput;
import org.rekindle.onnx.pickle.Unpickler;

/**
 * What {@code torch.save} wrote before PyTorch 1.6: five pickles, then for each storage the number
 * of its elements in 8 bytes, and the elements.
 */
final class LegacyTorchFile {
    private static final BigInteger MAGIC = new BigInteger("1950a86a20f9469cfc6c", 16);

    private LegacyTorchFile() {}

    private record Block(long offset, long elements, long bytes) {}

    static Checkpoint open(Path path) throws IOException {
        Object root;
        List<?> keys;
        long start;
        try (InputStream stream = new BufferedInputStream(Files.newInputStream(path))) {
            PickleInput in = new PickleInput(stream);
            if (!MAGIC.equals(Unpickler.read(in))) {
                throw new ModelException(
                        "%s is a pickle, but none of PyTorch; save model.state_dict() with torch.save, or safetensors"
                                .formatted(path));
            }
            Unpickler.read(in);
            Unpickler.read(in);
            root = Unpickler.read(in);
            keys = Unpickler.read(in) instanceof List<?> list ? list : List.of();
            start = in.position();
        } catch (IOException e) {
            throw TorchTree.refused(path, e);
        }
        Map<String, Long> sizes = sizes(root);
        Map<String, Block> blocks = blocks(path, keys, start, sizes);
        return TorchTree.of(
                path,
                "pytorch_legacy",
                root,
                ByteOrder.LITTLE_ENDIAN,
                (storage, kind) -> {
                    Block block = blocks.get(storage.key());
                    if (block == null
                            || storage.elements() < 0
                            || storage.elements() > block.elements()
                            || block.elements() > block.bytes() / kind.size()) {
                        throw new ModelException(
                                String.format(
                                        Locale.ROOT,
                                        "%s is broken: a storage of %d numbers is not there in full",
                                        path,
                                        storage.elements()));
                    }
                    return new FileSlice(path, block.offset());
                },
                () -> {});
    }

    /** How many bytes a number of each storage has, as the tensors say. */
    private static Map<String, Long> sizes(Object root) {
        Map<String, Long> sizes = new HashMap<>();
        StorageSizes.collect(root, sizes);
        return sizes;
    }

    private static Map<String, Block> blocks(
            Path path, List<?> keys, long start, Map<String, Long> sizes) throws IOException {
        Map<String, Block> blocks = new HashMap<>();
        try (FileChannel channel = FileChannel.open(path)) {
            long at = start;
            for (Object key : keys) {
                ByteBuffer head = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
                while (head.hasRemaining() && channel.read(head, at + head.position()) > 0) {
                    // Reads on.
                }
                long elements = head.hasRemaining() ? -1 : head.getLong(0);
                long size = sizes.getOrDefault(String.valueOf(key), 1L);
                long rest = channel.size() - at - Long.BYTES;
                if (elements < 0 || elements > rest / size) {
                    throw new ModelException(
                            "%s is broken: it is cut off in its numbers".formatted(path));
                }
                blocks.put(
                        String.valueOf(key), new Block(at + Long.BYTES, elements, elements * size));
                at += Long.BYTES + elements * size;
            }
        }
        return blocks;
    }
}
