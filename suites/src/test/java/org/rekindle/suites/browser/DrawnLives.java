package org.rekindle.suites.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The life lines that a page draws beside those that a run has written. */
final class DrawnLives {
    private DrawnLives() {}

    /** A figure of 56 units over six epochs and the one before the first. */
    static void assertAreThoseOf(String figure, Page page, List<String[]> file) {
        List<Map<String, String>> rows = new Drawn(page).numbersOf(figure);
        assertThat(rows).hasSize(32 + 24);
        assertThat(file).hasSize(7 * rows.size());
        for (String[] line : file) {
            Map<String, String> unit =
                    rows.stream()
                            .filter(row -> row.get("layer").equals(line[0]))
                            .filter(row -> row.get("unit").equals(line[1]))
                            .findFirst()
                            .orElseThrow();
            double expected = Double.parseDouble(line[3]);
            double shown = Double.parseDouble(unit.get("epoch " + line[2]));
            assertThat(shown).isCloseTo(expected, within(1.0 / 65534));
            assertThat(shown == 0).isEqualTo(expected == 0);
        }
        // One cell a pixel: as many rows as units, in each raster.
        int units = 0;
        for (String order :
                page.locator("#" + figure + " .raster").all().stream()
                        .map(raster -> raster.getAttribute("data-order"))
                        .toList()) {
            units += new TreeSet<>(List.of(order.split(" "))).size();
        }
        assertThat(units).isEqualTo(rows.size());
    }
}
