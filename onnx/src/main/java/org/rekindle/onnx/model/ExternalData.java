package org.rekindle.onnx.model;

import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Constants that lie in files beside the model. A model may name any path, so only files within its
 * own folder are read. A link that points out of the folder is refused too.
 *
 * @param folder where the model lies
 */
record ExternalData(Path folder) {

    /** The same constant with its bytes inside. */
    TensorProto bringIn(TensorProto tensor, String name) {
        Path file = inside(field(tensor, "location"), name);
        try (SeekableByteChannel channel = Files.newByteChannel(file);
                InputStream bytes = Channels.newInputStream(channel)) {
            long offset = number(field(tensor, "offset"), 0, name);
            long length = number(field(tensor, "length"), channel.size() - offset, name);
            if (offset < 0
                    || length < 0
                    || length > Integer.MAX_VALUE
                    || offset > channel.size() - length) {
                throw new ModelException(
                        String.format(
                                Locale.ROOT,
                                "the constant \"%s\" should lie at bytes %d to %d of %s, which has %d; fetch both files again",
                                name,
                                offset,
                                offset + length,
                                file,
                                channel.size()));
            }
            channel.position(offset);
            return tensor.toBuilder()
                    .clearDataLocation()
                    .clearExternalData()
                    .setRawData(ByteString.copyFrom(bytes.readNBytes((int) length)))
                    .build();
        } catch (IOException e) {
            throw new ModelException(
                    "the constant \"%s\" cannot be read from %s (%s)"
                            .formatted(name, file, e.getMessage()),
                    e);
        }
    }

    private Path inside(String location, String name) {
        try {
            Path file = folder.resolve(location).normalize();
            if (!location.isEmpty() && !Path.of(location).isAbsolute() && Files.exists(file)) {
                if (file.toRealPath().startsWith(folder.toRealPath())) {
                    return file;
                }
            } else if (!location.isEmpty() && file.startsWith(folder.normalize())) {
                throw new ModelException(
                        "the constant \"%s\" lies in %s, which is not there; put it beside the model"
                                .formatted(name, file));
            }
        } catch (InvalidPathException | IOException e) {
            throw new ModelException(
                    "the constant \"%s\" lies in the file \"%s\", which cannot be found"
                            .formatted(name, location),
                    e);
        }
        throw new ModelException(
                "the constant \"%s\" lies in the file \"%s\", outside of the model's folder; only files within it are read"
                        .formatted(name, location));
    }

    private static String field(TensorProto tensor, String key) {
        return tensor.getExternalDataList().stream()
                .filter(entry -> entry.getKey().equals(key))
                .map(StringStringEntryProto::getValue)
                .findFirst()
                .orElse("");
    }

    private static long number(String text, long otherwise, String name) {
        try {
            return text.isEmpty() ? otherwise : Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new ModelException(
                    "the constant \"%s\" names the place \"%s\" in its file, which is no number"
                            .formatted(name, text),
                    e);
        }
    }
}
