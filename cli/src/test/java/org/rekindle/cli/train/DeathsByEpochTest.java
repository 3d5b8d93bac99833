package org.rekindle.cli.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rekindle.cli.run.MadeUpLayer;
import org.rekindle.cli.terminal.Terminal;

class DeathsByEpochTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    private final Terminal terminal = new Terminal(stream, stream, false, false);

    @Test
    void eachLayerHasALineFromTheStartToTheEnd() {
        DeathsByEpoch deaths = new DeathsByEpoch(terminal, false);
        for (int dead : new int[] {0, 1, 50, 100}) {
            deaths.add(
                    List.of(
                            MadeUpLayer.with("hidden_1", 0, 0, 0),
                            MadeUpLayer.with("hidden_2", dead, 0, 0)));
        }
        deaths.print(false);
        assertThat(printed())
                .isEqualTo(
                        """
                        Units that never fire, from the start to epoch 3 (· none, █ all)
                          hidden_1 dead  ····
                          hidden_2 dead  ·▁▄█

                        """);
    }

    @Test
    void unitsThatStillLearnHaveALineOfTheirOwnAndDeathOnlyWhereThereIsSome() {
        DeathsByEpoch deaths = new DeathsByEpoch(terminal, true);
        for (int stuck : new int[] {100, 50}) {
            deaths.add(
                    List.of(
                            MadeUpLayer.with("hidden_1", 0, stuck, 0),
                            MadeUpLayer.with("hidden_2", 100 - stuck, 0, 0)));
        }
        deaths.print(false);
        assertThat(printed())
                .isEqualTo(
                        """
                        Units that never fire, from the start to epoch 1 (· none, █ all)
                          hidden_1 stuck  █▄
                          hidden_2 dead   ·▄
                          hidden_2 stuck  ··

                        """);
    }

    @Test
    void theEpochInWhichARunDivergedIsMarked() {
        DeathsByEpoch deaths = new DeathsByEpoch(terminal, false);
        deaths.add(List.of(MadeUpLayer.with("hidden_1", 0, 0, 0)));
        deaths.print(true);
        assertThat(printed())
                .startsWith("Units that never fire, at the start (· none, █ all, × diverged)")
                .contains("hidden_1 dead  ·×\n");
    }

    @Test
    void aLongRunIsShownInFewerBlocksOfSeveralEpochs() {
        DeathsByEpoch deaths = new DeathsByEpoch(terminal, false);
        for (int epoch = 0; epoch <= 300; epoch++) {
            deaths.add(List.of(MadeUpLayer.with("hidden_1", epoch == 7 ? 100 : 0, 0, 0)));
        }
        deaths.print(false);
        assertThat(printed())
                .contains("to epoch 300, each block the maximum over 5 epochs")
                .contains("hidden_1 dead  ··█" + "·".repeat(58) + "\n");
    }

    @Test
    void unitsOfWhichTooLittleWasSeenCountAsTheyDoInTheTable() {
        DeathsByEpoch deaths = new DeathsByEpoch(terminal, false);
        deaths.add(List.of(MadeUpLayer.with("hidden_1", 0, 0, 100)));
        deaths.print(false);
        assertThat(printed()).contains("hidden_1 dead  █\n");
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
