package org.rekindle.onnx.checkpoint;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * A part of a file as it lies there.
 *
 * @param path of the file
 * @param offset of the first byte
 */
record FileSlice(Path path, long offset) implements Content {
    @Override
    public InputStream open() throws IOException {
        FileChannel channel = FileChannel.open(path);
        channel.position(offset);
        return Channels.newInputStream(channel);
    }
}
