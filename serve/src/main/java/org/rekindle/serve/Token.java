package org.rekindle.serve;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The secret that a visitor from another machine needs: 128 random bits, new at every start. It
 * comes once in the URL and from then on in a cookie, so that it stays out of the history, links
 * and the address bar.
 */
record Token(String text) {
    private static final int BYTES = 16;

    static Token random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return new Token(HexFormat.of().formatHex(bytes));
    }

    /** Compares in constant time. */
    boolean matches(@Nullable String offered) {
        return offered != null
                && MessageDigest.isEqual(
                        text.getBytes(StandardCharsets.UTF_8),
                        offered.getBytes(StandardCharsets.UTF_8));
    }

    /** Keeps it out of logs and messages. */
    @Override
    public String toString() {
        return "Token[...]";
    }
}
