package org.rekindle.data.cell;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Offsets from UTC behind time stamps, such as {@code +01:00}. */
public final class UtcOffsets {
    private static final Pattern STAMP =
            Pattern.compile(
                    ".*\\d:\\d{2}(?:[:.]\\d+)*\\h?(?:(?<utc>[Zz])|(?<hours>[+-]\\d{2})(?::?(?<minutes>\\d{2}))?)");

    private UtcOffsets() {}

    /**
     * The different offsets of time stamps; an empty one stands for stamps that have none.
     *
     * @param stamps as they are written
     */
    public static SortedSet<String> of(List<String> stamps) {
        SortedSet<String> offsets = new TreeSet<>();
        for (String stamp : stamps) {
            offsets.add(of(stamp.strip()));
        }
        return offsets;
    }

    private static String of(String stamp) {
        Matcher match = STAMP.matcher(stamp);
        if (!match.matches()) {
            return "";
        }
        if (match.group("utc") != null) {
            return "+00:00";
        }
        String minutes = match.group("minutes");
        return match.group("hours") + ":" + (minutes == null ? "00" : minutes);
    }
}
