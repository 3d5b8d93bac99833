package org.rekindle.cli.cure;

import java.util.List;
import org.rekindle.cli.terminal.Terminal;
import org.rekindle.cli.terminal.TextTable;
import org.rekindle.cure.TrialArm;
import org.rekindle.cure.TrialResult;
import org.rekindle.statistics.Interval;
import org.rekindle.text.NumberText;

/** The remedies and controls of a trial, side by side. */
final class CureTable {
    private static final double SMALLEST_P = 0.0001;

    private CureTable() {}

    /**
     * Prints them.
     *
     * @param score what the scores are called
     */
    static void print(Terminal terminal, String score, TrialResult outcome) {
        TextTable table = new TextTable();
        table.row(
                List.of(
                        "",
                        score,
                        "gain over carrying on",
                        "95 % interval",
                        "over random resets",
                        "95 % interval",
                        "corrected p",
                        "dead"),
                terminal::faint);
        outcome.arms().forEach(arm -> table.row(cells(arm)));
        terminal.out().print(table.indented());
    }

    private static List<String> cells(TrialArm arm) {
        boolean carryOn = arm.remedy().id().equals("carry_on");
        return List.of(
                title(arm),
                NumberText.score(arm.score()),
                carryOn ? "" : NumberText.change(arm.gainOverCarryOn()),
                carryOn ? "" : arm.gainCi95().map(CureTable::range).orElse("-"),
                arm.remedy().isControl() ? "" : NumberText.change(arm.gainOverRandom()),
                arm.remedy().isControl()
                        ? ""
                        : arm.gainOverRandomCi95().map(CureTable::range).orElse("-"),
                arm.remedy().isControl() ? "" : p(arm.controlsP()),
                NumberText.percent(arm.deadFraction()));
    }

    private static String p(double value) {
        return value < SMALLEST_P ? "<" + NumberText.rate(SMALLEST_P) : NumberText.score(value);
    }

    private static String title(TrialArm arm) {
        return arm.remedy().description()
                + (arm.remedy().isControl() ? " (control)" : "")
                + (arm.diverged() > 0 ? ", %d diverged".formatted(arm.diverged()) : "");
    }

    private static String range(Interval interval) {
        return NumberText.change(interval.low()) + " to " + NumberText.change(interval.high());
    }
}
