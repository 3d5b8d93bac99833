package org.rekindle.data.cell;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations whose parts name their units; their number is in seconds. */
final class UnitDuration {
    /** As ISO 8601 has them, such as {@code PT1H30M} or {@code P3D}. */
    static final UnitDuration ISO =
            new UnitDuration(
                    "P(?=.)(?:(?<YEARS>#)Y)?(?:(?<MONTHS>#)M)?(?:(?<WEEKS>#)W)?(?:(?<DAYS>#)D)?"
                            + "(?:T(?=.)(?:(?<HOURS>#)H)?(?:(?<MINUTES>#)M)?(?:(?<SECONDS>#)S)?)?");

    /** Such as {@code 3h 45m} or {@code 1 day 2 hours}. A month may not be told from a minute. */
    static final UnitDuration NAMED =
            new UnitDuration(
                    "(?=.)(?<YEARS>(?!))?(?<MONTHS>(?!))?"
                            + "(?:(?<WEEKS>#)\\h?(?:w|wks?|weeks?)~)?"
                            + "(?:(?<DAYS>#)\\h?(?:d|days?)~)?"
                            + "(?:(?<HOURS>#)\\h?(?:h|hrs?|hours?)~)?"
                            + "(?:(?<MINUTES>#)\\h?(?:m|mins?|minutes?)~)?"
                            + "(?:(?<SECONDS>#)\\h?(?:s|secs?|seconds?))?");

    /**
     * Each has a group of its name in the patterns. A year of the Gregorian calendar has 365.2425
     * days on average, a month a twelfth of it.
     */
    private static final List<ChronoUnit> UNITS =
            List.of(
                    ChronoUnit.YEARS,
                    ChronoUnit.MONTHS,
                    ChronoUnit.WEEKS,
                    ChronoUnit.DAYS,
                    ChronoUnit.HOURS,
                    ChronoUnit.MINUTES,
                    ChronoUnit.SECONDS);

    private static final String AMOUNT = "\\d{1,9}(?:[.,]\\d{1,9})?";
    private static final String BETWEEN = "(?:,?\\h?(?:and\\h)?)";
    private static final int LONGEST = 60;

    private final Pattern written;

    private UnitDuration(String parts) {
        String pattern = parts.replace("#", AMOUNT).replace("~", BETWEEN);
        written = Pattern.compile("(?<minus>[-−])?" + pattern, Pattern.CASE_INSENSITIVE);
    }

    /** The seconds that a cell holds; empty where it holds no such duration. */
    OptionalDouble read(String word) {
        String text = word.strip();
        Matcher match = written.matcher(text);
        if (text.length() > LONGEST || !match.matches()) {
            return OptionalDouble.empty();
        }
        double seconds = 0;
        for (ChronoUnit unit : UNITS) {
            String amount = match.group(unit.name());
            if (amount != null) {
                seconds +=
                        Double.parseDouble(amount.replace(',', '.'))
                                * unit.getDuration().toSeconds();
            }
        }
        return OptionalDouble.of(match.group("minus") == null ? seconds : -seconds);
    }
}
