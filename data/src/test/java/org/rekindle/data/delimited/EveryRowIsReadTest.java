package org.rekindle.data.delimited;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.rekindle.data.DataException;
import org.rekindle.data.file.Tables;

/** Whatever a text holds, either each of its rows is read, or one sentence says why not. */
class EveryRowIsReadTest {
    @Property(tries = 40)
    void eachLineIsARowOrAReason(@ForAll("lines") List<String> lines) throws IOException {
        Path file = Files.createTempFile("lines", ".csv");
        try {
            Files.writeString(file, "x,word\n1.5,a\n" + String.join("\n", lines));
            // No line break in quotes, no comment: each line that is not empty is one row.
            long expected = 1 + lines.stream().filter(line -> !line.isBlank()).count();
            assertThat(outcome(file))
                    .as(Files.readString(file).replace("\t", "<tab>"))
                    .matches(
                            text ->
                                    text.equals(expected + " rows")
                                            || text.matches(
                                                    "line \\d+ (has|opens|is not|is too) .*"));
        } finally {
            Files.delete(file);
        }
    }

    private static String outcome(Path file) {
        try {
            return Tables.read(file).rows() + " rows";
        } catch (DataException e) {
            return String.valueOf(e.getMessage()).substring((file + ": ").length());
        }
    }

    @Provide
    Arbitrary<List<String>> lines() {
        Arbitrary<String> cell =
                Arbitraries.strings()
                        .withChars("ab1.5 \"\\;|\t\u00e9")
                        .ofMaxLength(6)
                        .filter(text -> text.chars().filter(c -> c == '"').count() % 2 == 0);
        Arbitrary<String> line =
                cell.list().ofMinSize(1).ofMaxSize(3).map(cells -> String.join(",", cells));
        Arbitrary<String> usual = cell.list().ofSize(2).map(cells -> String.join(",", cells));
        return Arbitraries.frequencyOf(Tuple.of(1, line), Tuple.of(9, usual)).list().ofMaxSize(30);
    }
}
