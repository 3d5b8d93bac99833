package org.rekindle.data.message;

import java.util.Locale;

/** How many letters must be put in, taken out or changed to turn one name into another. */
final class EditDistance {
    private EditDistance() {}

    /** Levenshtein's distance; capital and small letters count as the same. */
    static int between(String from, String to) {
        String a = from.toLowerCase(Locale.ROOT);
        String b = to.toLowerCase(Locale.ROOT);
        // row[j]: the distance of the part of a that was seen to the first j letters of b
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
