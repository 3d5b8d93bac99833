package org.rekindle.onnx.checkpoint;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.rekindle.onnx.model.ModelException;
import org.rekindle.onnx.pickle.PickleInput;
import org.rekindle.onnx.pickle.Unpickler;

/**
 * What {@code torch.save} writes since PyTorch 1.6: a zip with a pickle and a file for each
 * storage.
 */
final class TorchZip {
    private static final String PICKLE = "data.pkl";

    private TorchZip() {}

    static Checkpoint open(Path path, ZipFile zip) throws IOException {
        ZipEntry pickle =
                zip.stream()
                        .map(entry -> (ZipEntry) entry)
                        .filter(
                                entry ->
                                        entry.getName().equals(PICKLE)
                                                || entry.getName().endsWith("/" + PICKLE))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new ModelException(
                                                "%s has no data.pkl; the file is broken"
                                                        .formatted(path)));
        String folder = pickle.getName().substring(0, pickle.getName().length() - PICKLE.length());
        if (zip.stream().anyMatch(entry -> entry.getName().startsWith(folder + "code/"))) {
            throw new ModelException(
                    "%s is a TorchScript program, not a table of weights; save model.state_dict(), or export it to ONNX and scan that"
                            .formatted(path));
        }
        Object root;
        try (InputStream in = new BufferedInputStream(zip.getInputStream(pickle))) {
            root = Unpickler.read(new PickleInput(in));
        } catch (IOException e) {
            throw TorchTree.refused(path, e);
        }
        return TorchTree.of(
                path,
                "pytorch",
                root,
                order(zip, folder),
                (storage, kind) -> {
                    ZipEntry entry = zip.getEntry(folder + "data/" + storage.key());
                    if (entry == null
                            || storage.elements() < 0
                            || entry.getSize() / kind.size() < storage.elements()) {
                        throw new ModelException(
                                String.format(
                                        Locale.ROOT,
                                        "%s is broken: the storage \"%s\" should hold %d numbers and %s",
                                        path,
                                        storage.key().replaceAll("[^\\x20-\\x7e]", "?"),
                                        storage.elements(),
                                        entry == null
                                                ? "is not there"
                                                : String.format(
                                                        Locale.ROOT,
                                                        "has %d bytes",
                                                        entry.getSize())));
                    }
                    return new ZipContent(zip, entry, 0);
                },
                zip);
    }

    private static ByteOrder order(ZipFile zip, String folder) throws IOException {
        ZipEntry entry = zip.getEntry(folder + "byteorder");
        if (entry == null) {
            return ByteOrder.LITTLE_ENDIAN;
        }
        try (InputStream in = zip.getInputStream(entry)) {
            String text = new String(in.readNBytes(8), StandardCharsets.US_ASCII);
            return text.equals("big") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        }
    }
}
