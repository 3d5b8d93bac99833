package org.rekindle.data.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MixedFormsTest {
    private static Optional<List<String>> examples(String... words) {
        return MixedUnits.in(List.of(words)).map(MixedUnits::examples);
    }

    @Test
    void aCellOfEachOfTwoUnitsIsFound() {
        assertThat(examples("5 kg", "7kg", "300 g")).hasValue(List.of("5 kg", "300 g"));
        assertThat(examples("$5", "$6", "€7")).hasValue(List.of("$5", "€7"));
        assertThat(examples("12", "1.2k", "3M")).hasValue(List.of("1.2k", "3M"));
        assertThat(MixedUnits.in(List.of("12", "1.2k", "3M")).orElseThrow().someHaveNone())
                .isFalse();
    }

    @Test
    void cellsWithoutTheUnitOfTheOthersAreNotAnotherUnit() {
        MixedUnits units = MixedUnits.in(List.of("5%", "7%", "6")).orElseThrow();
        assertThat(units.examples()).containsExactly("5%", "6");
        assertThat(units.someHaveNone()).isTrue();
    }

    @Test
    void codesAddressesAndOneUnitAreNone() {
        assertThat(examples("1a", "1b", "2a", "2b", "3a", "3b")).isEmpty();
        assertThat(examples("12 Elm St", "7 Oak St", "9 Main St")).isEmpty();
        assertThat(examples("5 kg", "6 kg", "7 kgs")).isEmpty();
        assertThat(examples("5 kg", "300 g", "heavy")).isEmpty();
        assertThat(examples()).isEmpty();
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
