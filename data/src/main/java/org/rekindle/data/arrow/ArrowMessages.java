package org.rekindle.data.arrow;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;

/**
 * The messages of a file or a stream in Arrow's IPC format, one after the other. What stands before
 * and behind them in a file is passed over, for they come in the same order there. No length that a
 * message declares is believed before the file has so many bytes.
 */
final class ArrowMessages implements Closeable {
    private static final byte[] MAGIC = "ARROW1".getBytes(StandardCharsets.US_ASCII);

    /** With padding to eight bytes. */
    private static final int START = 8;

    /** The length of the footer, and the magic word again. */
    private static final int END = Integer.BYTES + 6;

    /** Stands before the length of a message since version 0.15. */
    private static final int CONTINUATION = -1;

    private static final int PIECE = 1 << 20;

    private final FileChannel channel;
    private long next;
    private final long end;

    private ArrowMessages(FileChannel channel, long start, long end) {
        this.channel = channel;
        this.next = start;
        this.end = end;
    }

    static ArrowMessages open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file);
        try {
            long size = channel.size();
            boolean isFile = size >= MAGIC.length && isMagic(channel, 0);
            if (!isFile) {
                return new ArrowMessages(channel, 0, size);
            }
            if (size < START + END || !isMagic(channel, size - MAGIC.length)) {
                throw new BrokenArrow("the end of the file is missing");
            }
            int footer = number(bytes(channel, size - END, Integer.BYTES));
            long end = size - END - footer;
            if (footer < 0 || end < START) {
                throw new BrokenArrow("the footer is longer than the file");
            }
            return new ArrowMessages(channel, START, end);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static boolean isMagic(FileChannel channel, long at) throws IOException {
        return Arrays.equals(bytes(channel, at, MAGIC.length), MAGIC);
    }

    /** The next one; empty at the end. Its body must be taken before the next call. */
    Optional<Message> next() throws IOException {
        if (end - next < Integer.BYTES) {
            return Optional.empty();
        }
        int length = number(take(Integer.BYTES));
        if (length == CONTINUATION) {
            length = number(take(Integer.BYTES));
        }
        return length == 0
                ? Optional.empty()
                : Optional.of(Message.getRootAsMessage(ByteBuffer.wrap(take(length))));
    }

    /** The body behind a message, which the caller closes. */
    ArrowBuf body(Message message, BufferAllocator allocator) throws IOException {
        long length = message.bodyLength();
        if (length < 0 || length > end - next) {
            throw new BrokenArrow("a body is longer than the file");
        }
        ArrowBuf body = allocator.buffer(length);
        try {
            for (long at = 0; at < length; at += PIECE) {
                body.setBytes(at, take((int) Math.min(PIECE, length - at)));
            }
            body.writerIndex(length);
            return body;
        } catch (IOException | RuntimeException e) {
            body.close();
            throw e;
        }
    }

    private byte[] take(int length) throws IOException {
        if (length < 0 || length > end - next) {
            throw new BrokenArrow("a message is longer than the file");
        }
        byte[] bytes = bytes(channel, next, length);
        next += length;
        return bytes;
    }

    private static int number(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt();
    }

    private static byte[] bytes(FileChannel channel, long at, int length) throws IOException {
        byte[] bytes = new byte[length];
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
            if (channel.read(rest, at + rest.position()) < 0) {
                throw new BrokenArrow("the file ends too early");
            }
        }
        return bytes;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
