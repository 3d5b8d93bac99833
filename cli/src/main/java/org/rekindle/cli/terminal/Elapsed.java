package org.rekindle.cli.terminal;

import java.util.Locale;

/** How durations are written. */
public final class Elapsed {
    private Elapsed() {}

    /** A duration such as {@code 8.3 s} or {@code 2 min 05 s}. */
    public static String text(double seconds) {
        if (seconds < 59.5) {
            return String.format(Locale.ROOT, seconds < 10 ? "%.1f s" : "%.0f s", seconds);
        }
        long whole = Math.round(seconds);
        return whole < 3600
                ? String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60)
                : String.format(Locale.ROOT, "%d h %02d min", whole / 3600, whole % 3600 / 60);
    }
}
