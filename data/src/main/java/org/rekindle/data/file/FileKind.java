package org.rekindle.data.file;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.rekindle.data.DataException;
import org.rekindle.data.array.IdxFile;
import org.rekindle.data.array.NpyFile;
import org.rekindle.data.array.NpzFile;
import org.rekindle.data.delimited.ArffFile;
import org.rekindle.data.delimited.DelimitedFile;
import org.rekindle.data.sample.IdxSamples;
import org.rekindle.data.sample.NpySamples;
import org.rekindle.data.sample.NpzSamples;
import org.rekindle.data.sample.SampleFile;
import org.rekindle.data.sample.SampleRequest;
import org.rekindle.data.sample.TableSamples;
import org.rekindle.data.source.Source;
import org.rekindle.data.source.TableReading;
import org.rekindle.data.table.Table;

/** The kinds of file that can be read. */
enum FileKind {
    DELIMITED(".+\\.(csv|tsv|txt|tab|psv|dat|data)(\\.gz)?") {
        @Override
        Table read(Source source, TableReading reading) {
            return new DelimitedFile(reading).read(source);
        }

        @Override
        SampleFile samples(Source source, SampleRequest request) {
            return TableSamples.open(source, new DelimitedFile(TableReading.BY_THE_FILE), request);
        }
    },
    PARQUET(".+\\.(parquet|pq)") {
        @Override
        Table read(Source source, TableReading reading) {
            return new ParquetFile().read(source);
        }

        @Override
        SampleFile samples(Source source, SampleRequest request) {
            return TableSamples.open(source, new ParquetFile(), request);
        }
    },
    JSON(".+\\.(json|jsonl|ndjson)(\\.gz)?") {
        @Override
        Table read(Source source, TableReading reading) {
            return new JsonFile().read(source);
        }

        @Override
        SampleFile samples(Source source, SampleRequest request) {
            return TableSamples.open(source, new JsonFile(), request);
        }
    },
    EXCEL(".+\\.xls[xm]") {
        @Override
        Table read(Source source, TableReading reading) {
            return new ExcelFile(reading).read(source);
        }

        @Override
        SampleFile samples(Source source, SampleRequest request) {
            return TableSamples.open(source, new ExcelFile(TableReading.BY_THE_FILE), request);
        }
    },
    ARFF(".+\\.arff") {
        @Override
        Table read(Source source, TableReading reading) {
            return new ArffFile().read(source);
        }

        @Override
        SampleFile samples(Source source, SampleRequest request) {
            return TableSamples.open(source, new ArffFile(), request);
        }
    },
    IDX(".*[-.]idx\\d{1,2}-ubyte(\\.gz)?") {
        @Override
        Table read(Source source, TableReading reading) {
            return IdxFile.read(source);
        }

        @Override
        SampleFile samples(Source source, SampleRequest request) {
            return IdxSamples.open(source);
        }
    },
    NPZ(".+\\.npz") {
        @Override
        Table read(Source source, TableReading reading) {
            return NpzFile.read(source);
        }

        @Override
        SampleFile samples(Source source, SampleRequest request) {
            return NpzSamples.open(source);
        }
    },
    NPY(".+\\.npy") {
        @Override
        Table read(Source source, TableReading reading) {
            return NpyFile.read(source);
        }

        @Override
        SampleFile samples(Source source, SampleRequest request) {
            return NpySamples.open(source);
        }
    },
    /** Several files, which no name of a single one says. */
    FILE_SET("(?!)") {
        @Override
        Table read(Source source, TableReading reading) {
            return new FileSetTable(reading).read(source);
        }

        @Override
        SampleFile samples(Source source, SampleRequest request) {
            return TableSamples.open(source, new FileSetTable(TableReading.BY_THE_FILE), request);
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
                        + " .dat, .data, .json, .jsonl, .ndjson, .arff, .parquet, .pq, .xlsx, .npz,"
                        + " .npy or -idx3-ubyte, also packed (.gz, .zst, .bz2, .xz, .zip)"
                        + besides);
    }

    /** The whole file as a table, as the user says that it lies there. */
    abstract Table read(Source source, TableReading reading);

    /** The file as arrays to stream. */
    abstract SampleFile samples(Source source, SampleRequest request);
}
