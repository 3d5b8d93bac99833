package org.rekindle.data.reading;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.rekindle.data.message.Names;
import org.rekindle.data.message.Sentence;
import org.rekindle.data.table.TextColumn;
import org.rekindle.text.NumberText;

/**
 * The cells of a column that are not what nearly all others are: slips of the pen. Where they are
 * few they are missing, and do not make text of the others.
 *
 * @param all the column, without what means "missing"
 * @param words the odd values, each once; at least one
 */
record OddCells(TextColumn all, List<String> words) {
    /** Of the rows of a column, the share that may hold something odd. */
    private static final double FEW_ROWS = 0.05;

    /** How many different things that may be. */
    static final int MOST_WORDS = 3;

    /** Fewer others do not show what a column is one of. */
    static final int FEWEST_OTHERS = 20;

    /**
     * From this share of the rows on a column is one of numbers or dates in which much is wrong.
     */
    private static final double MOST_ROWS = 0.8;

    OddCells {
        words = List.copyOf(words);
    }

    /** Those that do not fit; empty where there are none, or more than a few. */
    static Optional<OddCells> in(TextColumn all, Predicate<String> fits) {
        List<String> odd =
                all.dictionary().stream().filter(fits.negate()).limit(MOST_WORDS + 1L).toList();
        if (odd.isEmpty() || odd.size() > MOST_WORDS) {
            return Optional.empty();
        }
        OddCells cells = new OddCells(all, odd);
        boolean areFew =
                cells.rows() <= FEW_ROWS * (all.rows() - all.missing())
                        && all.dictionary().size() - odd.size() >= FEWEST_OTHERS;
        return areFew ? Optional.of(cells) : Optional.empty();
    }

    /**
     * Those that do not fit, if most rows do; else, or where there are none, empty.
     *
     * @param fewest how many different others there must be
     */
    static Optional<OddCells> inMost(TextColumn all, Predicate<String> fits, int fewest) {
        List<String> odd = all.dictionary().stream().filter(fits.negate()).toList();
        if (odd.isEmpty() || all.dictionary().size() - odd.size() < fewest) {
            return Optional.empty();
        }
        OddCells cells = new OddCells(all, odd);
        int filled = all.rows() - all.missing();
        return filled - cells.rows() >= MOST_ROWS * filled ? Optional.of(cells) : Optional.empty();
    }

    /** The column in which they are missing. */
    TextColumn rest() {
        return all.without(words::contains);
    }

    int rows() {
        Set<String> odd = Set.copyOf(words);
        int[] counts = all.counts();
        return IntStream.range(0, counts.length)
                .filter(code -> odd.contains(all.dictionary().get(code)))
                .map(code -> counts[code])
                .sum();
    }

    /** Which they are and where, for people: such as {@code "c266" in data row 17}. */
    String described() {
        int first =
                IntStream.range(0, all.rows())
                        .filter(row -> !all.isMissing(row) && words.contains(all.value(row)))
                        .findFirst()
                        .orElseThrow();
        String where = Sentence.of("data row %,d", first + 1);
        return Names.abbreviate(words.stream().map("\"%s\""::formatted).toList())
                + " in "
                + (rows() == 1
                        ? where
                        : NumberText.count(rows(), "row") + " (first in " + where + ")");
    }
}
