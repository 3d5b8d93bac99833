package org.rekindle.data.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MixedFormsTest {
    @Test
    void aCellOfEachOfTwoUnitsIsFound() {
        assertThat(MixedUnits.examples(List.of("5 kg", "7kg", "300 g")))
                .hasValue(List.of("5 kg", "300 g"));
        assertThat(MixedUnits.examples(List.of("$5", "$6", "€7"))).hasValue(List.of("$5", "€7"));
        assertThat(MixedUnits.examples(List.of("12", "1.2k", "3M")))
                .hasValue(List.of("12", "1.2k"));
        assertThat(MixedUnits.examples(List.of("5%", "6"))).hasValue(List.of("5%", "6"));
    }

    @Test
    void codesAddressesAndOneUnitAreNone() {
        assertThat(MixedUnits.examples(List.of("1a", "1b", "2a", "2b", "3a", "3b"))).isEmpty();
        assertThat(MixedUnits.examples(List.of("12 Elm St", "7 Oak St", "9 Main St"))).isEmpty();
        assertThat(MixedUnits.examples(List.of("5 kg", "6 kg", "7 kgs"))).isEmpty();
        assertThat(MixedUnits.examples(List.of("5 kg", "300 g", "heavy"))).isEmpty();
        assertThat(MixedUnits.examples(List.of())).isEmpty();
    }

    @Test
    void aCellOfEachOfTwoFormsOfDatesIsFound() {
        assertThat(MixedDates.examples(List.of("2024-01-31", "1.2.2024", "2024-02-02")))
                .hasValue(List.of("2024-01-31", "1.2.2024"));
        assertThat(MixedDates.examples(List.of("1/2/2024", "13/2/2024", "2024-02-02")))
                .hasValue(List.of("1/2/2024", "2024-02-02"));
    }

    @Test
    void datesInOneFormAndOtherTextAreNone() {
        assertThat(MixedDates.examples(List.of("2024-01-31", "2024-02-02"))).isEmpty();
        assertThat(MixedDates.examples(List.of("2024-01-31", "soon"))).isEmpty();
        assertThat(MixedDates.examples(List.of())).isEmpty();
    }
}
