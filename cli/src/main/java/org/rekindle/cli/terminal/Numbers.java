package org.rekindle.cli.terminal;

import java.math.BigDecimal;
import java.util.Locale;

/** How numbers are written for people; the same in every locale. */
public final class Numbers {
    private Numbers() {}

    /** Four decimals, or a dash for NaN. */
    public static String score(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.4f", value);
    }

    /** A share as a percentage, with a decimal where a whole number would hide it. */
    public static String percent(double share) {
        double percent = share * 100;
        boolean whole = percent == Math.rint(percent) || percent >= 10;
        return String.format(Locale.ROOT, whole ? "%.0f %%" : "%.1f %%", percent);
    }

    /** The shortest decimal that means the number, without exponent where it is not far from 1. */
    public static String plain(double value) {
        if (value != 0 && (Math.abs(value) < 1e-6 || Math.abs(value) >= 1e9)) {
            return Double.toString(value);
        }
        return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    }

    /** A duration such as {@code 8.3 s} or {@code 2 min 05 s}. */
    public static String duration(double seconds) {
        if (seconds < 60) {
            return String.format(Locale.ROOT, seconds < 10 ? "%.1f s" : "%.0f s", seconds);
        }
        long whole = Math.round(seconds);
        return whole < 3600
                ? "%d min %02d s".formatted(whole / 60, whole % 60)
                : "%d h %02d min".formatted(whole / 3600, whole % 3600 / 60);
    }
}
