package org.rekindle.data.table;

import java.util.BitSet;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The words of a text column that become inputs of their own: all that training has seen, if the
 * column has few; of many, those that are frequent in training.
 *
 * @param codes of these words
 * @param hasOthers whether there are so many words that the others share an input
 */
record FrequentWords(BitSet codes, boolean hasOthers) {
    /** Fewer training rows than this teach nothing about a word. */
    static final int FEWEST_ROWS = 5;

    static FrequentWords of(TextColumn column, int[] trainingRows) {
        int[] counts = new int[column.dictionary().size()];
        for (int row : trainingRows) {
            if (!column.isMissing(row)) {
                counts[column.code(row)]++;
            }
        }
        boolean many = counts.length > TextColumn.MOST_CATEGORIES;
        BitSet codes = new BitSet(counts.length);
        if (!many) {
            IntStream.range(0, counts.length).filter(code -> counts[code] > 0).forEach(codes::set);
            return new FrequentWords(codes, false);
        }
        boolean someFrequent = IntStream.of(counts).anyMatch(count -> count >= FEWEST_ROWS);
        IntStream.range(0, counts.length)
                .filter(code -> counts[code] >= (someFrequent ? FEWEST_ROWS : 1))
                .boxed()
                .sorted(
                        Comparator.<Integer>comparingInt(code -> -counts[code])
                                .thenComparing(column.dictionary()::get))
                .limit(TextColumn.MOST_CATEGORIES)
                .forEach(codes::set);
        return new FrequentWords(codes, true);
    }
}
