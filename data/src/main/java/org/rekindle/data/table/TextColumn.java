package org.rekindle.data.table;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rekindle.network.Task;

/** A column of text: for each row the number of its value in a dictionary. */
public final class TextColumn extends Column {
    /** The code of a missing value. */
    public static final int MISSING = -1;

    /** Of more different values than this only the frequent ones are categories. */
    public static final int MOST_CATEGORIES = 100;

    private final IntUnaryOperator codes;
    private final int rows;
    private final List<String> dictionary;
    private final int missing;

    /**
     * @param codes for each row the place of its value in the dictionary, or {@link #MISSING}
     * @param dictionary of which every word occurs
     */
    public TextColumn(String name, IntUnaryOperator codes, int rows, List<String> dictionary) {
        super(name);
        this.codes = codes;
        this.rows = rows;
        this.dictionary = List.copyOf(dictionary);
        int count = 0;
        for (int row = 0; row < rows; row++) {
            count += codes.applyAsInt(row) == MISSING ? 1 : 0;
        }
        this.missing = count;
    }

    /** Holds the codes, does not copy them. Every word of the dictionary occurs. */
    public TextColumn(String name, int[] codes, List<String> dictionary) {
        this(name, row -> codes[row], codes.length, dictionary);
    }

    /** Of values in the order of the rows. */
    public static TextColumn of(String name, Stream<String> values) {
        Dictionary dictionary = new Dictionary();
        int[] codes = values.mapToInt(dictionary::code).toArray();
        return new TextColumn(name, codes, dictionary.words());
    }

    /** The values that occur, each once, in the order in which they first do. */
    public List<String> dictionary() {
        return dictionary;
    }

    /** The place of a row's value in the dictionary, or {@link #MISSING}. */
    public int code(int row) {
        return codes.applyAsInt(row);
    }

    /** The text in a row, or null when it is missing. */
    public @Nullable String value(int row) {
        int code = code(row);
        return code == MISSING ? null : dictionary.get(code);
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public int missing() {
        return missing;
    }

    @Override
    public boolean isMissing(int row) {
        return code(row) == MISSING;
    }

    /** How many rows hold each word of the dictionary. */
    public int[] counts() {
        int[] counts = new int[dictionary.size()];
        for (int row = 0; row < rows; row++) {
            int code = code(row);
            if (code != MISSING) {
                counts[code]++;
            }
        }
        return counts;
    }

    /** How many rows hold a word. */
    public int count(String word) {
        int code = dictionary.indexOf(word);
        return code < 0 ? 0 : counts()[code];
    }

    /** The same, where some words are missing values. */
    public TextColumn without(Predicate<String> words) {
        return renamed(word -> words.test(word) ? Optional.empty() : Optional.of(word));
    }

    /** The same with other words for some, or for several the same; empty is missing. */
    public TextColumn renamed(Function<String, Optional<String>> rename) {
        Dictionary renamed = new Dictionary();
        int[] codeOf =
                dictionary.stream()
                        .mapToInt(word -> rename.apply(word).map(renamed::code).orElse(MISSING))
                        .toArray();
        if (renamed.words().equals(dictionary)) {
            return this;
        }
        return new TextColumn(
                name(),
                row -> {
                    int code = code(row);
                    return code == MISSING ? MISSING : codeOf[code];
                },
                rows,
                renamed.words());
    }

    /**
     * One feature for each category seen in training: alphabetical, the missing one last. Of more
     * than {@link #MOST_CATEGORIES} values, one for each frequent one, and one for all the others.
     */
    @Override
    public List<Feature> features(int[] trainingRows, int[] usedRows, InputSteps steps) {
        FrequentWords frequent = FrequentWords.of(this, trainingRows);
        BitSet seen = frequent.codes();
        List<Feature> features = new ArrayList<>();
        seen.stream()
                .boxed()
                .sorted(Comparator.comparing(dictionary::get))
                .forEach(code -> features.add(new CategoryFeature(this, code)));
        if (frequent.hasOthers()) {
            features.add(new OtherFeature(this, seen));
            steps.joinedOthers(name(), features.size() - 1, dictionary.size());
        }
        boolean missingSeen = missingIn(trainingRows) > 0;
        if (missingSeen) {
            features.add(new CategoryFeature(this, MISSING));
            steps.madeMissingACategory(name(), missingIn(usedRows));
        }
        steps.encodedOneHot(name(), features.size());

        int unseen = missingSeen ? 0 : missingIn(usedRows);
        for (int row : usedRows) {
            boolean known = isMissing(row) || frequent.hasOthers() || seen.get(code(row));
            unseen += known ? 0 : 1;
        }
        if (unseen > 0) {
            steps.metUnseenCategory(name(), unseen);
        }
        return features;
    }

    @Override
    public Target target(@Nullable Task requested, boolean split) {
        return TextTarget.of(this, requested, split);
    }
}
