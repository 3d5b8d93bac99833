package org.rekindle.data.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers words in the order in which they first come. */
public final class Dictionary {
    private final Map<String, Integer> codes = new HashMap<>();
    private final List<String> words = new ArrayList<>();

    /** A word's number, from 0; the next free one for a new word. */
    public int code(String word) {
        return codes.computeIfAbsent(
                word,
                added -> {
                    words.add(added);
                    return words.size() - 1;
                });
    }

    /** Every word, in the order of its number. */
    public List<String> words() {
        return words;
    }
}
