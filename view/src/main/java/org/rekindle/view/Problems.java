package org.rekindle.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is wrong with the files of a run: the first problems in full, the rest as a count. */
final class Problems {
    private static final int MOST = 20;
    private static final int LONGEST = 500;

    private final List<String> sentences = new ArrayList<>();
    private int more;

    /** A message may quote a file, so it is put on one line and cut if it is long. */
    void add(String sentence) {
        String line = sentence.replaceAll("\\s+", " ").strip();
        if (sentences.contains(line)) {
            return;
        }
        if (sentences.size() < MOST) {
            sentences.add(line.length() <= LONGEST ? line : line.substring(0, LONGEST) + " …");
        } else {
            more++;
        }
    }

    void addAll(Problems others) {
        others.sentences.forEach(this::add);
        more += others.more;
    }

    List<String> all() {
        return List.copyOf(sentences);
    }

    @Nullable String sentence() {
        int others = sentences.size() - 1 + more;
        if (sentences.isEmpty()) {
            return null;
        }
        return others == 0
                ? sentences.get(0)
                : String.format(Locale.ROOT, "%s (and %d more)", sentences.get(0), others);
    }
}
