package org.rekindle.data;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rekindle.network.Task;

/** A column of text: for each row the number of its value in a dictionary. */
public final class TextColumn extends Column {
    /** The code of a missing value. */
    public static final int MISSING = -1;

    /** More different values than this count as names or free text, not as categories. */
    static final int MOST_CATEGORIES = 100;

    private final int[] codes;

    /** The share of different values that may be slips in a column of numbers. */
    private static final double MOST_SLIPS = 0.1;

    private final List<String> dictionary;
    private final int missing;

    /** Holds the codes, does not copy them. Every word of the dictionary occurs. */
    TextColumn(String name, int[] codes, List<String> dictionary) {
        super(name);
        this.codes = codes;
        this.dictionary = List.copyOf(dictionary);
        int count = 0;
        for (int code : codes) {
            count += code == MISSING ? 1 : 0;
        }
        this.missing = count;
    }

    /** Of values in the order of the rows. */
    static TextColumn of(String name, Stream<String> values) {
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
        return codes[row];
    }

    /** The text in a row, or null when it is missing. */
    public @Nullable String value(int row) {
        return codes[row] == MISSING ? null : dictionary.get(codes[row]);
    }

    @Override
    public int rows() {
        return codes.length;
    }

    @Override
    public int missing() {
        return missing;
    }

    @Override
    public boolean isMissing(int row) {
        return codes[row] == MISSING;
    }

    /** Where nearly every value is a number, the first that is not is likely to be a slip. */
    @Override
    String described() {
        List<String> words = dictionary.stream().filter(word -> !isNumber(word)).toList();
        boolean nearlyNumbers = !words.isEmpty() && words.size() <= MOST_SLIPS * dictionary.size();
        return super.described()
                + (nearlyNumbers
                        ? " (numbers, but for \"%s\": correct it)".formatted(words.get(0))
                        : "");
    }

    private static boolean isNumber(String word) {
        try {
            return Double.isFinite(Double.parseDouble(word));
        } catch (NumberFormatException e) {
            return false;
        }
    }

    @Override
    boolean fitsAsInput() {
        return dictionary.size() <= MOST_CATEGORIES;
    }

    /** One feature for each category seen in training: alphabetical, the missing one last. */
    @Override
    List<Feature> features(int[] trainingRows, int[] usedRows, InputSteps steps) {
        BitSet seen = new BitSet(dictionary.size());
        for (int row : trainingRows) {
            if (!isMissing(row)) {
                seen.set(codes[row]);
            }
        }
        List<Feature> features = new ArrayList<>();
        seen.stream()
                .boxed()
                .sorted(Comparator.comparing(dictionary::get))
                .forEach(code -> features.add(new CategoryFeature(this, code)));
        boolean missingSeen = missingIn(trainingRows) > 0;
        if (missingSeen) {
            features.add(new CategoryFeature(this, MISSING));
            steps.madeMissingACategory(name(), missingIn(usedRows));
        }
        steps.encodedOneHot(name(), features.size());

        int unseen = missingSeen ? 0 : missingIn(usedRows);
        for (int row : usedRows) {
            unseen += isMissing(row) || seen.get(codes[row]) ? 0 : 1;
        }
        if (unseen > 0) {
            steps.metUnseenCategory(name(), unseen);
        }
        return features;
    }

    @Override
    Target target(@Nullable Task requested) {
        return TextTarget.of(this, requested);
    }
}
