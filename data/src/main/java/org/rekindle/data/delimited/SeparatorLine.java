package org.rekindle.data.delimited;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The line {@code sep=;} that some programs write first.
 *
 * @param delimiter that it names; null where there is no such line
 * @param length of the line with its end, in characters; 0 where there is none
 */
record SeparatorLine(@Nullable Character delimiter, int length) {
    private static final Pattern LINE =
            Pattern.compile("\\A\"?sep=(.)\"?[ ,;\\t]*(\\R|\\z)", Pattern.CASE_INSENSITIVE);

    static SeparatorLine in(String text) {
        Matcher line = LINE.matcher(text);
        return line.find()
                ? new SeparatorLine(line.group(1).charAt(0), line.end())
                : new SeparatorLine(null, 0);
    }

    /** How many lines it takes: 1 or 0. */
    int lines() {
        return delimiter == null ? 0 : 1;
    }

    List<String> notes() {
        return delimiter == null
                ? List.of()
                : List.of(
                        "The first line says that \"%s\" separates the cells."
                                .formatted(delimiter));
    }
}
