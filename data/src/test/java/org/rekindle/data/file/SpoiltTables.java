package org.rekindle.data.file;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rekindle.data.TableFiles;
import org.rekindle.data.arrow.ArrowBytes;
import org.rekindle.data.arrow.ArrowBytes.Packing;

/**
 * Small tables of six kinds, each spoilt by its seed: odd values in a file that is well-formed, or
 * bytes that are changed blindly.
 */
final class SpoiltTables {
    private static final int ROWS = 40;
    private static final int MOST_CHANGES = 4;
    private static final Pattern NUMBER = Pattern.compile("-?\\d+\\.\\d+");
    private static final List<String> VALUES =
            List.of("0", "-0.0", "1e308", "1e-320", "12345678901234567890", "-1", "0.1", "7");
    private static final List<String> CELLS =
            List.of(
                    "",
                    "NA",
                    "?",
                    "NaN",
                    "inf",
                    "1e999",
                    "1,5",
                    "\"",
                    "'",
                    "x",
                    " ",
                    "12:30",
                    "#",
                    "2024-02-31",
                    "ä",
                    "5 kg",
                    "(3)",
                    "$7",
                    "\\N",
                    "true",
                    "0x1F",
                    "é\u0000");
    private static final List<String> PIECES =
            List.of(
                    "\"",
                    ",",
                    ";",
                    "\n",
                    "\r",
                    "\t",
                    "\u0000",
                    "\uFEFF",
                    "{",
                    "]",
                    "<",
                    "&",
                    "%",
                    "\u00ff\u00fe",
                    "9999999999999999999",
                    "@data",
                    "null",
                    "\n\n\n");
    private static final List<String> COLUMNS =
            List.of(
                    "i / 7.0",
                    "'word ' || i",
                    "CASE WHEN i % 5 = 0 THEN NULL ELSE i END",
                    "CASE WHEN i % 9 = 0 THEN 'nan'::DOUBLE ELSE i END",
                    "CASE WHEN i % 9 = 0 THEN 'inf'::DOUBLE ELSE i END",
                    "DATE '2024-01-01' + i::INTEGER",
                    "TIMESTAMP '1969-12-31 23:00:00' + INTERVAL (i) HOUR",
                    "i % 2 = 0",
                    "[i, i]",
                    "{'a': i}",
                    "'blob'::BLOB",
                    "i::DECIMAL(18, 3)",
                    "i::HUGEINT",
                    "NULL::INTEGER",
                    "''",
                    "INTERVAL (i) DAY",
                    "TIME '12:00:00'",
                    "uuid()::VARCHAR");

    private final Random random;
    private final Path folder;

    SpoiltTables(long seed, Path folder) {
        this.random = new Random(seed);
        this.folder = folder;
    }

    /** The next kind in turn. */
    Path table(int number) {
        return switch (number % 6) {
            case 0 -> text("a.csv", csv());
            case 1 -> text("a.json", json());
            case 2 ->
                    text(
                            "a.arff",
                            "@relation r\n@attribute x numeric\n@attribute w {a,b}\n"
                                    + "@attribute y numeric\n@data\n"
                                    + rows());
            case 3 -> workbook();
            case 4 -> arrow();
            default -> parquet();
        };
    }

    private static String csv() {
        return "x,w,y\n" + rows();
    }

    private static String rows() {
        return IntStream.range(0, ROWS)
                .mapToObj(
                        i ->
                                "%d.%d,%s,%d.5\n"
                                        .formatted(i * 3 % 17, i % 10, i % 3 == 0 ? "a" : "b", i))
                .collect(Collectors.joining());
    }

    private static String json() {
        return IntStream.range(0, ROWS)
                .mapToObj(
                        i ->
                                "{\"x\": %d.%d, \"w\": \"%s\", \"y\": %d.5}"
                                        .formatted(i * 3 % 17, i % 10, i % 3 == 0 ? "a" : "b", i))
                .collect(Collectors.joining(",\n", "[", "]"));
    }

    private Path text(String name, String text) {
        boolean isJson = name.endsWith(".json");
        byte[] spoilt =
                random.nextInt(4) > 0
                        ? odd(text, isJson ? VALUES : CELLS).getBytes(StandardCharsets.UTF_8)
                        : blindly(text.getBytes(StandardCharsets.UTF_8));
        return TableFiles.write(folder.resolve(name), spoilt);
    }

    private Path workbook() {
        StringBuilder sheet =
                new StringBuilder(
                        Workbook.row(
                                1, Workbook.text("x"), Workbook.text("w"), Workbook.text("y")));
        for (int i = 0; i < ROWS; i++) {
            sheet.append(
                    Workbook.row(
                            i + 2,
                            Workbook.number("%d.%d".formatted(i * 3 % 17, i % 10)),
                            Workbook.text(i % 3 == 0 ? "a" : "b"),
                            Workbook.number(i + ".5")));
        }
        byte[] bytes =
                switch (random.nextInt(4)) {
                    case 0 -> blindly(Workbook.of(sheet.toString()));
                    case 1 ->
                            Workbook.of(
                                    new String(
                                            blindly(
                                                    sheet.toString()
                                                            .getBytes(StandardCharsets.UTF_8)),
                                            StandardCharsets.UTF_8));
                    default -> Workbook.of(odd(sheet.toString(), VALUES));
                };
        return TableFiles.write(folder.resolve("a.xlsx"), bytes);
    }

    private Path arrow() {
        List<Packing> packings = List.of(Packing.values());
        Packing packing = packings.get(random.nextInt(packings.size()));
        byte[] bytes =
                random.nextBoolean()
                        ? ArrowBytes.file(ROWS, packing)
                        : ArrowBytes.stream(ROWS, packing);
        return TableFiles.write(
                folder.resolve("a.arrow"), random.nextInt(3) > 0 ? bytes : blindly(bytes));
    }

    private Path parquet() {
        String columns =
                IntStream.range(0, 1 + random.nextInt(4))
                        .mapToObj(i -> COLUMNS.get(random.nextInt(COLUMNS.size())) + " AS c" + i)
                        .collect(Collectors.joining(", "));
        Path file =
                TableFiles.copy(
                        folder.resolve("a.parquet"),
                        "SELECT %s, i * 1.5 AS y FROM range(%d) t(i)".formatted(columns, ROWS),
                        "parquet");
        return random.nextInt(3) > 0
                ? file
                : TableFiles.write(file, blindly(TableFiles.bytes(file)));
    }

    /** A few of the numbers are others. */
    private String odd(String text, List<String> values) {
        double share = 0.02 + 0.1 * random.nextDouble();
        return NUMBER.matcher(text)
                .replaceAll(
                        found ->
                                Matcher.quoteReplacement(
                                        random.nextDouble() < share
                                                ? values.get(random.nextInt(values.size()))
                                                : found.group()));
    }

    private byte[] blindly(byte[] bytes) {
        byte[] spoilt = bytes;
        int changes = 1 + random.nextInt(MOST_CHANGES);
        for (int i = 0; i < changes && spoilt.length > 1; i++) {
            spoilt = changed(spoilt);
        }
        return spoilt;
    }

    private byte[] changed(byte[] bytes) {
        int at = random.nextInt(bytes.length);
        int to = Math.min(bytes.length, at + 1 + random.nextInt(20));
        return switch (random.nextInt(6)) {
            case 0 -> Arrays.copyOf(bytes, at);
            case 1 -> joined(bytes, at, new byte[0], to);
            case 2 -> joined(bytes, to, Arrays.copyOfRange(bytes, at, to), to);
            case 3 -> joined(bytes, at, piece(), at);
            case 4 -> joined(bytes, at, new byte[] {(byte) random.nextInt(256)}, at + 1);
            default -> joined(bytes, at, piece(), to);
        };
    }

    private byte[] piece() {
        return PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] joined(byte[] bytes, int until, byte[] piece, int from) {
        byte[] result = Arrays.copyOf(bytes, until + piece.length + bytes.length - from);
        System.arraycopy(piece, 0, result, until, piece.length);
        System.arraycopy(bytes, from, result, until + piece.length, bytes.length - from);
        return result;
    }
}
