package org.rekindle.data.delimited;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.rekindle.data.Read;
import org.rekindle.data.file.Tables;
import org.rekindle.data.table.Table;

/** The same table in any dialect is the same table. */
class DialectsTest {
    private static final List<String> NAMES = List.of("id", "word", "note");

    @Property(tries = 30)
    void theSameCellsAreReadFromEveryDialect(
            @ForAll("rows") List<List<String>> rows,
            @ForAll("delimiters") String delimiter,
            @ForAll("lineEnds") String lineEnd,
            @ForAll("charsets") Charset charset,
            @ForAll("above") String above)
            throws IOException {
        String text =
                above
                        + String.join(delimiter, NAMES)
                        + lineEnd
                        + rows.stream()
                                .map(row -> line(row, delimiter))
                                .collect(Collectors.joining(lineEnd));
        Path file = Files.createTempFile("dialect", ".csv");
        try {
            Files.write(file, text.getBytes(charset));
            Table table = Tables.read(file);
            assertThat(Read.names(table)).isEqualTo(NAMES);
            for (int i = 1; i < NAMES.size(); i++) {
                int place = i;
                assertThat(Read.texts(table, NAMES.get(i)))
                        .isEqualTo(rows.stream().map(row -> row.get(place)).toList());
            }
        } finally {
            Files.delete(file);
        }
    }

    private static String line(List<String> row, String delimiter) {
        return row.stream()
                .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(delimiter));
    }

    @Provide
    Arbitrary<List<List<String>>> rows() {
        // A letter at both ends: blanks there are not kept, and a mark alone may be missing.
        Arbitrary<String> cell =
                Arbitraries.strings()
                        .withChars("ab \u00e9,;\t|\"'#\n")
                        .ofMaxLength(8)
                        .map(text -> "z" + text + "z");
        Arbitrary<List<String>> row =
                Arbitraries.integers()
                        .between(1, 99)
                        .flatMap(
                                id ->
                                        cell.list()
                                                .ofSize(2)
                                                .map(
                                                        cells ->
                                                                List.of(
                                                                        id + ".5",
                                                                        cells.get(0),
                                                                        cells.get(1))));
        return row.list().ofMinSize(1).ofMaxSize(20);
    }

    @Provide
    Arbitrary<String> delimiters() {
        return Arbitraries.of(",", ";", "\t", "|");
    }

    @Provide
    Arbitrary<String> lineEnds() {
        return Arbitraries.of("\n", "\r\n", "\r");
    }

    @Provide
    Arbitrary<Charset> charsets() {
        return Arbitraries.of(
                StandardCharsets.UTF_8,
                StandardCharsets.UTF_16LE,
                StandardCharsets.UTF_16BE,
                StandardCharsets.ISO_8859_1);
    }

    @Provide
    Arbitrary<String> above() {
        return Arbitraries.of("", "# comment\n", "\n\n");
    }
}
