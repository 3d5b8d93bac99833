package org.rekindle.data.table;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.rekindle.data.DataException;
import org.rekindle.data.preparation.PreparedData;
import org.rekindle.network.Task;

/** What a network predicts, for the rows of a table that have a target. */
public final class Target {
    private static final int DECILES = 10;

    private final Task task;
    private final int[] rows;
    private final double[] values;
    private final List<String> classes;
    private final String reason;
    private final List<String> notes;
    private final Optional<Task> otherTask;

    /**
     * @param rows the rows that are used, in rising order; held, not copied
     * @param values for each of these rows the class number, or the number to predict; held
     * @param classes the label of each class number; empty for regression
     * @param reason why this task, for the user
     * @param notes what became of rows that hold a target, for the user
     * @param otherTask what could have been requested instead, as {@link PreparedData} has it
     */
    Target(
            Task task,
            int[] rows,
            double[] values,
            List<String> classes,
            String reason,
            List<String> notes,
            Optional<Task> otherTask) {
        this.task = task;
        this.rows = rows;
        this.values = values;
        this.classes = classes;
        this.reason = reason;
        this.notes = notes;
        this.otherTask = otherTask;
    }

    /**
     * The rows that hold a value.
     *
     * @throws DataException when there are none
     */
    static int[] usableRows(Column column) {
        int[] rows = IntStream.range(0, column.rows()).filter(r -> !column.isMissing(r)).toArray();
        if (rows.length == 0) {
            throw new DataException(
                    "target \"%s\" has no value in any row; choose another column"
                            .formatted(column.name()));
        }
        return rows;
    }

    /** There is nothing to learn when every row says the same. */
    static DataException constant(Column column, String value) {
        return new DataException(
                "target \"%s\" is \"%s\" in every row that has one, so there is nothing to learn;"
                                .formatted(column.name(), value)
                        + " choose another column");
    }

    public Task task() {
        return task;
    }

    /** In rising order; to read only. */
    public int[] rows() {
        return rows;
    }

    public List<String> classes() {
        return classes;
    }

    /** Why this task, in one sentence for the user. */
    public String reason() {
        return reason;
    }

    /** What became of rows that hold a target, one sentence each. */
    public List<String> notes() {
        return notes;
    }

    /** The task that could have been requested instead; empty where there is no choice left. */
    public Optional<Task> otherTask() {
        return otherTask;
    }

    /** The value of one of the table's rows, which must be among {@link #rows()}. */
    public double value(int row) {
        return values[Arrays.binarySearch(rows, row)];
    }

    /** For each row the group whose share every part of the split shall keep: class or decile. */
    public int[] strata() {
        if (task == Task.CLASSIFICATION) {
            return IntStream.range(0, rows.length).map(i -> (int) values[i]).toArray();
        }
        int[] strata = new int[rows.length];
        int[] order =
                IntStream.range(0, rows.length)
                        .boxed()
                        .sorted((i, j) -> Double.compare(values[i], values[j]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        for (int rank = 0; rank < order.length; rank++) {
            strata[order[rank]] = (int) ((long) rank * DECILES / order.length);
        }
        return strata;
    }
}
