package org.rekindle.data.delimited;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Tells UTF-8 from the encodings with one byte for each letter. */
final class Utf8Check {
    /** Windows-1252 has no letters here. */
    private static final String UNDEFINED = "\u0081\u008D\u008F\u0090\u009D";

    private int expected;
    private int least;
    private int most;
    private long letters;
    private long strays;
    private long strayLine;
    private boolean hasControls;
    private boolean hasUndefined;

    /** Whether a letter has begun and not ended. */
    boolean isPending() {
        return expected > 0;
    }

    /** The next byte that is not ASCII, or that comes while a letter is pending. */
    void take(byte signed, long line) {
        int b = Byte.toUnsignedInt(signed);
        if (b >= 0x80 && b < 0xA0) {
            hasControls = true;
            hasUndefined |= UNDEFINED.indexOf(b) >= 0;
        }
        if (expected > 0) {
            if (b >= least && b <= most) {
                least = 0x80;
                most = 0xBF;
                expected--;
                letters += expected == 0 ? 1 : 0;
                return;
            }
            stray(line);
        }
        begin(b, line);
    }

    private void begin(int b, long line) {
        least = 0x80;
        most = 0xBF;
        if (b >= 0xC2 && b <= 0xDF) {
            expected = 1;
        } else if (b >= 0xE0 && b <= 0xEF) {
            expected = 2;
            // No letter is longer than it must be, and none is half of a pair.
            least = b == 0xE0 ? 0xA0 : 0x80;
            most = b == 0xED ? 0x9F : 0xBF;
        } else if (b >= 0xF0 && b <= 0xF4) {
            expected = 3;
            least = b == 0xF0 ? 0x90 : 0x80;
            most = b == 0xF4 ? 0x8F : 0xBF;
        } else if (b >= 0x80) {
            stray(line);
        }
    }

    private void stray(long line) {
        expected = 0;
        strays++;
        if (strayLine == 0) {
            strayLine = line;
        }
    }

    /** The text is over; a letter that is pending stays incomplete. */
    void end(long line) {
        if (expected > 0) {
            stray(line);
        }
    }

    /** The encoding that fits. */
    Charset charset() {
        if (strays == 0) {
            return StandardCharsets.UTF_8;
        }
        return hasControls && !hasUndefined
                ? Charset.forName("windows-1252")
                : StandardCharsets.ISO_8859_1;
    }

    /**
     * The line of the first byte that is not UTF-8, where more letters are UTF-8 than not, so that
     * the file is broken rather than in another encoding; else 0.
     */
    long strayLine() {
        return letters > strays ? strayLine : 0;
    }
}
