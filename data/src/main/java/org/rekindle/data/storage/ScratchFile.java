package org.rekindle.data.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.rekindle.data.DataException;
import org.rekindle.data.message.Sentence;

/**
 * A temporary file that has no name any more as soon as it is open, where the system can do that;
 * elsewhere it is deleted when the program ends. So nothing stays behind, however that happens.
 *
 * <p>It is written through its channel, for a full disk is then an exception. Written through a
 * mapping, it would end the JVM.
 */
final class ScratchFile {
    /** Java maps up to 2 GiB at once. Numbers of all sizes divide this. */
    static final int SEGMENT_BYTES = 1 << 30;

    private final FileChannel channel;
    private final long bytes;

    private ScratchFile(FileChannel channel, long bytes) {
        this.channel = channel;
        this.bytes = bytes;
    }

    /**
     * A new one.
     *
     * @param bytes that it will have
     * @throws DataException when the disk has no room for them
     */
    static ScratchFile of(long bytes) {
        Path folder = Path.of(System.getProperty("java.io.tmpdir"));
        try {
            if (Files.getFileStore(folder).getUsableSpace() < bytes) {
                throw noRoom(folder, bytes, "it is full");
            }
            return new ScratchFile(
                    FileChannel.open(
                            folder.resolve("rekindle-" + UUID.randomUUID() + ".rows"),
                            StandardOpenOption.CREATE_NEW,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE,
                            StandardOpenOption.DELETE_ON_CLOSE),
                    bytes);
        } catch (IOException e) {
            throw noRoom(folder, bytes, String.valueOf(e.getMessage()));
        }
    }

    private static DataException noRoom(Path folder, long bytes, String why) {
        return new DataException(
                DataException.Reason.NO_ROOM_ON_DISK,
                List.of(),
                Sentence.of(
                        "the table is larger than memory, and %,d MB of it cannot be written into the folder for temporary files %s (%s)",
                        megabytes(bytes), folder, why));
    }

    static long megabytes(long bytes) {
        return (bytes + 999_999) / 1_000_000;
    }

    /** Writes what is left of a buffer. */
    void write(ByteBuffer buffer, long at) {
        try {
            long next = at;
            while (buffer.hasRemaining()) {
                next += channel.write(buffer, next);
            }
        } catch (IOException e) {
            throw noRoom(
                    Path.of(System.getProperty("java.io.tmpdir")),
                    bytes,
                    String.valueOf(e.getMessage()));
        }
    }

    /**
     * Ends the writing.
     *
     * @param length of a segment in bytes
     * @return the whole file, to read
     */
    MappedFile map(int length) {
        try (channel) {
            List<MappedByteBuffer> segments = new ArrayList<>();
            for (long from = 0; from < bytes; from += length) {
                MappedByteBuffer segment =
                        channel.map(
                                FileChannel.MapMode.READ_ONLY,
                                from,
                                Math.min(length, bytes - from));
                segment.order(ByteOrder.nativeOrder());
                segments.add(segment);
            }
            return new MappedFile(List.copyOf(segments), length);
        } catch (IOException e) {
            throw new DataException(
                    "a temporary file of %s cannot be read: %s"
                            .formatted(System.getProperty("java.io.tmpdir"), e.getMessage()),
                    e);
        }
    }
}
