package org.rekindle.data.cell;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number of which a cell says a limit alone: {@code <0.5} and {@code >100} lie outside what an
 * instrument can tell, {@code 90+} is the last group of a scale.
 */
public final class LimitNumber {
    private static final Pattern WRITTEN =
            Pattern.compile(
                    "\\h*(?:(?:[<>]=?|[≤≥])\\h*(?<after>[^\\s<>=≤≥].*)|(?<before>.*\\d)\\h*\\+\\h*)");

    private LimitNumber() {}

    /** Whether a cell is a limit, provided that what is left without the sign is a number. */
    public static boolean hasSign(String word) {
        return WRITTEN.matcher(word).matches();
    }

    /** The text of the limit; a cell without such a sign as it is. */
    public static String withoutSign(String word) {
        Matcher match = WRITTEN.matcher(word);
        if (!match.matches()) {
            return word;
        }
        return match.group("after") == null ? match.group("before") : match.group("after");
    }
}
