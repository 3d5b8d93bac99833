package org.rekindle.data.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rekindle.data.DataException;
import org.rekindle.data.message.Names;
import org.rekindle.data.source.Source;

/**
 * Which table of a database is meant.
 *
 * @param tables their names
 * @param views the names of queries that the database keeps, which may be named like tables
 */
record TableChoice(List<String> tables, List<String> views) {
    TableChoice {
        tables = List.copyOf(tables);
        views = List.copyOf(views);
    }

    /**
     * @param wanted by the user; null for the only one
     * @throws DataException when there is no such table, or none is named where there are several
     */
    String chosen(Source source, @Nullable String wanted) {
        List<String> candidates = tables.isEmpty() ? views : tables;
        if (wanted == null) {
            if (candidates.size() == 1) {
                return candidates.get(0);
            }
            if (candidates.isEmpty()) {
                throw source.fault("there is no table in this database");
            }
            throw source.fault(
                    DataException.Reason.TABLE_NOT_NAMED,
                    List.of(),
                    "there are %s in this database: %s"
                            .formatted(
                                    Names.count(candidates.size(), "table"),
                                    Names.abbreviate(candidates)));
        }
        if (tables.contains(wanted) || views.contains(wanted)) {
            return wanted;
        }
        String meant = Names.inCapitalsOf(tables, wanted);
        if (tables.contains(meant)) {
            return meant;
        }
        throw source.fault(
                DataException.Reason.TABLE_NOT_NAMED,
                List.of(),
                "there is no table \"%s\" in this database; there are %s"
                        .formatted(wanted, Names.abbreviate(candidates)));
    }
}
