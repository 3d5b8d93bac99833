package org.rekindle.data.delimited;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.rekindle.data.source.Source;

/**
 * The beginning of a text file, from which it is decided how the file is written.
 *
 * @param bytes whole lines, or the whole file
 * @param isWhole whether there is nothing after them
 */
@SuppressWarnings("ArrayRecordComponent") // read only, and never compared
public record TextHead(byte[] bytes, boolean isWhole) {
    private static final int ENOUGH_BYTES = 1 << 20;
    private static final int MOST_BYTES = 1 << 25;
    private static final int ENOUGH_LINES = 20;

    /** Where every second byte is zero, one byte of two is no letter. */
    private static final double SHARE_OF_ZEROS = 0.4;

    /** About the first megabyte; more where the lines are longer. */
    public static TextHead read(Source source) {
        try (InputStream stream = source.open()) {
            byte[] bytes = stream.readNBytes(ENOUGH_BYTES);
            while (bytes.length < MOST_BYTES
                    && bytes.length % ENOUGH_BYTES == 0
                    && lines(bytes) < ENOUGH_LINES) {
                byte[] more = stream.readNBytes(bytes.length);
                if (more.length == 0) {
                    break;
                }
                int before = bytes.length;
                bytes = Arrays.copyOf(bytes, before + more.length);
                System.arraycopy(more, 0, bytes, before, more.length);
            }
            TextHead head = new TextHead(bytes, stream.read() < 0);
            return head.isWhole ? head : head.wholeLines();
        } catch (IOException e) {
            throw source.unreadable(e);
        }
    }

    private static int lines(byte[] bytes) {
        int lines = 0;
        for (byte b : bytes) {
            lines += b == '\n' || b == '\r' ? 1 : 0;
        }
        return lines;
    }

    private TextHead wholeLines() {
        int unit = unit(charset());
        for (int i = bytes.length - 1; i > 0; i--) {
            if (bytes[i - 1] == '\n' || bytes[i - 1] == '\r') {
                // A line break may take more than one byte.
                return new TextHead(Arrays.copyOf(bytes, (i + unit - 1) / unit * unit), false);
            }
        }
        return this;
    }

    /** In how many bytes the shortest letter is written. */
    private static int unit(Charset charset) {
        if (charset.equals(StandardCharsets.UTF_8)) {
            return 1;
        }
        return charset.name().startsWith("UTF-16") ? 2 : 4;
    }

    /** What the first bytes say, or the zeros among them; UTF-8 where they say nothing. */
    public Charset charset() {
        if (startsWith(0xFF, 0xFE, 0, 0)) {
            return Charset.forName("UTF-32LE");
        }
        if (startsWith(0, 0, 0xFE, 0xFF)) {
            return Charset.forName("UTF-32BE");
        }
        if (startsWith(0xFF, 0xFE) || zerosAt(1)) {
            return StandardCharsets.UTF_16LE;
        }
        if (startsWith(0xFE, 0xFF) || zerosAt(0)) {
            return StandardCharsets.UTF_16BE;
        }
        return StandardCharsets.UTF_8;
    }

    private boolean startsWith(int... expected) {
        for (int i = 0; i < expected.length; i++) {
            if (i >= bytes.length || Byte.toUnsignedInt(bytes[i]) != expected[i]) {
                return false;
            }
        }
        return true;
    }

    private boolean zerosAt(int parity) {
        int pairs = Math.min(bytes.length, 1 << 12) / 2;
        int zeros = 0;
        int others = 0;
        for (int i = 0; i < pairs; i++) {
            zeros += bytes[2 * i + parity] == 0 ? 1 : 0;
            others += bytes[2 * i + 1 - parity] == 0 ? 1 : 0;
        }
        return others == 0 && zeros > SHARE_OF_ZEROS * pairs && zeros > 0;
    }

    /** As text; by Latin-1 where it is said to be UTF-8 and is not. */
    public String text(Charset charset) {
        String text;
        try {
            text =
                    charset.equals(StandardCharsets.UTF_8)
                            ? charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString()
                            : new String(bytes, charset);
        } catch (CharacterCodingException e) {
            text = new String(bytes, StandardCharsets.ISO_8859_1);
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
