package org.rekindle.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.rekindle.activation.Activation;
import org.rekindle.testing.Launcher;

class ActivationCommandTest {
    @Test
    void theChaptersExamplesComeOutAsTheChapterSays() {
        JsonNode leaky =
                InProcess.run("activation", "leaky_relu", "-1", "2", "-3", "--json").json();
        assertThat(leaky.get("activation").asText()).isEqualTo("leaky_relu");
        assertThat(leaky.get("points").get(0).get("value").floatValue()).isEqualTo(-0.01f);
        assertThat(leaky.get("points").get(1).get("value").floatValue()).isEqualTo(2f);
        assertThat(leaky.get("points").get(2).get("value").floatValue()).isEqualTo(-0.03f);
        assertThat(leaky.get("points").get(2).get("gradient").floatValue()).isEqualTo(0.01f);

        JsonNode elu =
                InProcess.run("activation", "elu", "--alpha", "1", "-1", "2", "-3", "--json")
                        .json();
        assertThat(elu.get("points").get(0).get("value").doubleValue())
                .isCloseTo(-0.6321, within(5e-5));
        assertThat(elu.get("points").get(2).get("value").doubleValue())
                .isCloseTo(-0.9502, within(5e-5));
        assertThat(elu.get("points").get(2).get("gradient").doubleValue())
                .isCloseTo(1 - 0.9502, within(5e-5));
    }

    @Test
    void numbersComeInAnAlignedTable() {
        Launcher.Result result = InProcess.run("activation", "prelu", "-1", "2");
        assertThat(result.code()).isZero();
        assertThat(result.out().lines())
                .containsExactly(
                        "PReLU, negative_slope 0.25",
                        "x     value  gradient",
                        "-1.0  -0.25      0.25",
                        "2.0     2.0       1.0");
    }

    @Test
    void everyActivationIsShown() {
        for (Activation activation : Activation.all()) {
            JsonNode point =
                    InProcess.run("activation", activation.name(), "-1.5", "--json")
                            .json()
                            .get("points")
                            .get(0);
            assertThat(point.get("value").floatValue()).isEqualTo(activation.value(-1.5f));
            assertThat(point.get("gradient").floatValue()).isEqualTo(activation.derivative(-1.5f));
            assertThat(InProcess.run("activation", "--help").out()).contains(activation.name());
        }
    }

    @Test
    void withoutNumbersThereIsAPlot() {
        Launcher.Result result = InProcess.run("activation", "relu");
        assertThat(result.out()).contains("● value φ(z)").contains("·");
        assertThat(result.err()).as("no warning of the JVM").isEmpty();
    }

    @Test
    void helpShowsExamplesAndExitCodes() {
        Launcher.Result result = InProcess.run("--help");
        assertThat(result.code()).isZero();
        assertThat(result.out())
                .contains("rekindle choose examples/digits.csv --target digit")
                .contains("2   wrong usage or bad input");
        assertThat(InProcess.run("choose", "--help").out()).contains("--learning-rates");
        assertThat(InProcess.run("--version").out()).startsWith("rekindle 0.");
    }
}
