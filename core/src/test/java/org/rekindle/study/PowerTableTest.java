package org.rekindle.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Writes the tables of docs/statistics.md, whose figures follow from the seed, and holds what they
 * promise. To write them again: {@code mvn -pl core test -Pfull -Dtest=PowerTableTest
 * -Dpower.write}.
 */
@Tag("full")
class PowerTableTest {
    private static final Path PAGE = Path.of("..", "docs", "statistics.md");
    private static final int STUDIES = 4000;
    private static final long FIRST_SEED = 1_000_000;
    private static final List<Integer> ACTIVATIONS = List.of(1, 2, 4, 12);
    private static final List<Integer> SEEDS = List.of(3, 5, 10, 20);

    /** Good rates of ReLU, and of each other activation. */
    private record Rates(int relu, int others) {}

    private static final List<Rates> RATES =
            List.of(
                    new Rates(1, 1),
                    new Rates(3, 3),
                    new Rates(6, 6),
                    new Rates(1, 6),
                    new Rates(6, 1));

    @Test
    void reluIsWronglyLeftInAtMostFiveOfAHundredStudies() throws IOException {
        StringBuilder table = new StringBuilder("| activations |");
        RATES.forEach(
                rates ->
                        table.append(
                                " ReLU %d, others %d |".formatted(rates.relu(), rates.others())));
        table.append("\n|---|").append("---|".repeat(RATES.size())).append('\n');
        for (int activations : ACTIVATIONS) {
            table.append("| ").append(activations).append(" |");
            for (Rates rates : RATES) {
                double share =
                        new SimulatedStudies(activations, rates.relu(), rates.others(), 5, 0, 0)
                                .shareWithoutRelu(STUDIES, FIRST_SEED);
                assertThat(share).as("%d, %s", activations, rates).isLessThanOrEqualTo(0.05);
                table.append(String.format(Locale.ROOT, " %.1f %% |", share * 100));
            }
            table.append('\n');
        }
        assertOnPage(table.toString());
    }

    @Test
    void thePowerIsTheOneThatIsWrittenDown() throws IOException {
        StringBuilder table = new StringBuilder("| activations | gain |");
        SEEDS.forEach(seeds -> table.append(" %d seeds |".formatted(seeds)));
        table.append("\n|---|---|").append("---|".repeat(SEEDS.size())).append('\n');
        for (int activations : List.of(2, 4, 12)) {
            for (double gain : new double[] {0.5, 1, 2}) {
                table.append(String.format(Locale.ROOT, "| %d | %.1f |", activations, gain));
                table.append(
                        SEEDS.stream()
                                .map(seeds -> power(activations, seeds, gain))
                                .collect(Collectors.joining()));
                table.append('\n');
            }
        }
        assertOnPage(table.toString());
    }

    private static String power(int activations, int seeds, double gain) {
        double share =
                new SimulatedStudies(activations, 3, 3, seeds, gain, 0)
                        .shareWithoutRelu(STUDIES / 4, FIRST_SEED);
        return String.format(Locale.ROOT, " %.2f |", share);
    }

    /** The page has a place for each table, which begins with the table's first line. */
    private static void assertOnPage(String table) throws IOException {
        String page = Files.readString(PAGE);
        if (System.getProperty("power.write") != null) {
            String head = table.substring(0, table.indexOf('\n') + 1);
            int from = page.indexOf(head);
            assertThat(from).as("the page has the line %s", head).isNotNegative();
            int to = page.indexOf("\n\n", from) + 1;
            page = page.substring(0, from) + table + page.substring(to);
            Files.writeString(PAGE, page);
        }
        assertThat(page).contains(table);
    }
}
