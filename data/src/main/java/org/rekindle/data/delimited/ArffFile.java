package org.rekindle.data.delimited;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rekindle.data.DataException;
import org.rekindle.data.database.DuckDb;
import org.rekindle.data.database.DuckDbFile;
import org.rekindle.data.database.Relation;
import org.rekindle.data.source.Source;
import org.rekindle.data.source.TableReading;

/** ARFF, the format of Weka: names and types of the columns, and then rows as in CSV. */
public record ArffFile() implements DuckDbFile {
    private static final Pattern ATTRIBUTE =
            Pattern.compile(
                    "@attribute\\s+('(?:[^'\\\\]|\\\\.)*'|\"[^\"]*\"|\\S+)\\s+(.*)",
                    Pattern.CASE_INSENSITIVE);

    @Override
    public Relation relation(DuckDb database, Source source) throws SQLException {
        String text = TextHead.read(source).text(TextHead.read(source).charset());
        List<String> names = new ArrayList<>();
        int lines = 0;
        boolean hasRows = false;
        String row = "";
        for (String line : (Iterable<String>) text.lines()::iterator) {
            if (hasRows) {
                row = line.strip();
                if (!row.isEmpty() && !row.startsWith("%")) {
                    break;
                }
                continue;
            }
            lines++;
            Matcher attribute = ATTRIBUTE.matcher(line.strip());
            if (attribute.matches()) {
                names.add(unquoted(attribute.group(1)));
            }
            hasRows = line.strip().toLowerCase(Locale.ROOT).equals("@data");
        }
        if (!hasRows || names.isEmpty()) {
            throw source.fault(
                    "this is not ARFF: there must be lines with @attribute, and one with @data");
        }
        if (row.startsWith("{")) {
            throw source.fault(
                    "its rows are sparse ({1 5, 3 x}); save them with all values, or as CSV");
        }
        char quote = row.indexOf('"') >= 0 ? Dialect.DOUBLE_QUOTE : Dialect.SINGLE_QUOTE;
        TextLayout layout =
                new TextLayout(new Dialect(',', quote, "%"), lines, 0, false, names, List.of());
        return new DelimitedFile(TableReading.BY_THE_FILE)
                .relation(database, source, DelimitedText.laidOut(source, layout));
    }

    private static String unquoted(String name) {
        boolean isQuoted = name.startsWith("'") || name.startsWith("\"");
        return isQuoted ? name.substring(1, name.length() - 1).replaceAll("\\\\(.)", "$1") : name;
    }

    @Override
    public DataException fault(Source source, SQLException error) {
        return DelimitedFault.in(source, error);
    }
}
