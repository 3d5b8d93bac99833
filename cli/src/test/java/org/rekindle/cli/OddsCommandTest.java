package org.rekindle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class OddsCommandTest {
    @Test
    void oddsAgreeWithTheory() {
        JsonNode odds = InProcess.run("odds", "--width", "2", "--depth", "10", "--json").json();
        double probability = odds.get("born_dead").get("probability").doubleValue();
        assertThat(probability)
                .isBetween(
                        odds.get("bounds").get("lower").doubleValue(),
                        odds.get("bounds").get("upper").doubleValue());
        assertThat(odds.get("advice").asText()).contains("10 units a layer are enough");
        assertThat(InProcess.run("odds", "--width", "0", "--depth", "3").code()).isEqualTo(2);
        assertThat(InProcess.run("odds", "--width", "2", "--depth", "10").out())
                .contains("Born dead    88 %", "Theory       between 85 % and 92 %");
    }

    @Test
    void networksAreTrainedOnTheAbsoluteValueOnRequest() {
        JsonNode odds =
                InProcess.run(
                                "odds",
                                "--width",
                                "2",
                                "--depth",
                                "10",
                                "--networks",
                                "100",
                                "--fit-abs",
                                "20",
                                "--json")
                        .json();
        assertThat(odds.get("abs_fit").get("networks").intValue()).isEqualTo(20);
        assertThat(odds.get("abs_fit").get("probability").doubleValue()).isGreaterThan(0.6);
    }

    @Test
    void whatCannotDieNeedsNoAdvice() {
        assertThat(
                        InProcess.run(
                                        "odds",
                                        "--width",
                                        "2",
                                        "--depth",
                                        "10",
                                        "--activation",
                                        "elu")
                                .out())
                .contains("No unit of ELU is born dead");
    }
}
