package org.rekindle.data.cell;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** How the durations of a column are written. */
public enum DurationForm {
    /** Such as {@code 12:34}, {@code 1:02:03.5} or {@code 2 days 01:02:03}. */
    COLONS("h:mm:ss") {
        @Override
        public OptionalDouble read(String word) {
            return ColonDuration.read(word);
        }

        @Override
        public boolean fits(List<String> words) {
            return ColonDuration.fits(words);
        }

        /** With one colon the last part may be minutes or seconds. */
        @Override
        public boolean areSeconds(List<String> words) {
            return words.stream().anyMatch(word -> word.matches(".*:.*:.*") || word.contains("."));
        }
    },
    /** Such as {@code PT1H30M} or {@code P3D}. */
    ISO("PnDTnHnMnS") {
        @Override
        public OptionalDouble read(String word) {
            return UnitDuration.ISO.read(word);
        }

        @Override
        public boolean fits(List<String> words) {
            return areRead(words);
        }
    },
    /** Such as {@code 3h 45m} or {@code 1 day 2 hours}. */
    UNITS("1d 2h 3m 4s") {
        @Override
        public OptionalDouble read(String word) {
            return UnitDuration.NAMED.read(word);
        }

        /** Some cell must have two parts, for {@code 5m} and {@code 2d} may be codes. */
        @Override
        public boolean fits(List<String> words) {
            return areRead(words)
                    && words.stream().anyMatch(word -> TWO_PARTS.matcher(word).find());
        }
    };

    private static final Pattern TWO_PARTS = Pattern.compile("\\d\\h?\\p{L}.*\\d");

    private final String example;

    DurationForm(String example) {
        this.example = example;
    }

    /** The number that a cell holds, in seconds if {@link #areSeconds}; empty where it has none. */
    public abstract OptionalDouble read(String word);

    /**
     * Whether a column of such words holds durations that are written so.
     *
     * @param words the different values of a column, without those that mean "missing"
     */
    public abstract boolean fits(List<String> words);

    /** Whether durations are in seconds; if not, the column does not tell the unit. */
    public boolean areSeconds(List<String> words) {
        return true;
    }

    boolean areRead(List<String> words) {
        return !words.isEmpty() && words.stream().allMatch(word -> read(word).isPresent());
    }

    /** How they are written, for files. */
    public String example() {
        return example;
    }

    /** Those with an example; empty where no form has this one. */
    public static Optional<DurationForm> of(String example) {
        return Arrays.stream(values()).filter(form -> form.example.equals(example)).findFirst();
    }
}
