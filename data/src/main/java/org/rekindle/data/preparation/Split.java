package org.rekindle.data.preparation;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.rekindle.data.DataException;
import org.rekindle.data.message.Sentence;
import org.rekindle.data.table.Column;
import org.rekindle.network.Task;
import org.rekindle.random.Seed;
import org.rekindle.text.NumberText;

/**
 * The rows of a table in three parts, in rising order: 60 % to train on, 20 % to choose by, 20 % to
 * test the winner.
 *
 * <p>The strata lie one after the other, each in an order of its own drawn from the seed, and rows
 * are dealt along that line in the fixed rhythm train, train, validation, train, test. Wherever a
 * stratum begins and ends in the rhythm, each part gets its share of it to within one row, and the
 * totals are exact: of {@code n} rows, validation gets {@code (n + 2) / 5} and test {@code n / 5},
 * rounded down. A stratum of a single row goes to training, outside the rhythm.
 */
final class Split {
    private static final String RHYTHM = "ttvte";

    /** Of so many rows it gives as many to training and validation as {@link #RHYTHM} leaves. */
    private static final String RHYTHM_WITHOUT_TEST = "ttvt";

    private static final int FEWEST_ROWS = 20;

    private final int[] train;
    private final int[] validation;
    private final int[] test;

    private Split(int[] train, int[] validation, int[] test) {
        this.train = train;
        this.validation = validation;
        this.test = test;
    }

    /**
     * Checks that a target has enough rows to be split.
     *
     * @throws DataException when it has not
     */
    static void requireEnough(Column target) {
        int rows = target.rows() - target.missing();
        if (rows > 0 && rows < FEWEST_ROWS) {
            throw new DataException(
                    DataException.Reason.TOO_FEW_ROWS,
                    List.of(target.name()),
                    Sentence.of(
                            "target \"%s\" has a value in %s; a split into training, validation and"
                                    + " test needs at least %d",
                            target.name(), NumberText.count(rows, "row"), FEWEST_ROWS));
        }
    }

    /** All rows in each of the three parts. */
    static Split none(int[] rows) {
        return new Split(rows, rows, rows);
    }

    /**
     * @param rows row numbers in rising order
     * @param strata for each of these rows the number of its stratum, from 0
     * @param seed of this split alone
     */
    static Split of(int[] rows, int[] strata, Seed seed) {
        return of(rows, strata, seed, 0);
    }

    /**
     * One of several splits with the same test rows. In the first split, number 0, all rows are
     * dealt. In each other one the rows that are not for testing are dealt anew, so that training
     * and validation have as many rows as in the first.
     *
     * @param number which split, from 0
     */
    static Split of(int[] rows, int[] strata, Seed seed, int number) {
        int[][] members = members(rows, strata);
        boolean[] alone = new boolean[members.length];
        for (int stratum = 0; stratum < alone.length; stratum++) {
            alone[stratum] = members[stratum].length == 1;
        }
        Split first = deal(members, alone, seed, RHYTHM);
        if (number == 0) {
            return first;
        }
        int[][] left =
                Arrays.stream(members)
                        .map(stratum -> without(first.test, stratum))
                        .toArray(int[][]::new);
        Split again = deal(left, alone, seed.child("again").child(number), RHYTHM_WITHOUT_TEST);
        return new Split(again.train, again.validation, first.test);
    }

    private static Split deal(int[][] members, boolean[] alone, Seed seed, String rhythm) {
        int rows = Arrays.stream(members).mapToInt(stratum -> stratum.length).sum();
        char[] parts = new char[rows];
        int[] dealt = new int[rows];
        int next = 0;
        int beat = 0;
        for (int stratum = 0; stratum < members.length; stratum++) {
            for (int place : seed.child(stratum).permutation(members[stratum].length)) {
                parts[next] = alone[stratum] ? 't' : rhythm.charAt(beat++ % rhythm.length());
                dealt[next++] = members[stratum][place];
            }
        }
        return new Split(part('t', parts, dealt), part('v', parts, dealt), part('e', parts, dealt));
    }

    private static int[] without(int[] sorted, int[] rows) {
        return Arrays.stream(rows).filter(row -> Arrays.binarySearch(sorted, row) < 0).toArray();
    }

    private static int[][] members(int[] rows, int[] strata) {
        int count = Arrays.stream(strata).max().orElse(-1) + 1;
        int[][] members = new int[count][];
        int[] sizes = new int[count];
        for (int stratum : strata) {
            sizes[stratum]++;
        }
        Arrays.setAll(members, stratum -> new int[sizes[stratum]]);
        int[] filled = new int[count];
        for (int i = 0; i < rows.length; i++) {
            members[strata[i]][filled[strata[i]]++] = rows[i];
        }
        return members;
    }

    int[] train() {
        return train;
    }

    int[] validation() {
        return validation;
    }

    int[] test() {
        return test;
    }

    /** Whether each row is in one part alone. */
    boolean isSplit() {
        return train != test;
    }

    /** What was done, for the user. */
    String note(Task task, long seed, int number) {
        if (!isSplit()) {
            return Sentence.of(
                    "Not split: all %,d rows are for training, for validation and for test, so the score is"
                            + " measured on the rows it learnt from. It says how well they can be"
                            + " fitted, and nothing about new rows.",
                    train.length);
        }
        return Sentence.of(
                "Split into %,d training, %,d validation and %,d test rows, each with its share of"
                        + " every %s to within a row (seed %d%s).",
                train.length,
                validation.length,
                test.length,
                task == Task.CLASSIFICATION ? "class" : "decile of the target",
                seed,
                number == 0 ? "" : ", split " + number);
    }

    private static int[] part(char part, char[] parts, int[] dealt) {
        return IntStream.range(0, dealt.length)
                .filter(i -> parts[i] == part)
                .map(i -> dealt[i])
                .sorted()
                .toArray();
    }
}
