package org.rekindle.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Writes numbers for people: the same way in sentences and tables, and in every locale. */
public final class NumberText {
    private static final String NONE = "-";

    private NumberText() {}

    /** A score or a loss with four decimals, 0 without a sign; a dash where there is none. */
    public static String score(double value) {
        if (Double.isNaN(value)) {
            return NONE;
        }
        String text = String.format(Locale.ROOT, "%.4f", value);
        return text.equals("-0.0000") ? "0.0000" : text;
    }

    /** A signed difference with four decimals; one that rounds to 0 has no sign. */
    public static String change(double difference) {
        String text = String.format(Locale.ROOT, "%+.4f", difference);
        return text.substring(1).equals("0.0000") ? "0.0000" : text;
    }

    /**
     * A share as a percentage. Rounding never makes it 0 % or 100 %: a share above 0 is at least
     * {@code <0.1 %}, and one below 1 is at most {@code >99.9 %}. A share below 0 is written as the
     * one above 0 of the same size, with a sign: {@code -12 %}, {@code >-0.1 %}.
     */
    public static String percent(double share) {
        if (Double.isNaN(share)) {
            return NONE;
        }
        if (share < 0) {
            return negative(percent(-share));
        }
        if (share > 0 && share < 0.001) {
            return "<0.1 %";
        }
        if (share < 1 && share > 0.999) {
            return ">99.9 %";
        }
        int decimals = share < 0.1 || share > 0.99 ? 1 : 0;
        BigDecimal percent =
                BigDecimal.valueOf(share * 100).setScale(decimals, RoundingMode.HALF_UP);
        return percent.stripTrailingZeros().toPlainString() + " %";
    }

    private static String negative(String size) {
        return switch (size.charAt(0)) {
            case '<' -> ">-" + size.substring(1);
            case '>' -> "<-" + size.substring(1);
            default -> "-" + size;
        };
    }

    /** A learning rate in its shortest form, without an exponent unless it is far from 1. */
    public static String rate(double value) {
        if (value < 1e-6 || value >= 1e9) {
            return Double.toString(value);
        }
        return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    }

    /** Such as "1 row", "1,094 rows" or "2 classes". */
    public static String count(long number, String noun) {
        String ending = number == 1 ? "" : noun.endsWith("s") ? "es" : "s";
        return String.format(Locale.ROOT, "%,d %s%s", number, noun, ending);
    }
}
