package org.rekindle.data.sql;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rekindle.data.DataException;
import org.rekindle.data.source.Source;

/** Why a query is refused, in one line. */
final class QueryFault {
    /** DuckDB begins with the kind of the error, such as {@code Binder Error: }. */
    private static final Pattern KIND = Pattern.compile("^(?:[A-Z][A-Za-z-]* )+Error: ");

    /** SQLite puts what happened into parentheses, behind words on all errors of the kind. */
    private static final Pattern SQLITE = Pattern.compile("^\\[SQLITE_\\w+\\][^(]*\\((.*)\\)$");

    /** DuckDB marks the place in the query on lines that follow. */
    private static final Pattern PLACE = Pattern.compile("^LINE \\d+:");

    private QueryFault() {}

    /** It is no query, or more than one. */
    static DataException noSelect(Source source, String found) {
        return source.fault("the query must be one SELECT, and this is " + found);
    }

    /** What the database says about a query that it cannot run. */
    static DataException of(Source source, String message) {
        StringBuilder words = new StringBuilder();
        for (String line : message.strip().lines().toList()) {
            if (PLACE.matcher(line).find()) {
                break;
            }
            words.append(words.isEmpty() ? "" : " ").append(line.strip());
        }
        String plain = KIND.matcher(words.toString().strip()).replaceFirst("");
        Matcher sqlite = SQLITE.matcher(plain);
        return source.fault(
                "the query does not work: " + (sqlite.matches() ? sqlite.group(1) : plain));
    }
}
