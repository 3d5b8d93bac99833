package org.rekindle.data.table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rekindle.data.storage.Storage;

/** A file's rows and columns, with the file's checksum. */
public final class Table {
    private final Path source;
    private final String sha256;
    private final List<Column> columns;
    private final List<String> notes;
    private final Storage storage;
    private final int @Nullable [] rowNumbers;

    public Table(Path source, String sha256, List<Column> columns, List<String> notes) {
        this(source, sha256, columns, notes, Storage.WHERE_IT_FITS);
    }

    /**
     * @param storage says where what is made of the columns lies
     */
    public Table(
            Path source, String sha256, List<Column> columns, List<String> notes, Storage storage) {
        this(source, sha256, columns, notes, storage, null);
    }

    private Table(
            Path source,
            String sha256,
            List<Column> columns,
            List<String> notes,
            Storage storage,
            int @Nullable [] rowNumbers) {
        this.source = source;
        this.sha256 = sha256;
        this.columns = List.copyOf(columns);
        this.notes = List.copyOf(notes);
        this.storage = storage;
        this.rowNumbers = rowNumbers;
    }

    /** The same with a note more. */
    public Table withNote(String note) {
        List<String> all = new ArrayList<>(notes);
        all.add(note);
        return new Table(source, sha256, columns, all, storage, rowNumbers);
    }

    /**
     * The same, whose rows are some of those in the file.
     *
     * @param numbers the place in the file of each row, from 0; held, not copied
     */
    public Table ofRows(int[] numbers) {
        return new Table(source, sha256, columns, notes, storage, numbers);
    }

    /** The place of a row in the file, from 0. */
    public int rowNumber(int row) {
        return rowNumbers == null ? row : rowNumbers[row];
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

    /** Says where what is made of the columns lies. */
    public Storage storage() {
        return storage;
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
