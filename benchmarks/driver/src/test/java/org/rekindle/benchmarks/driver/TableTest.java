package org.rekindle.benchmarks.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
    private final Table table = new Table("Title", List.of("", "relu", "elu"));

    @Test
    void namesStandToTheLeftAndNumbersToTheRight() {
        table.row(List.of("Rekindle", "1", "12.5"));
        table.row(List.of("other", "100"));
        table.note("A note.");
        table.note("A note.");

        assertThat(table.text())
                .isEqualTo(
                        """
                        Title
                                    relu   elu
                          Rekindle     1  12.5
                          other      100
                          A note.
                        """);
    }

    @Test
    void theSameForADocument() {
        table.row(List.of("Rekindle", "1", "12.5"));

        assertThat(table.markdown())
                .isEqualTo(
                        """
                        **Title**

                        |  | relu | elu |
                        |---|--:|--:|
                        | Rekindle | 1 | 12.5 |
                        """);
    }

    @Test
    void aRowIsNoLongerThanTheHeader() {
        assertThatThrownBy(() -> table.row(List.of("", "", "", "")))
                .hasMessageStartingWith("the table has 3 columns, but the row has 4 cells");
    }

    @Test
    void threeDigitsCount() {
        assertThat(Numbers.plain(0.1234)).isEqualTo("0.123");
        assertThat(Numbers.plain(1.234)).isEqualTo("1.23");
        assertThat(Numbers.plain(12.34)).isEqualTo("12.3");
        assertThat(Numbers.plain(1234)).isEqualTo("1234");
        assertThat(Numbers.plain(Double.NaN)).isEqualTo("—");
        assertThat(Numbers.times(99.96)).isEqualTo("100×");
        assertThat(Numbers.percent(0.0123)).isEqualTo("1.2 %");
        assertThat(Numbers.percent(0.643)).isEqualTo("64 %");
        assertThat(Numbers.change(1.163)).isEqualTo("+16.3 %");
        assertThat(Numbers.change(0.997)).isEqualTo("−0.3 %");
    }
}
