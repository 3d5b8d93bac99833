package org.rekindle.data.cell;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;

/** A number that a date or a time stamp gives a network. */
public enum DatePart {
    /** Such as 2024. */
    YEAR("year"),
    /** 1 to 12. */
    MONTH("month"),
    /** 1 for Monday to 7 for Sunday. */
    DAY_OF_WEEK("day_of_week"),
    /** 0 to 23. */
    HOUR("hour"),
    /** Days since midnight before the first moment of the table, with a fraction. */
    DAYS("days_since_");

    private static final double SECONDS_PER_DAY = 86_400;

    private final String label;

    DatePart(String label) {
        this.label = label;
    }

    /**
     * Its name, which says all that is needed to compute it.
     *
     * @param first the first moment of the table
     */
    public String label(LocalDateTime first) {
        return this == DAYS ? label + first.toLocalDate() : label;
    }

    /** The part of such a name; empty where it names none. */
    public static Optional<DatePart> labelled(String name) {
        return Arrays.stream(values())
                .filter(
                        part ->
                                part == DAYS
                                        ? name.startsWith(part.label)
                                        : name.equals(part.label))
                .findFirst();
    }

    /** The first moment that a label names, or any if it needs none; empty where it is broken. */
    public static Optional<LocalDateTime> first(String name) {
        if (!name.startsWith(DAYS.label)) {
            return Optional.of(LocalDate.EPOCH.atStartOfDay());
        }
        try {
            String day = name.substring(DAYS.label.length());
            return Optional.of(LocalDate.parse(day).atStartOfDay());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /**
     * The number.
     *
     * @param first the first moment of the table
     */
    public double of(LocalDateTime moment, LocalDateTime first) {
        return switch (this) {
            case YEAR -> moment.getYear();
            case MONTH -> moment.getMonthValue();
            case DAY_OF_WEEK -> moment.getDayOfWeek().getValue();
            case HOUR -> moment.getHour();
            case DAYS ->
                    Duration.between(first.toLocalDate().atStartOfDay(), moment).toSeconds()
                            / SECONDS_PER_DAY;
        };
    }
}
