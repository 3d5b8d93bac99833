package org.rekindle.data.cell;

import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.format.SignStyle;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How the dates or time stamps of a column are written. A time of day may follow each date. Where a
 * day and a month cannot be told apart in any cell, the month comes first.
 */
public enum DateForm {
    /** Also what typed files give. */
    YEAR_MONTH_DAY("y-M-d"),
    /** With slashes. */
    YEAR_SLASH("y/M/d"),
    /** With points. */
    YEAR_POINT("y.M.d"),
    /** As in the United States. */
    MONTH_DAY_YEAR("M/d/y"),
    /** As in the United Kingdom. */
    DAY_MONTH_YEAR("d/M/y"),
    /** As in Germany. */
    DAY_POINT("d.M.y"),
    /** American, with hyphens. */
    MONTH_HYPHEN("M-d-y"),
    /** European, with hyphens. */
    DAY_HYPHEN("d-M-y"),
    /** American, with two digits for the year: 1950 to 2049. */
    MONTH_DAY_SHORT("M/d/z"),
    /** European, with two digits for the year. */
    DAY_MONTH_SHORT("d/M/z"),
    /** As Oracle and SAS write it. */
    DAY_NAME_YEAR("d-N-y"),
    /** With two digits for the year. */
    DAY_NAME_SHORT("d-N-z"),
    /** As in a letter. */
    DAY_NAME_SPACED("d N y"),
    /** As in an American letter. */
    NAME_DAY_YEAR("N d, y"),
    /** Without the comma. */
    NAME_DAY_SPACED("N d y"),
    /** American, with hyphens and the month's name. */
    NAME_DAY_HYPHEN("N-d-y"),
    /** Eight digits, such as 19580329; they look like a number. */
    DIGITS("yMd"),
    /** A month as a date: its first day. */
    YEAR_MONTH("y-M"),
    /** A month by its name. */
    NAME_YEAR("N y"),
    /** A time of day alone. */
    TIME("");

    private static final int FIRST_SHORT_YEAR = 1950;

    private static final String CLOCK = "[h:mm[:ss][' ']a][H:mm[:ss]]";
    private static final int LONGEST = 40;
    private static final int EARLIEST = 1000;
    private static final int LATEST = 2999;
    private static final int HUNDRED = 100;
    private static final int MONTHS = 12;
    private static final int MOST_DAYS = 31;
    private static final Pattern LIKELY =
            Pattern.compile("(?=.*\\d)[\\p{L}\\d]{1,9}[-/. :,]\\s?[\\p{L}\\d].*");

    private final String fields;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<DateTimeFormatter> formatters;

    DateForm(String fields) {
        this.fields = fields;
        this.formatters =
                fields.contains("N")
                        ? List.of(
                                formatter(fields, TextStyle.SHORT),
                                formatter(fields, TextStyle.FULL))
                        : List.of(formatter(fields, TextStyle.SHORT));
    }

    /** Whether a number looks like a date of eight digits; its month may have fewer days. */
    public static boolean looksLikeDigits(double number) {
        double day = number % HUNDRED;
        double month = Math.floor(number / HUNDRED) % HUNDRED;
        double year = Math.floor(number / (HUNDRED * HUNDRED));
        return number == Math.rint(number)
                && year >= EARLIEST
                && year <= LATEST
                && month >= 1
                && month <= MONTHS
                && day >= 1
                && day <= MOST_DAYS;
    }

    /** The form that fits every word; empty where there is none. */
    public static Optional<DateForm> of(List<String> words) {
        if (words.isEmpty() || !LIKELY.matcher(words.get(0).strip()).matches()) {
            return Optional.empty();
        }
        return Arrays.stream(values())
                .filter(form -> words.stream().allMatch(word -> form.read(word).isPresent()))
                .findFirst();
    }

    /**
     * A word that would be another day if the day came first; empty where some word tells day and
     * month apart.
     *
     * @param words that have this form
     */
    public Optional<String> undecided(List<String> words) {
        Optional<DateForm> other =
                fields.startsWith("M")
                        ? ofFields(fields.replace('M', '?').replace('d', 'M').replace('?', 'd'))
                        : Optional.empty();
        return other.filter(form -> words.stream().allMatch(word -> form.read(word).isPresent()))
                .flatMap(
                        form ->
                                words.stream()
                                        .filter(word -> !form.read(word).equals(read(word)))
                                        .findFirst());
    }

    /** Whether it has no day, but a time of day alone. */
    public boolean isTimeOfDay() {
        return this == TIME;
    }

    /** Whether a cell holds a moment. */
    public boolean reads(String word) {
        return read(word).isPresent();
    }

    /** The moment that a cell holds, in UTC where it names a zone; empty where it holds none. */
    public Optional<LocalDateTime> read(String word) {
        String text = this == DIGITS ? withoutFraction(word.strip()) : word.strip();
        if (text.isEmpty() || text.length() > LONGEST) {
            return Optional.empty();
        }
        return formatters.stream()
                .map(formatter -> read(formatter, text))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** A file may write whole numbers as 19580329.0. */
    private static String withoutFraction(String number) {
        return number.endsWith(".0") ? number.substring(0, number.length() - 2) : number;
    }

    private Optional<LocalDateTime> read(DateTimeFormatter formatter, String text) {
        ParsePosition position = new ParsePosition(0);
        try {
            // What is not resolved reports most faults without the cost of an exception.
            if (formatter.parseUnresolved(text, position) == null
                    || position.getErrorIndex() >= 0
                    || position.getIndex() < text.length()) {
                return Optional.empty();
            }
            return Optional.of(moment(formatter.parse(text)))
                    .filter(moment -> moment.getYear() >= EARLIEST && moment.getYear() <= LATEST);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private LocalDateTime moment(TemporalAccessor parsed) {
        LocalDate date = isTimeOfDay() ? LocalDate.EPOCH : LocalDate.from(parsed);
        LocalTime time = parsed.query(TemporalQueries.localTime());
        LocalDateTime local = date.atTime(time == null ? LocalTime.MIDNIGHT : time);
        return parsed.isSupported(ChronoField.OFFSET_SECONDS)
                ? local.minusSeconds(parsed.get(ChronoField.OFFSET_SECONDS))
                : local;
    }

    private static DateTimeFormatter formatter(String fields, TextStyle names) {
        DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder().parseCaseInsensitive();
        int fewest = fields.equals("yMd") ? 2 : 1;
        for (int i = 0; i < fields.length(); i++) {
            char field = fields.charAt(i);
            switch (field) {
                case 'y' -> builder.appendValue(ChronoField.YEAR, 4);
                case 'z' -> builder.appendValueReduced(ChronoField.YEAR, 2, 2, FIRST_SHORT_YEAR);
                case 'M' ->
                        builder.appendValue(ChronoField.MONTH_OF_YEAR, fewest, 2, SignStyle.NEVER);
                case 'd' ->
                        builder.appendValue(ChronoField.DAY_OF_MONTH, fewest, 2, SignStyle.NEVER);
                case 'N' -> builder.appendText(ChronoField.MONTH_OF_YEAR, names);
                default -> builder.appendLiteral(field);
            }
        }
        if (!fields.contains("d") && !fields.isEmpty()) {
            builder.parseDefaulting(ChronoField.DAY_OF_MONTH, 1);
        }
        if (fields.isEmpty()) {
            builder.appendPattern(CLOCK);
        } else {
            builder.optionalStart()
                    .appendPattern("[' ']['T']" + CLOCK)
                    .optionalStart()
                    .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
                    .optionalEnd()
                    .appendPattern("[' '][XXX][XX][X]")
                    .optionalEnd();
        }
        return builder.toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT)
                .withChronology(IsoChronology.INSTANCE);
    }

    /** For people, such as {@code day.month.year}. */
    public String described() {
        if (isTimeOfDay()) {
            return "time of day";
        }
        if (this == DIGITS) {
            return "year, month and day";
        }
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < fields.length(); i++) {
            char field = fields.charAt(i);
            switch (field) {
                case 'y', 'z' -> words.append("year");
                case 'M', 'N' -> words.append("month");
                case 'd' -> words.append("day");
                default -> words.append(field);
            }
        }
        return words.toString();
    }

    /** For files, such as {@code d.M.y}; N is the name of a month. */
    public String fields() {
        return isTimeOfDay() ? "H:m" : fields;
    }

    /** The form with such fields; empty where no form has them. */
    public static Optional<DateForm> ofFields(String fields) {
        return Arrays.stream(values()).filter(form -> form.fields().equals(fields)).findFirst();
    }
}
