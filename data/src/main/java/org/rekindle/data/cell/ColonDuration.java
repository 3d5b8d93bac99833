package org.rekindle.data.cell;

import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations with colons, such as {@code 12:34}, {@code 1:02:03.5} or {@code 2 days 01:02:03}. Their
 * number is in seconds; with one colon it is in whatever unit the last part has.
 */
final class ColonDuration {
    private static final Pattern WRITTEN =
            Pattern.compile(
                    "(?:(?<days>-?\\d{1,6}) days?,? \\+?|(?<minus>[-−]))?(?<first>\\d{1,6}):(?<second>[0-5]\\d)"
                            + "(?::(?<third>[0-5]\\d))?(?<fraction>\\.\\d+)?");
    private static final double SECONDS_PER_DAY = 86_400;
    private static final int BASE = 60;
    private static final int AFTERNOON = 13;
    private static final int LONGEST = 40;

    private ColonDuration() {}

    /**
     * Whether words are durations, and not times of day. They are times of day if a clock can show
     * all of them and one of them is at 13:00 or later, or written as {@code 06:00} or {@code 6:00
     * PM}.
     *
     * @param words the different values of a column, without those that mean "missing"
     */
    static boolean fits(List<String> words) {
        boolean isClock = false;
        boolean isDuration = false;
        for (String word : words) {
            Matcher match = WRITTEN.matcher(word.strip());
            if (word.length() > LONGEST || !match.matches() || isHalf(match)) {
                return false;
            }
            String first = match.group("first");
            boolean isPadded =
                    match.group("third") == null && first.length() == 2 && first.startsWith("0");
            isClock |= isPadded || Integer.parseInt(first) >= AFTERNOON;
            isDuration = isDuration || DateForm.TIME.read(word).isEmpty();
        }
        return !words.isEmpty() && (isDuration || !isClock);
    }

    /** With days there are two colons. */
    private static boolean isHalf(Matcher match) {
        return match.group("days") != null && match.group("third") == null;
    }

    /** The number that a cell holds; empty where it holds no duration. */
    static OptionalDouble read(String word) {
        Matcher match = WRITTEN.matcher(word.strip());
        if (word.length() > LONGEST || !match.matches() || isHalf(match)) {
            return OptionalDouble.empty();
        }
        double size = number(match.group("first")) * BASE + number(match.group("second"));
        if (match.group("third") != null) {
            size = size * BASE + number(match.group("third"));
        }
        size += number(match.group("fraction"));
        double days = number(match.group("days"));
        return OptionalDouble.of(
                match.group("minus") == null ? days * SECONDS_PER_DAY + size : -size);
    }

    private static double number(String part) {
        return part == null ? 0 : Double.parseDouble(part);
    }
}
