package org.rekindle.cli.view;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table in CSV as a run writes it: a header, no quotes, no comma within a value. Columns are
 * found by their names, so that a later version may add some.
 */
final class CsvTable {
    private final String name;
    private final int[] places;
    private final int columns;

    private CsvTable(String name, int[] places, int columns) {
        this.name = name;
        this.places = places;
        this.columns = columns;
    }

    /** What is done with a row. */
    interface Reader {
        /** Takes a row. */
        void row(Row row) throws BadFileException;
    }

    /**
     * Reads every row.
     *
     * @param columns those that are needed; in a row they are numbered in this order
     * @return whether there is such a file
     */
    static boolean read(RunFiles files, String name, List<String> columns, Reader reader)
            throws BadFileException {
        CsvTable[] table = new CsvTable[1];
        int lines =
                files.lines(
                        name,
                        (number, text) -> {
                            if (number == 1) {
                                table[0] = of(name, text, columns);
                            } else {
                                reader.row(table[0].row(number, text));
                            }
                        });
        return lines > 0;
    }

    private static CsvTable of(String name, String header, List<String> columns)
            throws BadFileException {
        List<String> names = List.of(header.strip().split(",", -1));
        int[] places = columns.stream().mapToInt(names::indexOf).toArray();
        if (Arrays.stream(places).anyMatch(place -> place < 0)) {
            throw new BadFileException(
                    "%s lacks one of the columns %s".formatted(name, String.join(", ", columns)));
        }
        return new CsvTable(name, places, names.size());
    }

    private Row row(int number, String text) throws BadFileException {
        String[] values = text.split(",", -1);
        String place = "line %d of %s".formatted(number, name);
        if (values.length != columns) {
            throw new BadFileException(
                    "%s has %d values, but there are %d columns"
                            .formatted(place, values.length, columns));
        }
        return new Row(place, values, places);
    }

    /** One row. */
    static final class Row {
        private final String place;
        private final String[] values;
        private final int[] places;

        private Row(String place, String[] values, int[] places) {
            this.place = place;
            this.values = values;
            this.places = places;
        }

        String text(int column) {
            return values[places[column]].strip();
        }

        long whole(int column) throws BadFileException {
            try {
                long value = Long.parseLong(text(column));
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

        BadFileException bad(@Nullable String reason) {
            return new BadFileException(
                    "%s does not hold what it should: %s".formatted(place, reason));
        }
    }
}
