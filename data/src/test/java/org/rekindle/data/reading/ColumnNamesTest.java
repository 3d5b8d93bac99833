package org.rekindle.data.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnNamesTest {
    private static final ColumnNames NAMES =
            new ColumnNames(List.of("a", "name, full", "x,y,z", " b "));

    @Test
    void knownNamesStayAndPiecesOfOnesWithCommasArePutTogether() {
        assertThat(NAMES.meant(List.of("a", "name", " full", "x", "y", "z", " b ")))
                .containsExactly("a", "name, full", "x,y,z", " b ");
    }

    @Test
    void spacesAroundANameMayBeOfTheList() {
        assertThat(NAMES.meant(List.of(" a"))).containsExactly("a");
    }

    @Test
    void unknownNamesStayForTheMessage() {
        assertThat(NAMES.meant(List.of("q", "a", "name"))).containsExactly("q", "a", "name");
    }
}
