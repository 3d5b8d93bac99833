package org.rekindle.cli.scan;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rekindle.cli.options.UsageException;

/**
 * What the user says that inputs can be.
 *
 * @param ofData whether each feature's range in the data shall be taken
 * @param fixed the same range for all
 */
public record InputRange(boolean ofData, Optional<Ends> fixed) {

    /**
     * A range.
     *
     * @param low its lower end
     * @param high its upper end
     */
    record Ends(double low, double high) {}

    /** Reads {@code 0,1}, {@code data}, or nothing. */
    static InputRange of(@Nullable String text) {
        if (text == null) {
            return new InputRange(false, Optional.empty());
        }
        if (text.equalsIgnoreCase("data")) {
            return new InputRange(true, Optional.empty());
        }
        String[] ends = text.split(",", -1);
        try {
            double low = Double.parseDouble(ends[0]);
            double high = Double.parseDouble(ends[ends.length - 1]);
            if (ends.length == 2 && low <= high) {
                return new InputRange(false, Optional.of(new Ends(low, high)));
            }
        } catch (NumberFormatException e) {
            // Falls through to the same message.
        }
        throw new UsageException(
                "--input-range must be two numbers such as 0,1 or the word data, but is \"%s\""
                        .formatted(text));
    }

    /** Whether nothing is assumed. */
    boolean isUnbounded() {
        return !ofData && fixed.isEmpty();
    }

    /** For documents and reports. */
    public String described() {
        if (ofData) {
            return "data";
        }
        return fixed.map(ends -> ends.low() + "," + ends.high()).orElse("unbounded");
    }
}
