package org.rekindle.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rekindle.activation.Relu;
import org.rekindle.network.Metric;
import org.rekindle.run.FileNames;
import org.rekindle.run.document.DiagnosisDocument;
import org.rekindle.run.document.Json;
import org.rekindle.testing.MadeUpResults;
import org.rekindle.testing.MadeUpRun;

/** What a diagnosis says, with one field after another as the document may have it. */
class DiagnosisWordsTest {
    @TempDir private Path folder;
    private MadeUpRun run;
    private String written;

    @BeforeEach
    void write() {
        run = MadeUpRun.training(folder.resolve("run"), new Relu()).withTrials(1);
        written = Json.pretty(MadeUpResults.diagnosis(0, run.path()));
    }

    @Test
    void aShownCauseIsNamedWithWhatItCostsAndWhatTheScoreHasToBeat() throws IOException {
        assertThat(sentences())
                .containsExactly(
                        "Dead ReLUs: 1 of 7 hidden units is dead over 400 validation samples.",
                        "Cause: updates that are too large (learning_rate).",
                        "They cost accuracy: without them (a tenth of the learning rate) it changes by"
                                + " +0.0500 [+0.0400, +0.0600] over 5 seeds.",
                        "For comparison on the same 400 rows: always answering the largest class reaches"
                                + " 0.5000, a linear model 0.7000.");
    }

    @Test
    void anotherChangeThatHelpsIsNamedTooWithTheRule() throws IOException {
        change("\"decisive\" : false", "\"decisive\" : true");
        assertThat(sentences().get(1))
                .startsWith(
                        "Cause: updates that are too large (learning_rate). Also shown to help:")
                .contains("He initialization with zero biases")
                .contains("at least three quarters")
                .doesNotContain("Leaky ReLU");
    }

    @Test
    void aSlowSlideThatASmallerRatePreventsIsNamedOnce() throws IOException {
        change("\"primary_cause\" : \"learning_rate\"", "\"primary_cause\" : \"slow_slide\"");
        assertThat(sentences().get(1))
                .isEqualTo("Cause: a slow slide of z below 0 over many epochs (slow_slide).");
    }

    @Test
    void aDecisiveChangeWithWhichTheRunDoesNotLearnIsNamedButNoCause() throws IOException {
        change("\"primary_cause\" : \"learning_rate\"", "\"primary_cause\" : \"unknown\"");
        change("\"shown_by\" : \"smaller_learning_rate\"", "\"shown_by\" : null");
        change(
                "\"closest\" : null",
                closest("smaller_learning_rate", "learns_too_little", 0.1, 0.2));
        assertThat(sentences().get(1))
                .startsWith("Cause: not established (unknown). These changes prevent deaths")
                .contains("alone: a tenth of the learning rate. A tenth of the learning rate gains")
                .endsWith(
                        "but with it the run learns 10 % of what can be learnt, and a cause has to bring it to 20 %,"
                                + " half of what the best model here learns.");
    }

    @Test
    void withoutADecisiveChangeTheCauseIsNotEstablishedAndTheStoryOnlySuggests()
            throws IOException {
        change("\"decisive\" : true", "\"decisive\" : false");
        change("\"primary_cause\" : \"learning_rate\"", "\"primary_cause\" : \"unknown\"");
        change("\"shown_by\" : \"smaller_learning_rate\"", "\"shown_by\" : null");
        change("\"suggested_cause\" : null", "\"suggested_cause\" : \"slow_slide\"");
        assertThat(sentences().get(1))
                .isEqualTo(
                        "Cause: not established (unknown), because no change below is shown to help."
                                + " The stories of the units suggest a slow slide of z below 0 over many"
                                + " epochs (slow_slide).");
        assertThat(sentences().get(2)).startsWith("They cost accuracy: with Leaky ReLU it changes");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "averts_too_little | it prevents 45 % of the deaths, and a cause has to prevent 60 %.",
                "averts_nothing_sure | of the deaths is not sure: the 97.5 % interval over 5 seeds reaches 0.",
                "averts_no_more_than_sham | not shown to be more than the 60 % that other batches alone prevent.",
                "gains_nothing_sure | of +0.4500 is not sure: its interval over 5 seeds reaches 0.",
                "gains_no_more_than_sham | of +0.4500 is not shown to be more than the +0.6000 of other",
                "constant_not_beaten | is not shown to beat a constant answer, which reaches 0.6000.",
                "gains_less_than_sample_error | not larger than 0.6000, the error that so few rows leave.",
            })
    void whereNoCauseIsEstablishedTheRuleThatFailedIsSaidWithItsFigures(String rule, String why)
            throws IOException {
        change("\"decisive\" : true", "\"decisive\" : false");
        change("\"primary_cause\" : \"learning_rate\"", "\"primary_cause\" : \"unknown\"");
        change("\"shown_by\" : \"smaller_learning_rate\"", "\"shown_by\" : null");
        change("\"closest\" : null", closest("he_zero_bias", rule, 0.45, 0.6));
        assertThat(sentences().get(1))
                .startsWith(
                        "Cause: not established (unknown). He initialization with zero biases comes closest, but")
                .contains(why)
                .doesNotContain("no change below");
    }

    private static String closest(String change, String rule, double value, double needed) {
        return "\"closest\" : {\"intervention\":\"%s\",\"rule\":\"%s\",\"value\":%s,\"needed\":%s}"
                .formatted(change, rule, value, needed);
    }

    @Test
    void aRunThatLearnsLessThanItCouldIsComparedOverTheSameSeeds() throws IOException {
        change("\"dead_relus\",\n  \"condition\"", "\"not_learning\",\n  \"condition\"");
        change("\"score\" : 0.8,\n  \"validation\"", "\"score\" : 0.71,\n  \"validation\"");
        assertThat(sentences())
                .startsWith(
                        "The network learns less than it could: validation accuracy 0.7100.",
                        "Over the same 5 other seeds, the mean accuracy is 0.8000 as it was, and 0.8500 with a tenth of"
                                + " the learning rate.");
    }

    @Test
    void silentUnitsOnFewSamplesAreBlamedWithoutCallingOneDead() throws IOException {
        written =
                written.replaceAll(
                        "\"inconclusive\" : 0,(\\s+)\"born_dead\"",
                        "\"inconclusive\" : 3,$1\"born_dead\"");
        assertThat(sentences().get(0))
                .startsWith("Dead ReLUs: ")
                .contains("of 7 hidden units fired on none of the 400 validation samples")
                .endsWith(
                        "; that is too few to call a single unit dead, but what keeps units firing lets the network"
                                + " learn.");
    }

    @Test
    void theUnitsOfARectifiedOutputAreNotCalledHidden() throws IOException {
        written = written.replace("\"layer\" : \"hidden_2\"", "\"layer\" : \"output\"");
        assertThat(sentences().get(0))
                .isEqualTo(
                        "Dead ReLUs: 1 of 7 hidden and output units is dead over 400 validation samples.");
    }

    @Test
    void aNetworkThatTellsRareClassesApartIsNotCalledAGuess() throws IOException {
        change("\"score\" : 0.8,\n  \"validation\"", "\"score\" : 0.5,\n  \"validation\"");
        change(
                "\"accuracy\" : 0.8",
                "\"accuracy\" : 0.5,\n    \"balanced_accuracy\" : 0.5,\n    \"roc_auc\" : 0.9");
        change("\"class_counts\" : null", "\"class_counts\" : [ 200, 200 ]");
        assertThat(sentences().get(0))
                .startsWith("The network tells the classes apart (validation ROC AUC 0.9000");
        assertThat(String.join(" ", sentences())).doesNotContain("guessing");
    }

    @Test
    void aLayerThatIsDeadAsAWholeIsTheRoot() throws IOException {
        change("\"root_layer\" : null", "\"root_layer\" : \"hidden_1\"");
        assertThat(sentences().get(1)).startsWith("No unit of hidden_1 fires.");
    }

    @Test
    void aScoreThatDoesNotBeatTheConstantIsSaidFirst() throws IOException {
        change("\"score\" : 0.8,\n  \"validation\"", "\"score\" : 0.5,\n  \"validation\"");
        change("\"dead_relus\",\n  \"condition\"", "\"not_learning\",\n  \"condition\"");
        assertThat(sentences().get(0))
                .isEqualTo(
                        "No better than guessing: validation accuracy 0.5000 is not shown to beat always"
                                + " answering the largest class, which reaches 0.5000.");
        assertThat(sentences().get(2)).startsWith("Dead ReLUs are not the reason: 1 of 7");
    }

    @ParameterizedTest
    @CsvSource({
        "not_learning, The network learns less than it could: validation accuracy 0.8000",
        "diverged, The run diverged: its loss became infinite or NaN.",
        "inconclusive, Inconclusive:",
        "splendid, 'Its verdict, \"splendid\", is not known to this version.'",
    })
    void whatIsNotHealthyNeverReadsSo(String verdict, String first) throws IOException {
        change("\"dead_relus\",\n  \"condition\"", "\"%s\",\n  \"condition\"".formatted(verdict));
        assertThat(sentences().get(0)).startsWith(first);
        assertThat(String.join(" ", sentences())).doesNotContainIgnoringCase("healthy");
    }

    @ParameterizedTest
    @CsvSource({
        "sick, '. They cost accuracy'",
        "chance, '. With other seeds they do not die, so it was chance.'",
        "healthy, '. That is too few to matter.'",
        "low_score, '. That is too few to matter.'",
    })
    void aHealthyRunWithDeadUnitsSaysWhyTheyDoNotMatter(String condition, String why)
            throws IOException {
        change(
                "\"dead_relus\",\n  \"condition\" : \"sick\"",
                "\"healthy\",\n  \"condition\" : \"%s\"".formatted(condition));
        assertThat(sentences().get(0))
                .startsWith("Healthy: 1 of 7 hidden units is dead")
                .contains(why);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "bias_drift", "unknown"})
    void aDiagnosisOfAnEarlierVersionIsShownWithoutAVerdict(String cause) throws IOException {
        ObjectNode earlier = (ObjectNode) Json.tree(written);
        earlier.put("primary_cause", cause)
                .remove(
                        List.of(
                                "verdict",
                                "condition",
                                "score",
                                "validation",
                                "baseline",
                                "closest",
                                "shown_by",
                                "suggested_by",
                                "suggested_cause",
                                "root_layer",
                                "sham"));
        remove(earlier, "causes", "decisive", "score", "score_gain", "score_gain_ci95", "gains");
        remove(earlier, "units", "side", "suggested_cause");
        written = earlier.toString();
        run.spoil(FileNames.DIAGNOSIS, written);
        assertThat(ViewReader.read(run.path()).heading().problem()).isNull();
        assertThat(sentences().get(0))
                .isEqualTo("1 of 7 hidden units is dead over 400 validation samples.");
        assertThat(sentences()).last().asString().contains("An earlier version");
        assertThat(String.join(" ", sentences())).doesNotContainIgnoringCase("healthy");
    }

    private static void remove(ObjectNode document, String list, String... fields) {
        document.get(list).forEach(line -> ((ObjectNode) line).remove(List.of(fields)));
    }

    private void change(String before, String after) {
        assertThat(written).contains(before);
        written = written.replace(before, after);
    }

    private List<String> sentences() throws IOException {
        return DiagnosisWords.of(Json.read(written, DiagnosisDocument.class), Metric.ACCURACY);
    }
}
