package org.rekindle.benchmarks.driver;

import java.util.Locale;

/** Numbers as the tables show them: three digits that count. */
final class Numbers {
    private Numbers() {}

    /** Such as 0.123, 1.23, 12.3, 123, 1234. */
    static String plain(double value) {
        if (!Double.isFinite(value)) {
            return "—";
        }
        int decimals = value >= 99.95 ? 0 : value >= 9.995 ? 1 : value >= 0.9995 ? 2 : 3;
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    /** Such as 4.72×. */
    static String times(double ratio) {
        return plain(ratio) + "×";
    }

    /** Such as 12 % or 0.4 %. */
    static String percent(double share) {
        return String.format(Locale.ROOT, share < 0.0995 ? "%.1f %%" : "%.0f %%", share * 100);
    }

    /** Such as +1.2 % or −0.3 %: what a ratio adds to 1. */
    static String change(double ratio) {
        double percent = (ratio - 1) * 100;
        return String.format(Locale.ROOT, "%s%.1f %%", percent < 0 ? "−" : "+", Math.abs(percent));
    }
}
