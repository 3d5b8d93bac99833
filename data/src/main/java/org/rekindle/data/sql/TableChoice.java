package org.rekindle.data.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rekindle.data.DataException;
import org.rekindle.data.message.Names;
import org.rekindle.data.source.Source;
import org.rekindle.text.NumberText;

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
        if (wanted == null) {
            return only(source);
        }
        if (isThere(wanted)) {
            return wanted;
        }
        String meant = Names.inCapitalsOf(all(), wanted);
        if (isThere(meant)) {
            return meant;
        }
        throw source.fault(
                DataException.Reason.TABLE_NOT_NAMED,
                List.of(),
                "there is no table \"%s\" in this database; there are %s"
                        .formatted(wanted, Names.abbreviate(all())));
    }

    /** The only table; or the only view where there is no table. */
    private String only(Source source) {
        List<String> candidates = tables.isEmpty() ? views : tables;
        if (candidates.size() == 1) {
            return candidates.get(0);
        }
        if (candidates.isEmpty()) {
            throw source.fault("there is no table in this database");
        }
        throw source.fault(
                DataException.Reason.TABLE_NOT_NAMED,
                List.of(),
                "there are %s in this database: %s".formatted(counted(), Names.abbreviate(all())));
    }

    private String counted() {
        List<String> parts = new ArrayList<>();
        if (!tables.isEmpty()) {
            parts.add(NumberText.count(tables.size(), "table"));
        }
        if (!views.isEmpty()) {
            parts.add(NumberText.count(views.size(), "view"));
        }
        return String.join(" and ", parts);
    }

    private List<String> all() {
        return Stream.concat(tables.stream(), views.stream()).toList();
    }

    private boolean isThere(String name) {
        return tables.contains(name) || views.contains(name);
    }

    /** Whether a name that was chosen is a view's. */
    boolean isView(String chosen) {
        return !tables.contains(chosen);
    }

    /** What was read, and which views there are besides, for the user. */
    String note(String chosen) {
        List<String> others = views.stream().filter(view -> !view.equals(chosen)).toList();
        return "Read the %s \"%s\" of the database%s."
                .formatted(
                        isView(chosen) ? "view" : "table",
                        chosen,
                        others.isEmpty()
                                ? ""
                                : "; it also has %s: %s"
                                        .formatted(
                                                NumberText.count(others.size(), "view"),
                                                Names.abbreviate(others)));
    }
}
