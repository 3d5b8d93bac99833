package org.rekindle.data.preparation;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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
        return new PreparationRequest(
                target,
                task,
                drop,
                values,
                true,
                standardizeTarget,
                split,
                seed,
                splitNumber,
                reading);
    }

    /** The same with a standardised target. */
    public PreparationRequest withStandardizedTarget() {
        return new PreparationRequest(
                target, task, drop, values, standardize, true, split, seed, splitNumber, reading);
    }

    /** The same on another split. */
    public PreparationRequest onSplit(int number) {
        return new PreparationRequest(
                target,
                task,
                drop,
                values,
                standardize,
                standardizeTarget,
                split,
                seed,
                number,
                reading);
    }

    /** The same of a table that lies otherwise in its file. */
    public PreparationRequest readAs(TableReading other) {
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
                other);
    }

    /** The same with other rules for what cells mean. */
    public PreparationRequest withValues(ValueRules rules) {
        return new PreparationRequest(
                target,
                task,
                drop,
                rules,
                standardize,
                standardizeTarget,
                split,
                seed,
                splitNumber,
                reading);
    }

    /**
     * The same, with names of columns as a table has them. Where a name holds a comma, a list of
     * names may have been taken apart there; a name that the table lacks means the column that
     * differs in capitals alone, if there is one.
     */
    public PreparationRequest forColumnsOf(Table table) {
        List<String> columns = table.columnNames();
        return new PreparationRequest(
                Names.inCapitalsOf(columns, target),
                task,
                meant(columns, drop),
                values.keeping(meant(columns, values.keep())),
                standardize,
                standardizeTarget,
                split,
                seed,
                splitNumber,
                reading);
    }

    private static Set<String> meant(List<String> columns, Collection<String> given) {
        return new ColumnNames(columns)
                .meant(given).stream()
                        .map(name -> Names.inCapitalsOf(columns, name))
                        .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
