package org.rekindle.serve;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What a visitor from another machine must know: 128 random bits, made anew at every start. It
 * comes once in the URL, and from then on in a cookie, so that it stays out of the history, of
 * links and of the address bar.
 */
record Token(String text) {
    private static final int BYTES = 16;

    static Token random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return new Token(HexFormat.of().formatHex(bytes));
    }

    /** Compares in a time that does not tell how much of it is right. */
    boolean matches(@Nullable String offered) {
        return offered != null
                && MessageDigest.isEqual(
                        text.getBytes(StandardCharsets.UTF_8),
                        offered.getBytes(StandardCharsets.UTF_8));
    }

    /** So that no log and no message ever shows it. */
    @Override
    public String toString() {
        return "Token[...]";
    }
}
