package org.rekindle.cli.scan;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.rekindle.cli.terminal.Terminal;
import org.rekindle.cli.terminal.TextTable;

/** What changed since an older model, on the screen. */
final class AgainstReport {
    private static final int MOST_UNITS = 20;
    private static final List<String> HEADINGS =
            List.of(
                    "node",
                    "older node",
                    "units",
                    "dead before",
                    "dead now",
                    "newly dead",
                    "revived");

    private final Terminal terminal;
    private final AgainstDocument against;
    private final String scope;

    /**
     * @param scope what the samples are, such as {@code noise}
     */
    AgainstReport(Terminal terminal, AgainstDocument against, String scope) {
        this.terminal = terminal;
        this.against = against;
        this.scope = scope;
    }

    void print() {
        terminal.out().println();
        terminal.out().printf("Against %s, on %s:%n%n", against.model().path(), scope);
        if (!against.layers().isEmpty()) {
            printLayers();
        }
        printUnits("Died since the older model", AgainstDocument.Layer::newlyDeadUnits);
        printUnits("Dead in the older model and not any more", AgainstDocument.Layer::revivedUnits);
        printUnits(
                "Could not be judged in one of the models",
                AgainstDocument.Layer::inconclusiveUnits);
        printAlone(
                "Not in the older model, or there with another number of units",
                against.onlyHere());
        printAlone(
                "Only in the older model, or here with another number of units",
                against.onlyInOlder());
        against.skipped()
                .forEach(part -> terminal.out().println("In the older model: " + part.sentence()));
        against.notes().forEach(note -> terminal.out().println("In the older model: " + note));
        terminal.out().println(conclusion());
    }

    private void printLayers() {
        TextTable table = new TextTable();
        table.row(HEADINGS, terminal::faint);
        for (AgainstDocument.Layer layer : against.layers()) {
            table.row(
                    List.of(
                            ScanReport.shortened(layer.node()),
                            ScanReport.shortened(layer.olderNode()) + (isGuess(layer) ? "?" : ""),
                            Integer.toString(layer.units()),
                            Integer.toString(layer.deadBefore()),
                            Integer.toString(layer.deadNow()),
                            Integer.toString(layer.newlyDead()),
                            Integer.toString(layer.revived())),
                    layer.newlyDead() > 0 ? terminal::red : text -> text);
        }
        terminal.out().print(table.indented());
        terminal.out().println();
        if (against.layers().stream().anyMatch(AgainstReport::isGuess)) {
            terminal.out()
                    .println(
                            "A layer with a ? is paired by its order and its number of units alone, which is a guess.");
        }
    }

    private static boolean isGuess(AgainstDocument.Layer layer) {
        return layer.pairing().equals("guessed");
    }

    private void printUnits(
            String what, Function<AgainstDocument.Layer, Collection<Integer>> units) {
        for (AgainstDocument.Layer layer : against.layers()) {
            Collection<Integer> found = units.apply(layer);
            if (!found.isEmpty()) {
                terminal.out()
                        .printf(
                                "%s: %,d of %s (%s%s)%n",
                                what,
                                found.size(),
                                layer.node(),
                                found.stream()
                                        .limit(MOST_UNITS)
                                        .map(String::valueOf)
                                        .collect(Collectors.joining(", ")),
                                found.size() <= MOST_UNITS
                                        ? ""
                                        : " and %,d more".formatted(found.size() - MOST_UNITS));
            }
        }
    }

    private void printAlone(String what, List<AgainstDocument.Alone> layers) {
        if (!layers.isEmpty()) {
            terminal.out()
                    .printf(
                            "%s: %s.%n",
                            what,
                            layers.stream()
                                    .map(layer -> "%s (%,d)".formatted(layer.node(), layer.units()))
                                    .collect(Collectors.joining(", ")));
        }
    }

    private String conclusion() {
        if (against.layers().isEmpty()) {
            return "No layer of the two models belongs together, so nothing is said of a change.";
        }
        int units = against.layers().stream().mapToInt(AgainstDocument.Layer::units).sum();
        return "Of %,d units in both models, %,d died since the older one and %,d revived, on %s."
                .formatted(units, against.newlyDead(), against.revived(), scope);
    }
}
