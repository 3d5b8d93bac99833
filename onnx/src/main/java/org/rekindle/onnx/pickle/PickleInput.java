package org.rekindle.onnx.pickle;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The bytes of pickles, counted. Lengths are little-endian. */
public final class PickleInput {
    /** A state dict needs about a hundred bytes a tensor. */
    private static final long MOST = 256L << 20;

    private static final int LONGEST_LINE = 4096;

    private final InputStream stream;
    private long position;

    /** With a buffered stream. */
    public PickleInput(InputStream stream) {
        this.stream = stream;
    }

    /** How many bytes were read. */
    public long position() {
        return position;
    }

    int next() throws IOException {
        int value = stream.read();
        if (value < 0) {
            throw new EOFException("it is cut off");
        }
        count(1);
        return value;
    }

    byte[] bytes(long length) throws IOException {
        if (length < 0 || length > MOST) {
            throw new IOException(
                    String.format(Locale.ROOT, "it claims a text of %d bytes", length));
        }
        byte[] bytes = stream.readNBytes((int) length);
        if (bytes.length < length) {
            throw new EOFException("it is cut off");
        }
        count(length);
        return bytes;
    }

    /** A whole number of up to 8 bytes, unsigned unless it fills them. */
    long number(int size) throws IOException {
        byte[] all = new byte[Long.BYTES];
        System.arraycopy(bytes(size), 0, all, 0, size);
        return ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN).getLong();
    }

    String text(long length) throws IOException {
        return new String(bytes(length), StandardCharsets.UTF_8);
    }

    String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = next(); c != '\n'; c = next()) {
            if (line.length() == LONGEST_LINE) {
                throw new IOException(
                        String.format(
                                Locale.ROOT, "it has a name of more than %d bytes", LONGEST_LINE));
            }
            line.append((char) c);
        }
        return line.toString();
    }

    private void count(long bytes) throws IOException {
        position += bytes;
        if (position > MOST) {
            throw new IOException(String.format(Locale.ROOT, "it is longer than %d bytes", MOST));
        }
    }
}
