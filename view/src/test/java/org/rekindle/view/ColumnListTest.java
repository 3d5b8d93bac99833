package org.rekindle.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;

class ColumnListTest {
    @Example
    void namesWithCommasStandInQuotationMarks() {
        assertThat(ColumnList.of(List.of("a", "name, full", "5\" pipe")))
                .isEqualTo("a,\"name, full\",\"5\"\" pipe\"");
        assertThat(ColumnList.read("a, b,\"name, full\"")).containsExactly("a", " b", "name, full");
    }

    @Property
    void everyListIsReadBack(
            @ForAll @Size(min = 1, max = 5)
                    List<@NotEmpty @Chars({'a', ',', '"', ' ', '\''}) String> names) {
        assertThat(ColumnList.read(ColumnList.of(names))).isEqualTo(names);
    }
}
