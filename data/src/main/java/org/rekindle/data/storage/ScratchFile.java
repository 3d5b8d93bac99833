package org.rekindle.data.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
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

    private static final int MEGABYTE = 1_000_000;

    private final Path folder;
    private final FileChannel channel;
    private final long bytes;

    private ScratchFile(Path folder, FileChannel channel, long bytes) {
        this.folder = folder;
        this.channel = channel;
        this.bytes = bytes;
    }

    /**
     * A new one in the folder for temporary files.
     *
     * @param bytes that it will have
     * @throws DataException when the disk has no room for them
     */
    static ScratchFile of(long bytes) {
        return in(Path.of(System.getProperty("java.io.tmpdir")), bytes);
    }

    static ScratchFile in(Path folder, long bytes) {
        try {
            long room = Files.getFileStore(folder).getUsableSpace();
            if (room < bytes) {
                throw noRoom(folder, bytes, Sentence.of("%,d MB are free", room / MEGABYTE));
            }
            // Only this user may read it.
            Path file = Files.createTempFile(folder, "rekindle-", ".rows");
            return new ScratchFile(
                    folder,
                    FileChannel.open(
                            file,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE,
                            StandardOpenOption.DELETE_ON_CLOSE),
                    bytes);
        } catch (IOException e) {
            throw noRoom(folder, bytes, String.valueOf(e));
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
        return bytes / MEGABYTE + (bytes % MEGABYTE == 0 ? 0 : 1);
    }

    /** Writes what is left of a buffer. */
    void write(ByteBuffer buffer, long at) {
        try {
            long next = at;
            while (buffer.hasRemaining()) {
                next += channel.write(buffer, next);
            }
        } catch (IOException e) {
            throw noRoom(folder, bytes, String.valueOf(e));
        }
    }

    /**
     * Ends the writing.
     *
     * @param length of a segment in bytes
     * @return the whole file, to read, in segments of equal length but for the last
     */
    List<ByteBuffer> map(int length) {
        try (channel) {
            List<ByteBuffer> segments = new ArrayList<>();
            for (long from = 0; from < bytes; from += length) {
                long count = Math.min(length, bytes - from);
                segments.add(
                        channel.map(FileChannel.MapMode.READ_ONLY, from, count)
                                .order(ByteOrder.nativeOrder()));
            }
            return List.copyOf(segments);
        } catch (IOException e) {
            throw new DataException(
                    "a temporary file of %s cannot be read: %s".formatted(folder, e.getMessage()),
                    e);
        }
    }
}
