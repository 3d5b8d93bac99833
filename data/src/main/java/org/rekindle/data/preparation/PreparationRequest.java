package org.rekindle.data.preparation;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rekindle.data.message.Names;
import org.rekindle.data.reading.ColumnNames;
import org.rekindle.data.reading.ValueRules;
import org.rekindle.data.source.TableReading;
import org.rekindle.data.table.Table;
import org.rekindle.network.Task;

/**
 * What the user wants of a table.
 *
 * @param target the column to predict
 * @param task what to make of it, or null to decide from its values
 * @param drop columns to leave out
 * @param values what cells mean, and which columns stay
 * @param standardize whether every input gets mean 0 and standard deviation 1 over the training
 *     rows
 * @param standardizeTarget whether a number to predict gets mean 0 and standard deviation 1 over
 *     the training rows; classes are not scaled
 * @param split whether rows are split into three parts; if not, all of them are for training, for
 *     validation and for test
 * @param seed the root of everything random; the split is its child {@code "split"}
 * @param splitNumber which of the splits with this seed, from 0. All of them have the same test
 *     rows; the others are divided between training and validation anew
 * @param reading how the table lies in its file
 */
public record PreparationRequest(
        String target,
        @Nullable Task task,
        Set<String> drop,
        ValueRules values,
        boolean standardize,
        boolean standardizeTarget,
        boolean split,
        long seed,
        int splitNumber,
        TableReading reading) {
    /** Everything but the target decided from the table, and everything standardised. */
    public PreparationRequest(String target) {
        this(target, null, Set.of(), true, 1);
    }

    /** With a standardised target, and a split. */
    public PreparationRequest(
            String target, @Nullable Task task, Set<String> drop, boolean standardize, long seed) {
        this(target, task, drop, standardize, true, true, seed);
    }

    /** With the first split. */
    public PreparationRequest(
            String target,
            @Nullable Task task,
            Set<String> drop,
            boolean standardize,
            boolean standardizeTarget,
            boolean split,
            long seed) {
        this(
                target,
                task,
                drop,
                ValueRules.USUAL,
                standardize,
                standardizeTarget,
                split,
                seed,
                0,
                TableReading.BY_THE_FILE);
    }

    /** Copies the set, and checks the number of the split. */
    public PreparationRequest {
        if (splitNumber < 0 || (splitNumber > 0 && !split)) {
            throw new IllegalArgumentException(
                    split
                            ? "splits are counted from 0, but one is " + splitNumber
                            : "rows that are not split have no split " + splitNumber);
        }
        drop = Collections.unmodifiableSet(new LinkedHashSet<>(drop));
    }

    /** The same with standardised inputs. */
    public PreparationRequest standardized() {
        return changed(request -> request.standardize = true);
    }

    /** The same with a standardised target. */
    public PreparationRequest withStandardizedTarget() {
        return changed(request -> request.standardizeTarget = true);
    }

    /** The same on another split. */
    public PreparationRequest onSplit(int number) {
        return changed(request -> request.splitNumber = number);
    }

    /** The same of a table that lies otherwise in its file. */
    public PreparationRequest readAs(TableReading other) {
        return changed(request -> request.reading = other);
    }

    /** The same with other rules for what cells mean. */
    public PreparationRequest withValues(ValueRules rules) {
        return changed(request -> request.values = rules);
    }

    /**
     * The same, with names of columns as a table has them. Where a name holds a comma, a list of
     * names may have been taken apart there; a name that the table lacks means the column that
     * differs in capitals alone, if there is one.
     */
    public PreparationRequest forColumnsOf(Table table) {
        List<String> columns = table.columnNames();
        return changed(
                request -> {
                    request.target = Names.inCapitalsOf(columns, target);
                    request.drop = meant(columns, drop);
                    request.values = values.keeping(meant(columns, values.keep()));
                });
    }

    private PreparationRequest changed(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.done();
    }

    private static Set<String> meant(List<String> columns, Collection<String> given) {
        return new ColumnNames(columns)
                .meant(given).stream()
                        .map(name -> Names.inCapitalsOf(columns, name))
                        .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** A copy in which some parts may be changed before it becomes a request. */
    private static final class Draft {
        private final @Nullable Task task;
        private final boolean split;
        private final long seed;
        private String target;
        private Set<String> drop;
        private ValueRules values;
        private boolean standardize;
        private boolean standardizeTarget;
        private int splitNumber;
        private TableReading reading;

        private Draft(PreparationRequest from) {
            task = from.task;
            split = from.split;
            seed = from.seed;
            target = from.target;
            drop = from.drop;
            values = from.values;
            standardize = from.standardize;
            standardizeTarget = from.standardizeTarget;
            splitNumber = from.splitNumber;
            reading = from.reading;
        }

        private PreparationRequest done() {
            return new PreparationRequest(
                    target,
                    task,
                    drop,
                    values,
                    standardize,
                    standardizeTarget,
                    split,
                    seed,
                    splitNumber,
                    reading);
        }
    }
}
