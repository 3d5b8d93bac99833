package org.rekindle.suites.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * ONNX's own tests for backends: every operator in many variants, and the networks that come with
 * the package. Each is scanned, or refused with one sentence that is true of it. Prints a table:
 * {@code mvn -Pfull -pl suites -am -Dtest=BackendSuiteTest -Donnx.python=python3 test}.
 */
class BackendSuiteTest {
    /** The largest network of the package has 140 million weights. */
    private static final long MOST_BYTES = 2L << 30;

    /** What a single node may take. */
    private static final long MOST_BYTES_OF_A_NODE = 256L << 20;

    @TempDir private Path folder;

    @Test
    void everyModelIsScannedOrRefusedWithOneTrueSentence()
            throws IOException, InterruptedException {
        List<Path> models = BackendModels.find(folder);
        Map<String, Integer> table = new TreeMap<>();
        List<String> faults = new ArrayList<>();
        for (Path model : models) {
            Outcome outcome = Outcome.of(model);
            table.merge(kind(outcome), 1, Integer::sum);
            fault(outcome).map(fault -> model + ": " + fault).ifPresent(faults::add);
        }
        print(models.size(), table);
        assertThat(faults).isEmpty();
        assertThat(table.getOrDefault("scanned", 0))
                .as("most are scanned")
                .isGreaterThan(models.size() * 3 / 4);
    }

    private static String kind(Outcome outcome) {
        if (!outcome.crash().isEmpty()) {
            return "crash";
        }
        return outcome.refusal().isEmpty()
                ? "scanned"
                : Kind.of(outcome.refusal())
                        .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                        .orElse("of no known kind");
    }

    /** What is wrong with an outcome. */
    private static Optional<String> fault(Outcome outcome) {
        long most =
                outcome.proto().getGraph().getNodeCount() == 1 ? MOST_BYTES_OF_A_NODE : MOST_BYTES;
        if (!outcome.crash().isEmpty()) {
            return Optional.of(outcome.crash());
        }
        if (outcome.allocated() > most) {
            return Optional.of(
                    String.format(Locale.ROOT, "it allocated %,d bytes", outcome.allocated()));
        }
        if (outcome.refusal().isEmpty()) {
            return outcome.printed().startsWith("{")
                    ? Optional.empty()
                    : Optional.of("it printed no JSON");
        }
        boolean told =
                outcome.refusal().lines().count() == 1
                        && outcome.printed().isEmpty()
                        && Kind.of(outcome.refusal())
                                .filter(kind -> kind.isTrueOf(outcome.proto(), outcome.refusal()))
                                .isPresent();
        return told ? Optional.empty() : Optional.of(outcome.refusal());
    }

    private static void print(int models, Map<String, Integer> table) {
        System.out.printf(Locale.ROOT, "%,d models%n", models);
        table.forEach((kind, count) -> System.out.printf(Locale.ROOT, "  %,5d  %s%n", count, kind));
    }
}
