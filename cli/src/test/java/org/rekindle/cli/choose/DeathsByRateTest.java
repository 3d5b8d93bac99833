package org.rekindle.cli.choose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rekindle.activation.Activation;
import org.rekindle.census.LayerSummary;
import org.rekindle.cli.run.MadeUpLayer;
import org.rekindle.cli.terminal.Terminal;
import org.rekindle.network.Task;
import org.rekindle.network.VarianceScaling;
import org.rekindle.study.Ranking;
import org.rekindle.study.SearchSpace;
import org.rekindle.study.Setting;
import org.rekindle.study.Standing;
import org.rekindle.study.Trial;
import org.rekindle.study.TrialKey;
import org.rekindle.subject.Status;
import org.rekindle.training.Evaluation;

class DeathsByRateTest {
    private final List<Standing> standings = new ArrayList<>();

    @Test
    void theDeathsOfReluRiseWithTheRateAndLeakyReluIsOnlyStuck() {
        tried("relu", 0.001, 0, 0, 0);
        tried("relu", 0.01, 1, 0, 0);
        tried("relu", 0.1, 60, 0, 0);
        tried("leaky_relu", 0.001, 0, 0, 0);
        tried("leaky_relu", 0.01, 0, 0, 0);
        tried("leaky_relu", 0.1, 0, 30, 0);
        assertThat(printed("relu", "leaky_relu"))
                .isEqualTo(
                        """
                        Hidden units by learning rate, from 0.001 to 0.1 (· none, █ all)
                          activation  dead         most  stuck neg.         most
                          relu         ·▁▅  60 % at 0.1
                          leaky_relu   ···          0 %         ··▃  30 % at 0.1

                        """);
    }

    @Test
    void aRateThatDivergedIsMarkedAndOneThatWasNotTriedIsLeftOut() {
        tried("relu", 0.001, 100, 0, 0);
        diverged("relu", 0.01);
        assertThat(printed("relu"))
                .isEqualTo(
                        """
                        Hidden units by learning rate, from 0.001 to 0.1 (· none, █ all, × diverged)
                          activation  dead            most
                          relu         █×   100 % at 0.001

                        """);
    }

    @Test
    void unitsOfWhichTooLittleWasSeenAreAnUpperBound() {
        tried("relu", 0.001, 0, 0, 20);
        tried("relu", 0.01, 0, 0, 10);
        tried("relu", 0.1, 0, 0, 0);
        assertThat(printed("relu")).contains("relu         ▂▁·  ≤ 20 % at 0.001");
    }

    @Test
    void aSingleRateHasNoStory() {
        tried("relu", 0.001, 0, 0, 0);
        assertThat(printed(List.of(0.001), "relu")).isEmpty();
    }

    private void tried(String activation, double rate, int dead, int stuck, int inconclusive) {
        add(
                activation,
                rate,
                Status.OK,
                Optional.of(new Evaluation(Task.CLASSIFICATION, 0.9, 0.5)),
                MadeUpLayer.with("hidden_1", dead, stuck, inconclusive));
    }

    private void diverged(String activation, double rate) {
        LayerSummary layer = MadeUpLayer.with("hidden_1", 0, 0, 0);
        add(activation, rate, Status.DIVERGED, Optional.empty(), layer);
    }

    private void add(
            String activation,
            double rate,
            Status status,
            Optional<Evaluation> validation,
            LayerSummary layer) {
        Setting setting =
                new Setting(Activation.named(activation), VarianceScaling.HE_NORMAL, rate);
        Trial trial =
                new Trial(
                        new TrialKey(standings.size(), setting, 1),
                        status,
                        10,
                        validation,
                        List.of(layer),
                        0.1);
        standings.add(new Standing(setting, List.of(trial), 0.01, false));
    }

    private String printed(String... activations) {
        return printed(List.of(0.001, 0.01, 0.1), activations);
    }

    private String printed(List<Double> rates, String... activations) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        SearchSpace space =
                new SearchSpace(
                        List.of(activations).stream().map(Activation::named).toList(),
                        List.of(VarianceScaling.HE_NORMAL),
                        rates,
                        1);
        Ranking ranking = new Ranking(standings, List.of(), 0, 0, 1, standings.size(), 3, 0, true);
        new DeathsByRate(new Terminal(stream, stream, false, false), space, ranking).print();
        return out.toString(StandardCharsets.UTF_8);
    }
}
