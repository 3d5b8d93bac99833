package org.rekindle.data.delimited;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** Content that is no delimited text, whatever the file is called: seen by its first bytes. */
enum NoTable {
    PNG("a PNG image", "\\x89PNG"),
    JPEG("a JPEG image", "\\xFF\\xD8\\xFF"),
    GIF("a GIF image", "GIF8[79]a"),
    TIFF("a TIFF image", "II\\*\\x00|MM\\x00\\*"),
    PDF("a PDF document", "%PDF-\\d"),
    PROGRAM("a program", "\\x7FELF|MZ\\x90\\x00|\\xCF\\xFA\\xED\\xFE|\\xCA\\xFE\\xBA\\xBE"),
    PICKLE("a pickled Python object", "\\x80[\\x02-\\x05]"),
    SERIALIZED("a serialised Java object", "\\xAC\\xED\\x00\\x05"),
    SOUND("a sound or a film", "RIFF.{4}(WAVE|AVI |WEBP)|OggS\\x00|ID3[\\x02-\\x04]|fLaC\\x00"),
    OFFICE("an Office document of before 2007", "\\xD0\\xCF\\x11\\xE0"),
    HDF("an HDF5 file", "\\x89HDF\\r\\n"),
    SQLITE("a SQLite database", "SQLite format 3\\x00"),
    R("an R object", "RDX[23]\\n|X\\n\\x00\\x00"),
    ARROW("an Arrow or Feather file", "ARROW1\\x00|FEA1\\x00"),
    WEB_PAGE("a web page (HTML)", "(?i)\\s*(<!doctype html|<html[\\s>])"),
    PARQUET("a Parquet file", ".parquet", "PAR1[\\x00-\\x1F]"),
    NUMPY("a NumPy array", ".npy", "\\x93NUMPY"),
    ZIP("a zip archive or an Excel workbook", ".zip or .xlsx", "PK\\x03\\x04"),
    GZIP("packed by gzip", ".gz", "\\x1F\\x8B"),
    ZSTANDARD("packed by Zstandard", ".zst", "\\x28\\xB5\\x2F\\xFD"),
    XZ("packed by xz", ".xz", "\\xFD7zXZ");

    /** So many bytes show whether a file is text. */
    private static final int ENOUGH = 4096;

    /** Of the bytes of a text, the share that may be control characters. */
    private static final double MOST_CONTROLS = 0.02;

    private final String sentence;
    private final Pattern start;

    /** Of what holds no table. */
    NoTable(String kind, String start) {
        this.sentence = "this is no table but " + kind + "; save the table as CSV or Parquet";
        this.start = Pattern.compile(start, Pattern.DOTALL);
    }

    /** Of what may hold one under another name. */
    NoTable(String kind, String suffix, String start) {
        this.sentence = "this is no text but " + kind + "; its name must end in " + suffix;
        this.start = Pattern.compile(start, Pattern.DOTALL);
    }

    /**
     * What a file is instead of delimited text, in one sentence; empty where it may be one.
     *
     * @param isWide whether letters have more than one byte, so that zeros are common
     */
    static Optional<String> found(byte[] bytes, boolean isWide) {
        int length = Math.min(bytes.length, ENOUGH);
        String start = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
        Optional<String> known =
                Arrays.stream(values())
                        .filter(kind -> kind.start.matcher(start).lookingAt())
                        .map(kind -> kind.sentence)
                        .findFirst();
        long controls = start.chars().filter(NoTable::isControl).count();
        return known.isPresent() || isWide || controls <= MOST_CONTROLS * length
                ? known
                : Optional.of(
                        "this is no table of text but binary data; save the table as CSV or Parquet");
    }

    private static boolean isControl(int letter) {
        return letter < ' ' && !(letter >= '\t' && letter <= '\r') && letter != 0x1A;
    }
}
