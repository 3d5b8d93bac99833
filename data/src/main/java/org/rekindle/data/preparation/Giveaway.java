package org.rekindle.data.preparation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.rekindle.data.message.Sentence;
import org.rekindle.data.table.Column;
import org.rekindle.data.table.DateColumn;
import org.rekindle.data.table.NumberColumn;
import org.rekindle.data.table.Target;
import org.rekindle.data.table.TextColumn;
import org.rekindle.network.Task;

/**
 * A column that alone determines the target, or nearly so: a copy, a multiple, a recoding, or a
 * threshold that parts the classes without a fault. Such a column is often the answer under another
 * name.
 *
 * @param column its name
 * @param how in words that follow the name
 * @param isExact whether it determines the target in every row, and not only almost
 */
record Giveaway(String column, String how, boolean isExact) {
    /** From this rank correlation on a number is a function of another. */
    private static final double SAME_ORDER = 0.999;

    /** From here on it is 1, but for the rounding of sums. */
    private static final double EXACTLY_SAME_ORDER = 1 - 1e-12;

    /** How often chance may part the classes in a whole table without any such column. */
    private static final double MOST_CHANCE = 1e-3;

    private static final int FEWEST_ROWS = 20;

    /** A column with more different values is no recoding of a target. */
    private static final int MOST_VALUES = 10_000;

    /** So many rows show that a rank correlation is lower. */
    private static final int ENOUGH_ROWS = 5000;

    /** The share of rows that must have a value. */
    private static final double MOST_ROWS = 0.9;

    /**
     * Those among some columns. A single one only where it is the target under another name: what
     * else should determine the target?
     */
    static List<Giveaway> among(List<Column> columns, Target target) {
        if (columns.size() == 1 && !isTargetItself(columns.get(0), target)) {
            return List.of();
        }
        List<Giveaway> found = new ArrayList<>();
        for (Column column : columns) {
            of(column, target, columns.size()).ifPresent(found::add);
        }
        return found;
    }

    /** Whether a column is the target recoded, one value for one, or the target times a number. */
    private static boolean isTargetItself(Column column, Target target) {
        if (column instanceof DateColumn) {
            return false;
        }
        int[] rows = Arrays.stream(target.rows()).filter(row -> !column.isMissing(row)).toArray();
        double[] answers = Arrays.stream(rows).mapToDouble(target::value).toArray();
        double[] values = Arrays.stream(rows).mapToDouble(row -> value(column, row)).toArray();
        return target.task() == Task.REGRESSION
                ? isMultiple(values, answers)
                : counts(values).size() == counts(answers).size();
    }

    /** Whether all pairs have the same ratio, but for the rounding of decimals. */
    private static boolean isMultiple(double[] values, double[] answers) {
        double numerator = 0;
        double denominator = 0;
        for (int i = 0; i < values.length; i++) {
            numerator += values[i] * answers[i];
            denominator += values[i] * values[i];
        }
        double factor = numerator / denominator;
        return IntStream.range(0, values.length)
                .allMatch(
                        i ->
                                Math.abs(answers[i] - factor * values[i])
                                        <= 1e-6 * Math.abs(answers[i]));
    }

    /** For the user, loud. */
    String warning() {
        return "Column \"%s\" %s determines the target: %s. If it is not known before the target is, the score means nothing."
                .formatted(column, isExact ? "alone" : "almost", how);
    }

    private static Optional<Giveaway> exact(Column column, String how) {
        return Optional.of(new Giveaway(column.name(), how, true));
    }

    private static Optional<Giveaway> of(Column column, Target target, int columns) {
        if (column instanceof DateColumn) {
            return Optional.empty();
        }
        int[] rows = Arrays.stream(target.rows()).filter(row -> !column.isMissing(row)).toArray();
        if (rows.length < FEWEST_ROWS || rows.length < MOST_ROWS * target.rows().length) {
            return Optional.empty();
        }
        double[] answers = Arrays.stream(rows).mapToDouble(target::value).toArray();
        double[] values = Arrays.stream(rows).mapToDouble(row -> value(column, row)).toArray();
        if (column instanceof NumberColumn && target.task() == Task.REGRESSION) {
            int step = values.length / ENOUGH_ROWS + 1;
            if (correlation(values, answers, step) < SAME_ORDER) {
                return Optional.empty();
            }
            return sameOrder(column, correlation(values, answers, 1));
        }
        if (oneAnswerEach(values, answers, columns)) {
            return exact(
                    column,
                    target.task() == Task.REGRESSION
                            ? "each of its values goes with one number"
                            : "each of its values goes with one class");
        }
        return column instanceof NumberColumn && parts(values, answers, columns)
                ? exact(column, "its size tells the classes apart in every row")
                : Optional.empty();
    }

    private static Optional<Giveaway> sameOrder(Column column, double correlation) {
        if (correlation >= EXACTLY_SAME_ORDER) {
            return exact(column, "one of them orders the rows as the other does");
        }
        // Cut off, not rounded: 1.0000 would be said of what is not 1.
        double shown = Math.floor(correlation * 10_000) / 10_000;
        return correlation >= SAME_ORDER
                ? Optional.of(
                        new Giveaway(
                                column.name(),
                                Sentence.of("their rank correlation is %.4f", shown),
                                false))
                : Optional.empty();
    }

    /** The size of the rank correlation of every so many-th row. */
    private static double correlation(double[] a, double[] b, int step) {
        return Math.abs(RankCorrelation.of(thinned(a, step), thinned(b, step)));
    }

    private static double[] thinned(double[] values, int step) {
        return IntStream.range(0, (values.length + step - 1) / step)
                .mapToDouble(i -> values[i * step])
                .toArray();
    }

    private static double value(Column column, int row) {
        return column instanceof NumberColumn numbers
                ? numbers.value(row)
                : ((TextColumn) column).code(row);
    }

    /** Whether equal values always have the same answer, more often than by chance. */
    private static boolean oneAnswerEach(double[] values, double[] answers, int columns) {
        Map<Double, Double> answerOf = new HashMap<>();
        for (int i = 0; i < values.length; i++) {
            Double known = answerOf.putIfAbsent(values[i] + 0.0, answers[i]);
            if ((known != null && known != answers[i]) || answerOf.size() > MOST_VALUES) {
                return false;
            }
        }
        double sameByChance =
                counts(answers).values().stream()
                        .mapToDouble(count -> Math.pow((double) count / answers.length, 2))
                        .sum();
        int repeated = values.length - answerOf.size();
        return repeated * Math.log(sameByChance) + Math.log(columns) < Math.log(MOST_CHANCE);
    }

    /** Whether each class takes an interval of its own, more often than by chance. */
    private static boolean parts(double[] values, double[] classes, int columns) {
        int count = (int) Arrays.stream(classes).max().orElse(0) + 1;
        double[] low = new double[count];
        double[] high = new double[count];
        Arrays.fill(low, Double.POSITIVE_INFINITY);
        Arrays.fill(high, Double.NEGATIVE_INFINITY);
        for (int i = 0; i < values.length; i++) {
            int number = (int) classes[i];
            low[number] = Math.min(low[number], values[i]);
            high[number] = Math.max(high[number], values[i]);
        }
        int[] order =
                IntStream.range(0, count)
                        .filter(number -> low[number] <= high[number])
                        .boxed()
                        .sorted(Comparator.comparingDouble(number -> low[number]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        for (int i = 1; i < order.length; i++) {
            if (low[order[i]] <= high[order[i - 1]]) {
                return false;
            }
        }
        double log = logFactorial(order.length) - logFactorial(classes.length);
        for (int size : counts(classes).values()) {
            log += logFactorial(size);
        }
        return log + Math.log(columns) < Math.log(MOST_CHANCE);
    }

    private static Map<Double, Integer> counts(double[] answers) {
        Map<Double, Integer> counts = new HashMap<>();
        for (double answer : answers) {
            counts.merge(answer, 1, Integer::sum);
        }
        return counts;
    }

    private static double logFactorial(int n) {
        double log = 0;
        for (int i = 2; i <= n; i++) {
            log += Math.log(i);
        }
        return log;
    }
}
