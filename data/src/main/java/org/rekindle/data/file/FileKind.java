package org.rekindle.data.file;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rekindle.data.DataException;
import org.rekindle.data.array.IdxFile;
import org.rekindle.data.array.NpyFile;
import org.rekindle.data.array.NpzFile;
import org.rekindle.data.arrow.ArrowFile;
import org.rekindle.data.database.DuckDbFile;
import org.rekindle.data.delimited.ArffFile;
import org.rekindle.data.delimited.DelimitedFile;
import org.rekindle.data.sample.IdxSamples;
import org.rekindle.data.sample.NpySamples;
import org.rekindle.data.sample.NpzSamples;
import org.rekindle.data.sample.SampleFile;
import org.rekindle.data.sample.SampleRequest;
import org.rekindle.data.sample.TableSamples;
import org.rekindle.data.source.RowSample;
import org.rekindle.data.source.Source;
import org.rekindle.data.source.TableReading;
import org.rekindle.data.sql.DuckDbTables;
import org.rekindle.data.sql.QueryResult;
import org.rekindle.data.sql.SqliteFile;
import org.rekindle.data.storage.Storage;
import org.rekindle.data.table.Table;

/** The kinds of file that can be read. */
enum FileKind {
    DELIMITED(".+\\.(csv|tsv|txt|tab|psv|dat|data)(\\.gz)?") {
        @Override
        DuckDbFile table(TableReading reading) {
            return new DelimitedFile(reading);
        }
    },
    PARQUET(".+\\.(parquet|pq)") {
        @Override
        DuckDbFile table(TableReading reading) {
            return new ParquetFile();
        }
    },
    JSON(".+\\.(json|jsonl|ndjson)(\\.gz)?") {
        @Override
        DuckDbFile table(TableReading reading) {
            return new JsonFile();
        }
    },
    EXCEL(".+\\.xls[xm]") {
        @Override
        DuckDbFile table(TableReading reading) {
            return new ExcelFile(reading);
        }
    },
    /** Feather of version 2 is Arrow, too. */
    ARROW(".+\\.(arrow|arrows|ipc|feather)") {
        @Override
        DuckDbFile table(TableReading reading) {
            return new ArrowFile();
        }
    },
    ARFF(".+\\.arff") {
        @Override
        DuckDbFile table(TableReading reading) {
            return new ArffFile();
        }
    },
    /** A database of DuckDB, known by its content. */
    DUCKDB("(?!)") {
        @Override
        DuckDbFile table(TableReading reading) {
            return new DuckDbTables(reading);
        }
    },
    /** A database of SQLite, known by its content. */
    SQLITE("(?!)") {
        @Override
        DuckDbFile table(TableReading reading) {
            return new SqliteFile(reading);
        }
    },
    /** Several files, which no name of a single one says. */
    FILE_SET("(?!)") {
        @Override
        DuckDbFile table(TableReading reading) {
            return new FileSetTable(reading);
        }
    },
    IDX(".*[-.]idx\\d{1,2}-ubyte(\\.gz)?") {
        @Override
        Table array(Source source) {
            return IdxFile.read(source);
        }

        @Override
        SampleFile samples(Source source, SampleRequest request) {
            return IdxSamples.open(source);
        }
    },
    NPZ(".+\\.npz") {
        @Override
        Table array(Source source) {
            return NpzFile.read(source);
        }

        @Override
        SampleFile samples(Source source, SampleRequest request) {
            return NpzSamples.open(source);
        }
    },
    NPY(".+\\.npy") {
        @Override
        Table array(Source source) {
            return NpyFile.read(source);
        }

        @Override
        SampleFile samples(Source source, SampleRequest request) {
            return NpySamples.open(source);
        }
    };

    private final Pattern name;

    FileKind(String name) {
        this.name = Pattern.compile(name, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }

    /** By the name of a file; empty where it says nothing. */
    static Optional<FileKind> named(String name) {
        return Arrays.stream(values())
                .filter(kind -> kind.name.matcher(name).matches())
                .findFirst();
    }

    /**
     * A file that is none of these.
     *
     * @param besides what else could have been named, for the user
     */
    static DataException unknown(Source source, String besides) {
        return source.fault(
                "this kind of file is not known; the name must end in .csv, .tsv, .tab, .psv, .txt,"
                        + " .dat, .data, .json, .jsonl, .ndjson, .arff, .parquet, .pq, .arrow,"
                        + " .feather, .xlsx, .npz, .npy or -idx3-ubyte, also packed (.gz, .zst, .bz2, .xz, .zip); databases of"
                        + " DuckDB and SQLite are known by their content"
                        + besides);
    }

    /** How DuckDB reads it; null where it does not. */
    @Nullable DuckDbFile table(TableReading reading) {
        return null;
    }

    /** The whole file, where it holds arrays; null where it does not. */
    @Nullable Table array(Source source) {
        return null;
    }

    /** The whole file as a table, as the user says that it lies there. */
    Table read(Source source, TableReading reading, Storage storage) {
        RowSample sample = reading.sample();
        boolean isWhole = reading.table() == null && reading.query() == null && sample == null;
        Table array = isWhole ? array(source) : null;
        if (array != null) {
            return array;
        }
        DuckDbFile table = required(source, reading);
        return sample == null ? table.read(source, storage) : table.read(source, sample, storage);
    }

    /** The file as arrays to stream. */
    SampleFile samples(Source source, SampleRequest request) {
        return TableSamples.open(source, required(source, TableReading.BY_THE_FILE), request);
    }

    private DuckDbFile required(Source source, TableReading reading) {
        boolean hasTables = this == DUCKDB || this == SQLITE;
        if (reading.table() != null && !hasTables) {
            throw source.fault(
                    DataException.Reason.NO_TABLES_TO_CHOOSE_FROM,
                    List.of(),
                    "this is no database, so there are no tables to choose from");
        }
        DuckDbFile table = table(reading);
        if (table == null) {
            throw source.fault(
                    DataException.Reason.NO_PART_POSSIBLE,
                    List.of(),
                    "queries and samples are of text, JSON, Parquet, Arrow, Excel, ARFF and databases, not"
                            + " of arrays");
        }
        return reading.query() == null || hasTables
                ? table
                : new QueryResult(table, reading.query());
    }
}
