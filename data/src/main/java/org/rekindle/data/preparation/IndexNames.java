package org.rekindle.data.preparation;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.rekindle.data.table.Column;
import org.rekindle.data.table.Table;

/** What columns that number their rows are called. */
final class IndexNames {
    private static final Pattern INDEX =
            Pattern.compile(
                    "__index_level_\\d+__|unnamed:? ?_?\\d+|\\.\\.\\.1|index|level_0|row[_ .]?names?|row[_ .]?(id|num|number|nr|no)?");
    private static final Pattern ID =
            Pattern.compile(
                    "(.*[_ .-])?(id|ids|uid|uuid|guid|key|identifier|index|nr|no|seq|sequence|serial)");
    private static final Pattern CAMEL_ID = Pattern.compile(".*[a-z0-9](Id|ID)|IDs?");
    private static final Pattern COUNTER =
            Pattern.compile(
                    "(.*[_ .-])?(idx|#|n|i|num|number|rows?|rownum|line|obs|observation|sample|record|entry|item|counter)|column_\\d+"
                            + "|(.*[_ .-])?(id)?(case|patient|subject|person|respondent|participant|customer|user|pair|household)");
    private static final String UNNAMED = "column_1";

    private IndexNames() {}

    /** Whether a name is one that programs give to the number of a row, or there is none. */
    static boolean isIndex(String name, Table table) {
        // A header may leave its first column without a name, and no other.
        List<Column> columns = table.columns();
        boolean unnamed =
                name.equals(UNNAMED)
                        && columns.get(0).name().equals(UNNAMED)
                        && (columns.size() < 2 || !columns.get(1).name().equals("column_2"));
        return unnamed || INDEX.matcher(name.toLowerCase(Locale.ROOT)).matches();
    }

    /** Whether a name is one of an id. */
    static boolean isId(String name) {
        return ID.matcher(name.toLowerCase(Locale.ROOT)).matches()
                || CAMEL_ID.matcher(name).matches();
    }

    /** Whether a name says that a column counts, and does not measure. */
    static boolean isCounter(String name, Table table) {
        return isIndex(name, table)
                || isId(name)
                || COUNTER.matcher(name.toLowerCase(Locale.ROOT)).matches();
    }
}
