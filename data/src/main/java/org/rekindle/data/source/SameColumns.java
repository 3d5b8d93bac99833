package org.rekindle.data.source;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.rekindle.data.DataException;

/**
 * The columns that all files of a table have.
 *
 * @param first the file that shows which these are
 * @param names in its order
 * @param partitions the columns that its folders name
 */
public record SameColumns(Source first, List<String> names, List<String> partitions) {
    /** Copies the lists. */
    public SameColumns {
        names = List.copyOf(names);
        partitions = List.copyOf(partitions);
    }

    /**
     * Checks another file.
     *
     * @throws DataException when its columns are others
     */
    public void check(Source file, List<String> columns, List<String> ofFolders) {
        Set<String> own = new HashSet<>(columns);
        for (String name : names) {
            if (!own.remove(name)) {
                throw fault(file, "has no column \"%s\", but %s has one", name);
            }
        }
        for (String column : columns) {
            if (own.contains(column)) {
                throw fault(file, "has a column \"%s\", but %s has none", column);
            }
        }
        for (String name : partitions) {
            if (!ofFolders.contains(name)) {
                throw fault(file, "lies in no folder \"%s=...\", but %s does", name);
            }
        }
        for (String name : ofFolders) {
            if (!partitions.contains(name)) {
                throw fault(file, "lies in a folder \"%s=...\", but %s does not", name);
            }
        }
    }

    private DataException fault(Source file, String what, String name) {
        return file.fault(
                what.formatted(name, first.path())
                        + "; files that are one table need the same columns, and a pattern can name"
                        + " fewer of them");
    }
}
