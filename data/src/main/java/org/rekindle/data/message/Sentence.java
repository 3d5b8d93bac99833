package org.rekindle.data.message;

import java.util.Locale;

/** Text for the user, with numbers written the same on every machine. */
public final class Sentence {
    private Sentence() {}

    /** As {@link String#format}, in {@link Locale#ROOT}. */
    public static String of(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
