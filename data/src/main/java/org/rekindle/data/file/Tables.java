package org.rekindle.data.file;

import java.nio.file.Path;
import org.rekindle.data.DataException;
import org.rekindle.data.source.ScratchFiles;
import org.rekindle.data.source.TableReading;
import org.rekindle.data.storage.Storage;
import org.rekindle.data.table.Table;

/** Reads tables. */
public final class Tables {
    private Tables() {}

    /**
     * Reads a whole file; its name decides the kind. CSV ({@code .csv .tsv .txt}) and JSON ({@code
     * .json .jsonl .ndjson}) may be gzipped, {@code .parquet} and {@code .npz} are compressed by
     * themselves, and IDX images ({@code -idx3-ubyte}, gzipped or not) bring the labels that lie
     * beside them. The text or Parquet files of a folder, or those that a pattern such as {@code
     * part-*.csv} fits, are one table, in the order of their names. The path {@code -} is standard
     * input, of which the content decides the kind.
     *
     * @throws DataException when the file is missing, unknown or broken
     */
    public static Table read(Path file) {
        return read(file, TableReading.BY_THE_FILE);
    }

    /**
     * Reads a whole file as {@link #read(Path)} does, and as the user says that the table lies in
     * it.
     *
     * @throws DataException when the file is missing, unknown or broken
     */
    public static Table read(Path file, TableReading reading) {
        return read(file, reading, Storage.WHERE_IT_FITS);
    }

    /**
     * Reads a whole file as {@link #read(Path, TableReading)} does.
     *
     * @param storage says where the table lies, and what is made of it; arrays of NumPy and IDX
     *     always lie in memory
     * @throws DataException when the file is missing, unknown or broken
     */
    public static Table read(Path file, TableReading reading, Storage storage) {
        try (ScratchFiles scratch = new ScratchFiles()) {
            return TableFile.of(FileSet.named(file), "", scratch).read(reading, storage);
        }
    }
}
