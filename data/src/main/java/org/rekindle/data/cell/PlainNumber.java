package org.rekindle.data.cell;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A number as DuckDB reads it from text. */
public final class PlainNumber {
    private static final Pattern DIGIT_GROUPS = Pattern.compile("(?<=\\d)_(?=\\d)");

    private PlainNumber() {}

    /** The number; null where the text holds none. */
    public static @Nullable Double read(String text) {
        String word = text.strip();
        // Java would also take 1d, 1f and 0x1p3.
        if (word.isEmpty() || !isFigure(word.charAt(word.length() - 1)) || word.contains("x")) {
            return infinite(word);
        }
        try {
            return Double.valueOf(
                    word.indexOf('_') < 0 ? word : DIGIT_GROUPS.matcher(word).replaceAll(""));
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static boolean isFigure(char last) {
        return Character.isDigit(last) || last == '.';
    }

    private static @Nullable Double infinite(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "inf", "+inf", "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
            case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
            default -> null;
        };
    }
}
