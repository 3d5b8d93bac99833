package org.rekindle.view;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A table in CSV as a run writes it: a header, no quotes, no comma within a value. Columns are
 * found by name, so that a later version may add some. There may be millions of rows, so a single
 * object is reused for all of them, and values are parsed only when they are asked for.
 */
final class CsvTable {
    private CsvTable() {}

    /** Receives the rows. */
    interface Reader {
        /** Receives a row. The object is reused for the next row. */
        void row(Row row) throws BadFileException;
    }

    /**
     * Reads every row.
     *
     * @param columns the columns that are needed; a row numbers them in this order
     * @return whether the file exists
     */
    static boolean read(UntrustedFiles files, String name, List<String> columns, Reader reader)
            throws BadFileException {
        Row[] row = new Row[1];
        int lines =
                files.lines(
                        name,
                        (number, text) -> {
                            if (number == 1) {
                                row[0] = Row.under(name, text, columns);
                            } else {
                                row[0].become(number, text);
                                reader.row(row[0]);
                            }
                        });
        return lines > 0;
    }

    /** The current row. */
    static final class Row {
        private final String name;
        private final int[] places;
        private final int[] ends;
        private int number;
        private String text = "";

        private Row(String name, int[] places, int columns) {
            this.name = name;
            this.places = places;
            this.ends = new int[columns];
        }

        private static Row under(String name, String header, List<String> columns)
                throws BadFileException {
            List<String> names = List.of(header.strip().split(",", -1));
            int[] places = columns.stream().mapToInt(names::indexOf).toArray();
            if (Arrays.stream(places).anyMatch(place -> place < 0)) {
                throw new BadFileException(
                        "%s lacks one of the columns %s"
                                .formatted(name, String.join(", ", columns)));
            }
            return new Row(name, places, names.size());
        }

        private void become(int line, String content) throws BadFileException {
            number = line;
            text = content;
            int values = 0;
            int end = text.indexOf(',');
            while (end >= 0 && values < ends.length) {
                ends[values++] = end;
                end = text.indexOf(',', end + 1);
            }
            if (values != ends.length - 1 || end >= 0) {
                throw bad(String.format(Locale.ROOT, "there are %d columns", ends.length));
            }
            ends[values] = text.length();
        }

        String text(int column) {
            return text.substring(start(column), end(column));
        }

        /** Whether a column has this value. */
        boolean is(int column, String value) {
            int start = start(column);
            return end(column) - start == value.length() && text.startsWith(value, start);
        }

        int whole(int column) throws BadFileException {
            try {
                int value = Integer.parseInt(text, start(column), end(column), 10);
                if (value >= 0) {
                    return value;
                }
            } catch (NumberFormatException e) {
                // Falls through to the same message.
            }
            throw bad("\"%s\" is not a whole number".formatted(text(column)));
        }

        long largeWhole(int column) throws BadFileException {
            try {
                long value = Long.parseLong(text, start(column), end(column), 10);
                if (value >= 0) {
                    return value;
                }
            } catch (NumberFormatException e) {
                // Falls through to the same message.
            }
            throw bad("\"%s\" is not a whole number".formatted(text(column)));
        }

        float number(int column) throws BadFileException {
            try {
                float value = Float.parseFloat(text(column));
                if (Float.isFinite(value)) {
                    return value;
                }
            } catch (NumberFormatException e) {
                // Falls through to the same message.
            }
            throw bad("\"%s\" is not a number".formatted(text(column)));
        }

        private int start(int column) {
            int place = places[column];
            return place == 0 ? 0 : ends[place - 1] + 1;
        }

        private int end(int column) {
            return ends[places[column]];
        }

        BadFileException bad(String reason) {
            return new BadFileException(
                    String.format(
                            Locale.ROOT,
                            "line %d of %s does not hold what it should: %s",
                            number,
                            name,
                            reason));
        }
    }
}
