package org.rekindle.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTableTest {
    @Test
    void columnsLineUpTheFirstToTheLeftTheOthersToTheRight() {
        TextTable table = new TextTable();
        table.row(List.of("name", "rate"));
        table.row(List.of("relu", "0.001"));
        table.row(List.of("leaky_relu", "1"));
        assertThat(table.lines())
                .containsExactly("name         rate", "relu        0.001", "leaky_relu      1");
    }

    @Test
    void stylesTakeNoRoom() {
        TextTable table = new TextTable();
        table.row(List.of("a", "b"), row -> "<" + row + ">");
        table.row(List.of("long", "c"));
        assertThat(table.lines()).containsExactly("<a     b>", "long  c");
    }

    @ParameterizedTest
    @CsvSource({
        "0.34, 0.3 s",
        "59.7, 1 min 00 s",
        "12.2, 12 s",
        "125, 2 min 05 s",
        "3720, 1 h 02 min"
    })
    void durationsAreWrittenAsPeopleSayThem(double seconds, String text) {
        assertThat(Elapsed.text(seconds)).isEqualTo(text);
    }
}
