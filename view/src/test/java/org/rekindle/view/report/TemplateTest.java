package org.rekindle.view.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateTest {
    @Test
    void whatIsPutInIsNotSearchedForPlaces() {
        assertThat(
                        Template.of("a {{one}} b {{two}} c")
                                .filled(Map.of("one", "{{two}} $1 \\", "two", "2")))
                .isEqualTo("a {{two}} $1 \\ b 2 c");
    }

    @Test
    void aPlaceThatStaysEmptyIsAMistake() {
        assertThatThrownBy(() -> Template.of("{{one}}").filled(Map.of()))
                .hasMessageContaining("{{one}}");
    }
}
