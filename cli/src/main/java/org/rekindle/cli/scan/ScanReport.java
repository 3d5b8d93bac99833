package org.rekindle.cli.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.rekindle.census.FiringRate;
import org.rekindle.census.Verdict;
import org.rekindle.cli.terminal.Terminal;
import org.rekindle.cli.terminal.TextTable;
import org.rekindle.onnx.cause.SeenCauses;
import org.rekindle.onnx.census.ModelCensus;
import org.rekindle.onnx.census.RectifierCensus;
import org.rekindle.onnx.model.Model;
import org.rekindle.onnx.proof.Certificates;
import org.rekindle.onnx.rectifier.DeadSide;
import org.rekindle.text.NumberText;

/** A scan on the screen. */
final class ScanReport {
    private static final int LONGEST_NAME = 40;
    private static final List<String> HEADINGS =
            List.of(
                    "node",
                    "op",
                    "units",
                    "dead",
                    "proved",
                    "rare",
                    "always on",
                    "stuck neg.",
                    "zeros",
                    "fires: min",
                    "25 %",
                    "median",
                    "75 %",
                    "max",
                    "over",
                    "on");

    private final Terminal terminal;
    private final OpenedProbe opened;
    private final ModelCensus census;
    private final Certificates certificates;
    private final CauseReport causes;

    ScanReport(
            Terminal terminal,
            OpenedProbe opened,
            ModelCensus census,
            Certificates certificates,
            SeenCauses causes) {
        this.terminal = terminal;
        this.opened = opened;
        this.census = census;
        this.certificates = certificates;
        this.causes = new CauseReport(census, causes, opened.scope());
    }

    void print(Model model, InputRange range) {
        String on = opened.isNoise() ? "samples of noise" : "samples of " + opened.source();
        terminal.out()
                .printf(
                        "%s: %s with %s, on %,d %s%n%n",
                        model.path(),
                        NumberText.count(census.layers().size(), "rectifier"),
                        NumberText.count(census.units(), "unit"),
                        opened.samples(census),
                        on);
        causes.collapse().forEach(terminal.out()::println);
        if (!census.layers().isEmpty()) {
            printLayers();
        }
        census.skipped().forEach(part -> terminal.out().println(part.sentence()));
        census.notes().forEach(terminal.out()::println);
        if (!range.isUnbounded()) {
            certificates.notes().forEach(note -> terminal.out().println("For the proofs: " + note));
        }
        if (census.units() > 0) {
            terminal.out().println(conclusion());
            causes.lines().forEach(terminal.out()::println);
            printSides();
            printSmooth();
            terminal.out().println(proofs(range));
        }
    }

    private void printLayers() {
        TextTable table = new TextTable();
        table.row(HEADINGS, terminal::faint);
        for (RectifierCensus layer : census.layers()) {
            List<String> cells = cells(layer);
            if (layer.dead() > 0) {
                table.row(cells, terminal::red);
            } else {
                table.row(cells);
            }
        }
        terminal.out().print(table.indented());
        terminal.out().println();
    }

    /** Says which of the dead units do not rest below. */
    private void printSides() {
        int above = dead(DeadSide.ABOVE);
        int both = dead(DeadSide.BOTH);
        if (above > 0) {
            terminal.out()
                    .println(
                            "%,d of the dead units stand at their upper bound on every sample."
                                    .formatted(above));
        }
        if (both > 0) {
            terminal.out()
                    .println(
                            "%,d of the dead units stand at one bound or the other on every sample."
                                    .formatted(both));
        }
    }

    private int dead(DeadSide side) {
        return census.layers().stream().mapToInt(layer -> layer.dead(side).size()).sum();
    }

    /** Of a model with rectifiers, too; of others the notes say it. */
    private void printSmooth() {
        int saturated = census.smooth().stream().mapToInt(layer -> layer.saturated().size()).sum();
        if (!census.smooth().isEmpty()) {
            terminal.out()
                    .println(
                            "Of the units of %s, %,d %s saturated on every sample."
                                    .formatted(
                                            NumberText.count(
                                                    census.smooth().size(), "smooth activation"),
                                            saturated,
                                            saturated == 1 ? "is" : "are"));
        }
    }

    private List<String> cells(RectifierCensus layer) {
        String name = shortened(layer.rectifier().name());
        String scope = opened.isNoise() ? "noise" : "data";
        if (!layer.ran()) {
            return List.of(name, layer.rectifier().op(), "-", "did not run");
        }
        List<String> cells = new ArrayList<>();
        cells.add(name);
        cells.add(layer.rectifier().op());
        cells.add(Integer.toString(layer.units().size()));
        int unsure = layer.count(Verdict.INCONCLUSIVE::equals);
        cells.add(unsure > 0 ? "<= " + (layer.dead() + unsure) : Integer.toString(layer.dead()));
        cells.add(Integer.toString(certificates.dead(layer.rectifier()).size()));
        cells.add(Integer.toString(layer.count(Verdict.RARE::equals)));
        cells.add(Integer.toString(layer.count(Verdict.ALWAYS_ON::equals)));
        cells.add(Integer.toString(layer.stuckNegative().size()));
        OptionalDouble zeros = layer.zeroShare();
        cells.add(zeros.isPresent() ? NumberText.percent(zeros.getAsDouble()) : "-");
        Optional<FiringRate> rate = layer.firingRate();
        rate.ifPresent(
                spread -> {
                    cells.add(NumberText.percent(spread.min()));
                    cells.add(NumberText.percent(spread.lowerQuartile()));
                    cells.add(NumberText.percent(spread.median()));
                    cells.add(NumberText.percent(spread.upperQuartile()));
                    cells.add(NumberText.percent(spread.max()));
                });
        cells.add("%,d".formatted(layer.ratesOver()));
        cells.add(scope);
        return cells;
    }

    /** The end of a name that is too long for a table. */
    static String shortened(String name) {
        return name.length() <= LONGEST_NAME
                ? name
                : "..." + name.substring(name.length() - LONGEST_NAME + 3);
    }

    private String proofs(InputRange range) {
        String text =
                "%,d units are proved dead for every input %s."
                        .formatted(
                                Proofs.proved(census, certificates),
                                range.fixed()
                                        .map(
                                                ends ->
                                                        "from %s to %s"
                                                                .formatted(ends.low(), ends.high()))
                                        .orElse(
                                                range.ofData()
                                                        ? "within the ranges of these data"
                                                        : "(no --input-range was given)"));
        return (text + " " + Proofs.refutation(census, certificates)).strip();
    }

    private String conclusion() {
        String on = opened.scope();
        String bound =
                census.samples() <= 3
                        ? "too few samples to say more"
                        : "a unit that fires on none of %1$,d samples has a true rate under 3 in %1$,d (95 %%)"
                                .formatted(census.samples());
        if (census.settled()) {
            return "No unit is dead on %s: all units had fired after %,d of %,d samples, so the rest was not needed."
                    .formatted(on, census.samples(), opened.probe().samples());
        }
        int unsure = census.inconclusive();
        String more =
                unsure == 0
                        ? ""
                        : " %,d more never fired and could not be judged.".formatted(unsure);
        return "%,d of %,d units are dead on %s (%s); %s.%s"
                .formatted(
                        census.dead(),
                        census.units(),
                        on,
                        NumberText.percent(census.deadFraction()),
                        bound,
                        more);
    }
}
