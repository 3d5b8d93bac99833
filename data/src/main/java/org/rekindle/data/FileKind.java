package org.rekindle.data;

import java.util.Arrays;
import java.util.regex.Pattern;

/** The kinds of file that can be read; the name decides. */
enum FileKind {
    DELIMITED(".+\\.(csv|tsv|txt)(\\.gz)?") {
        @Override
        Table read(Source source, TableReading reading) {
            return new DelimitedFile(reading).read(source);
        }

        @Override
        SampleFile samples(Source source, SampleRequest request) {
            return TableSamples.open(source, new DelimitedFile(TableReading.BY_THE_FILE), request);
        }
    },
    PARQUET(".+\\.parquet") {
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
    };

    private final Pattern name;

    FileKind(String name) {
        this.name = Pattern.compile(name, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }

    /**
     * @param besides what else could have been named, for the user
     * @throws DataException when the name tells none of these
     */
    static FileKind of(Source source, String besides) {
        return Arrays.stream(values())
                .filter(kind -> kind.name.matcher(source.fileName()).matches())
                .findFirst()
                .orElseThrow(
                        () ->
                                source.fault(
                                        "this kind of file is not known; the name must end in .csv,"
                                                + " .tsv, .txt, .json, .jsonl, .ndjson (all also"
                                                + " .gz), .parquet, .npz or -idx3-ubyte (also"
                                                + " .gz)"
                                                + besides));
    }

    /** The whole file as a table, as the user says that it lies there. */
    abstract Table read(Source source, TableReading reading);

    /** The file as arrays to stream. */
    abstract SampleFile samples(Source source, SampleRequest request);
}
