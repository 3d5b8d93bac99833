package org.rekindle.data.table;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * The rows of a table in groups of a kind: by class, or by tenths of the numbers. Rows without a
 * value are a group, too.
 *
 * @param codes the group of each row
 * @param count how many groups there are
 */
@SuppressWarnings("ArrayRecordComponent") // read only, and never compared
record Strata(int[] codes, int count) {
    private static final int TENTHS = 10;

    /** With more different numbers, they are ranges and not classes. */
    private static final int MOST_CLASSES = 20;

    static Strata of(Column column) {
        return column instanceof NumberColumn numbers
                ? ofNumbers(numbers)
                : ofTexts((TextColumn) column);
    }

    private static Strata ofTexts(TextColumn column) {
        int[] codes = IntStream.range(0, column.rows()).map(row -> column.code(row) + 1).toArray();
        return new Strata(codes, column.dictionary().size() + 1);
    }

    private static Strata ofNumbers(NumberColumn column) {
        double[] sorted =
                IntStream.range(0, column.rows())
                        .mapToDouble(column::value)
                        .filter(value -> !Double.isNaN(value))
                        .sorted()
                        .toArray();
        double[] different = Arrays.stream(sorted).distinct().limit(MOST_CLASSES + 1L).toArray();
        double[] starts =
                different.length <= MOST_CLASSES
                        ? different
                        : IntStream.range(0, TENTHS)
                                .mapToDouble(i -> sorted[(int) ((long) i * sorted.length / TENTHS)])
                                .distinct()
                                .toArray();
        int[] codes = new int[column.rows()];
        for (int row = 0; row < codes.length; row++) {
            double value = column.value(row);
            int place = Arrays.binarySearch(starts, value);
            codes[row] = Double.isNaN(value) ? 0 : place >= 0 ? place + 1 : -place - 1;
        }
        return new Strata(codes, starts.length + 1);
    }

    /** All rows in one group. */
    static Strata none(int rows) {
        return new Strata(new int[rows], 1);
    }

    /**
     * Some rows, in their order; of each group its share to within a row, and which of them by
     * chance.
     *
     * @param rows how many, at most all
     */
    int[] draw(int rows, RandomGenerator random) {
        int[] left = new int[count];
        for (int code : codes) {
            left[code]++;
        }
        int[] wanted = shares(left, rows);
        int[] drawn = new int[rows];
        int filled = 0;
        for (int row = 0; row < codes.length; row++) {
            int code = codes[row];
            // Each row of a group is drawn with the same chance (Knuth, volume 2, algorithm S).
            if (random.nextInt(left[code]) < wanted[code]) {
                drawn[filled++] = row;
                wanted[code]--;
            }
            left[code]--;
        }
        return drawn;
    }

    /** The largest remainders get the rows that are left over. */
    private int[] shares(int[] sizes, int rows) {
        int[] shares = new int[count];
        long[] remainders = new long[count];
        int sum = 0;
        for (int i = 0; i < count; i++) {
            long exact = (long) sizes[i] * rows;
            shares[i] = (int) (exact / codes.length);
            remainders[i] = exact % codes.length;
            sum += shares[i];
        }
        int[] byRemainder =
                IntStream.range(0, count)
                        .boxed()
                        .sorted(
                                (a, b) ->
                                        remainders[a] == remainders[b]
                                                ? Integer.compare(a, b)
                                                : Long.compare(remainders[b], remainders[a]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        for (int i = 0; i < rows - sum; i++) {
            shares[byRemainder[i]]++;
        }
        return shares;
    }
}
