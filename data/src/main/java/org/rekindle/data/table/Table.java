package org.rekindle.data.table;

import java.nio.file.Path;
import java.util.List;

/** A file's rows and columns, with the file's checksum. */
public final class Table {
    private final Path source;
    private final String sha256;
    private final List<Column> columns;
    private final List<String> notes;

    public Table(Path source, String sha256, List<Column> columns, List<String> notes) {
        this.source = source;
        this.sha256 = sha256;
        this.columns = List.copyOf(columns);
        this.notes = List.copyOf(notes);
    }

    /** The file that was read. */
    public Path source() {
        return source;
    }

    /**
     * SHA-256 of the file's bytes as they lie on disk, in hexadecimal; for IDX of the images file's
     * bytes followed by those of the labels file.
     */
    public String sha256() {
        return sha256;
    }

    /** The number of rows, the same in every column. */
    public int rows() {
        return columns.get(0).rows();
    }

    /** In the order of the file; at least one. */
    public List<Column> columns() {
        return columns;
    }

    /** What reading changed, one plain sentence each. */
    public List<String> notes() {
        return notes;
    }

    public List<String> columnNames() {
        return columns.stream().map(Column::name).toList();
    }
}
