package org.rekindle.data.database;

import java.sql.SQLException;
import org.rekindle.data.DataException;
import org.rekindle.data.source.Source;

/** DuckDB's report of a broken file, cut down to what the user can use. */
public final class DatabaseFault {
    private static final int LONGEST = 200;

    private DatabaseFault() {}

    public static DataException in(Source source, SQLException error) {
        String cause =
                String.valueOf(error.getMessage())
                        .lines()
                        .findFirst()
                        .orElse("")
                        .replaceFirst("^([A-Z][A-Za-z ]+ Error: |[A-Za-z]+Exception: )+", "")
                        .strip();
        if (cause.length() > LONGEST) {
            cause = cause.substring(0, LONGEST) + "...";
        }
        return source.fault("the file is broken or not what its name says: " + cause, error);
    }
}
