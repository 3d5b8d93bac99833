package org.rekindle.onnx.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class JsonArrayTest {
    @Test
    void plainNamesStandInQuotes() {
        assertThat(JsonArray.of(List.of("width", "height"))).isEqualTo("[\"width\", \"height\"]");
        assertThat(JsonArray.of(List.of())).isEqualTo("[]");
    }

    @Test
    void whatJsonReservesIsEscaped() {
        assertThat(JsonArray.of(List.of("5\" \\ tall", "a\tb\n")))
                .isEqualTo("[\"5\\\" \\\\ tall\", \"a\\u0009b\\u000a\"]");
    }

    @Test
    void otherScriptsStayAsTheyAre() {
        assertThat(JsonArray.of(List.of("größe", "数字", "🙂")))
                .isEqualTo("[\"größe\", \"数字\", \"🙂\"]");
    }
}
