package org.rekindle.data;

import java.sql.SQLException;

/** DuckDB's report of a broken file, cut down to what the user can use. */
final class DatabaseFault {
    private static final int LONGEST = 200;

    private DatabaseFault() {}

    static DataException in(Source source, SQLException error) {
        String cause =
                String.valueOf(error.getMessage())
                        .lines()
                        .findFirst()
                        .orElse("")
                        .replaceFirst("^([A-Z][A-Za-z ]+ Error: )+", "")
                        .strip();
        if (cause.length() > LONGEST) {
            cause = cause.substring(0, LONGEST) + "...";
        }
        return source.fault("the file is broken or not what its name says: " + cause, error);
    }
}
