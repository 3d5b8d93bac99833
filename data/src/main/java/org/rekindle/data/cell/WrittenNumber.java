package org.rekindle.data.cell;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number as people write it, taken apart: {@code -$1,234.50} has the digits {@code 1,234.50}.
 *
 * @param negative whether a minus stands before it, or parentheses stand around it, as in accounts
 * @param digits digits and their separators
 * @param currency the sign of a currency, or empty
 * @param unit what stands behind it, without a plural s, in lower case, such as {@code %} or {@code
 *     kg}; or empty
 * @param unitAsWritten the same as it stands in the cell, for people
 */
record WrittenNumber(
        boolean negative, String digits, String currency, String unit, String unitAsWritten) {
    private static final String MONEY =
            "(?:US\\$|A\\$|C\\$|R\\$|[$€£¥₹₩₽₺]|USD|EUR|GBP|CHF|JPY|INR|CAD|AUD)";
    private static final String GAP = "\\h";
    private static final String DIGITS =
            "(?:\\d(?:[\\d.,'’\\h]*\\d)?[.,]?|[.,]\\d+)(?:[eE][+-]?\\d{1,3})?";
    private static final String UNIT = "[\\p{L}%‰°µ][\\p{L}\\d%°µ²³/·]{0,11}(?: \\p{L}{1,8})?";
    private static final Pattern WRITTEN =
            Pattern.compile(
                    "(?<open>\\()?"
                            + GAP
                            + "*+(?<sign>[+\\-−])?"
                            + GAP
                            + "*+(?<before>"
                            + MONEY
                            + ")?"
                            + GAP
                            + "*+(?<sign2>[+\\-−])?"
                            + GAP
                            + "*+(?<digits>"
                            + DIGITS
                            + ")"
                            + GAP
                            + "*+(?:(?<after>"
                            + MONEY
                            + ")(?!\\p{L})|(?<unit>"
                            + UNIT
                            + "))?"
                            + GAP
                            + "*+(?<close>\\))?");

    /** Longer text is no number. */
    private static final int LONGEST = 64;

    /** Takes a text apart; empty if it is no number. */
    static Optional<WrittenNumber> of(String text) {
        String word = text.strip();
        if (word.isEmpty() || word.length() > LONGEST) {
            return Optional.empty();
        }
        Matcher match = WRITTEN.matcher(word);
        if (!match.matches() || (match.group("open") == null) != (match.group("close") == null)) {
            return Optional.empty();
        }
        String sign = orEmpty(match.group("sign")) + orEmpty(match.group("sign2"));
        boolean inParentheses = match.group("open") != null;
        String currency = orEmpty(match.group("before")) + orEmpty(match.group("after"));
        if (sign.length() > 1 || (inParentheses && !sign.isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(
                new WrittenNumber(
                        inParentheses || sign.equals("-") || sign.equals("−"),
                        match.group("digits"),
                        currency,
                        singular(orEmpty(match.group("unit"))),
                        orEmpty(match.group("unit"))));
    }

    private static String orEmpty(String group) {
        return group == null ? "" : group;
    }

    private static String singular(String unit) {
        String lower = unit.toLowerCase(Locale.ROOT);
        return lower.length() > 2 && lower.endsWith("s")
                ? lower.substring(0, lower.length() - 1)
                : lower;
    }
}
