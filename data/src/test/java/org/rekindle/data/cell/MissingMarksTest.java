package org.rekindle.data.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MissingMarksTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "", " ", "NA", "N/A", "#N/A", "NaN", "nan", "null", "NULL", "None", "?", "-", "--",
                ".", "\\N", "<NA>", "missing", "n/a", "#DIV/0!", "#VALUE!", " NA "
            })
    void theUsualMarks(String mark) {
        assertThat(MissingMarks.USUAL.contains(mark)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "no", "nano", "Nancy", "-1", "N", "unknown"})
    void otherTextIsAValue(String text) {
        assertThat(MissingMarks.USUAL.contains(text)).isFalse();
    }

    @Test
    void marksAreAddedOrSwitchedOff() {
        MissingMarks more = MissingMarks.of(List.of("unknown", "-999"));
        assertThat(List.of("NA", "UNKNOWN", "-999")).allMatch(more::contains);
        MissingMarks none = MissingMarks.of(List.of("none"));
        assertThat(none.contains("NA")).isFalse();
        assertThat(none.contains("none")).isFalse();
        assertThat(none.contains(" ")).isTrue();
        MissingMarks only = MissingMarks.of(List.of("none", "x"));
        assertThat(only.contains("X")).isTrue();
        assertThat(only.contains("NA")).isFalse();
        assertThat(MissingMarks.of(List.of())).isEqualTo(MissingMarks.USUAL);
    }
}
