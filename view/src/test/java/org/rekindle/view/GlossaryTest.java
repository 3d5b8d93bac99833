package org.rekindle.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rekindle.census.Verdict;
import org.rekindle.cure.Remedy;
import org.rekindle.diagnosis.Cause;
import org.rekindle.diagnosis.Intervention;
import org.rekindle.diagnosis.RunVerdict;

class GlossaryTest {
    private static final Map<String, Definition> BY_ID =
            Glossary.definitions().stream()
                    .collect(Collectors.toMap(Definition::id, Function.identity()));

    @Test
    void everyTermOfThePageOnResultsIsDefined() throws IOException {
        List<String> terms = Glossary.definitions().stream().map(Definition::term).toList();
        assertThat(terms).contains(termsOfThePage());
    }

    private static String[] termsOfThePage() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("../docs/reading-results.md"));
        int table = lines.indexOf("| term | meaning |");
        String[] words =
                lines.stream()
                        .skip(table + 2L)
                        .takeWhile(line -> line.startsWith("|"))
                        .map(line -> line.split("\\|", -1)[1])
                        .flatMap(cell -> Stream.of(cell.split(",", -1)))
                        .map(String::strip)
                        .filter(word -> !word.equals("≤"))
                        .map(word -> word.replace("neg.", "negative"))
                        .toArray(String[]::new);
        assertThat(words).hasSizeGreaterThan(8);
        return words;
    }

    @Test
    void everyVerdictCauseChangeAndRemedyIsDefined() {
        assertThat(BY_ID)
                .containsKeys(
                        ids(
                                Arrays.stream(Verdict.values()),
                                v -> v.name().toLowerCase(Locale.ROOT)))
                .containsKeys(ids(Arrays.stream(RunVerdict.values()), RunVerdict::id))
                .containsKeys("sham", "baseline", "score_gain", "intervention_other_batches")
                .containsKeys(ids(Arrays.stream(Cause.values()), cause -> "cause_" + cause.id()))
                .containsKeys(
                        ids(Intervention.all().stream(), change -> "intervention_" + change.id()))
                .containsKeys(ids(Remedy.all().stream(), remedy -> "remedy_" + remedy.id()));
    }

    private static <T> String[] ids(Stream<T> of, Function<T, String> id) {
        return of.map(id).toArray(String[]::new);
    }

    @Test
    void thresholdsAreTold() {
        assertThat(definition("rare").text()).contains("under 1 %");
        assertThat(definition("saturated").text()).contains("under 0.01");
        assertThat(definition("dormant").text()).contains("at most 0.025");
        assertThat(definition("inconclusive").text()).contains("fewer than 300").contains("95 %");
        assertThat(definition("ci95").term()).isEqualTo("95 % interval");
        assertThat(definition("healthy").text()).contains("1 %").contains("Up to 10 %");
        assertThat(definition("chance").text()).contains("5 %");
        assertThat(definition("cause").text()).contains("5 seeds").contains("over 20 where");
        assertThat(definition("decisive").text()).contains("at least 60 %").contains("97.5 %");
        assertThat(definition("gain_over_carry_on").text()).contains("10 seeds");
        assertThat(definition("recommended_remedy").text()).contains("0.01 of the best");
    }

    private static Definition definition(String id) {
        return Objects.requireNonNull(BY_ID.get(id), id);
    }

    @Test
    void aDefinitionIsASentence() {
        assertThat(Glossary.definitions())
                .allSatisfy(
                        definition -> {
                            assertThat(definition.text()).matches("(?s)[A-Z1].*\\.");
                            assertThat(definition.id()).matches("[a-z0-9_]+");
                        });
    }
}
