package org.rekindle.data;

import java.util.Arrays;
import java.util.regex.Pattern;

/** The kinds of file that can be read, told by the name. */
enum FileKind {
    DELIMITED(".+\\.(csv|tsv|txt)(\\.gz)?") {
        @Override
        Table read(Source source) {
            return DelimitedFile.read(source);
        }
    },
    PARQUET(".+\\.parquet") {
        @Override
        Table read(Source source) {
            return ParquetFile.read(source);
        }
    },
    JSON(".+\\.(json|jsonl|ndjson)(\\.gz)?") {
        @Override
        Table read(Source source) {
            return JsonFile.read(source);
        }
    },
    IDX(".*[-.]idx[13]-ubyte(\\.gz)?") {
        @Override
        Table read(Source source) {
            return IdxFile.read(source);
        }
    },
    NPZ(".+\\.npz") {
        @Override
        Table read(Source source) {
            return NpzFile.read(source);
        }
    };

    private final Pattern name;

    FileKind(String name) {
        this.name = Pattern.compile(name, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }

    /**
     * @throws DataException when the name tells none of these
     */
    static FileKind of(Source source) {
        return Arrays.stream(values())
                .filter(kind -> kind.name.matcher(source.fileName()).matches())
                .findFirst()
                .orElseThrow(
                        () ->
                                source.fault(
                                        "this kind of file is not known; the name must end in .csv,"
                                                + " .tsv, .txt, .json, .jsonl, .ndjson (all also"
                                                + " .gz), .parquet, .npz or -idx3-ubyte (also"
                                                + " .gz)"));
    }

    abstract Table read(Source source);
}
