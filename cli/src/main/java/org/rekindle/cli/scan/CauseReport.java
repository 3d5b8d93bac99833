package org.rekindle.cli.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.rekindle.onnx.cause.Reason;
import org.rekindle.onnx.cause.SeenCause;
import org.rekindle.onnx.cause.SeenCauses;
import org.rekindle.onnx.census.ModelCensus;
import org.rekindle.onnx.census.RectifierCensus;

/** What the weights show of dead units, in sentences. */
final class CauseReport {
    private final ModelCensus census;
    private final SeenCauses causes;
    private final String scope;

    /**
     * @param scope what the samples are, such as {@code noise}
     */
    CauseReport(ModelCensus census, SeenCauses causes, String scope) {
        this.census = census;
        this.causes = causes;
        this.scope = scope;
    }

    /** Layers without a living unit, and outputs that never change: what must be read first. */
    List<String> collapse() {
        List<String> lines = new ArrayList<>();
        for (RectifierCensus layer : census.layers()) {
            if (SeenCauses.isCollapsed(layer)) {
                lines.add(
                        "All %,d units of %s are dead on %s, so no signal passes it."
                                .formatted(layer.units().size(), layer.rectifier().name(), scope));
            }
        }
        for (String output : causes.constantOutputs()) {
            lines.add(
                    "The output %s is the same for all %,d samples (%s)."
                            .formatted(output, census.samples(), scope));
        }
        if (!lines.isEmpty()) {
            lines.add("");
        }
        return lines;
    }

    /** A line for each layer and reason, with the numbers of one unit. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (RectifierCensus layer : census.layers()) {
            List<SeenCause> seen = causes.of(layer.rectifier());
            byReason(seen).forEach((reason, units) -> lines.add(line(layer, reason, units)));
            int unexplained = layer.dead() - seen.size();
            if (unexplained > 0 && !seen.isEmpty()) {
                lines.add(
                        "  %s: of %,d more the weights show no reason"
                                .formatted(layer.rectifier().name(), unexplained));
            }
        }
        if (!lines.isEmpty()) {
            lines.add(
                    0, "What the weights show of the units that are dead on %s:".formatted(scope));
        }
        return lines;
    }

    private static Map<Reason, List<SeenCause>> byReason(List<SeenCause> seen) {
        return seen.stream()
                .collect(
                        Collectors.groupingBy(
                                SeenCause::reason, TreeMap::new, Collectors.toList()));
    }

    private static String line(RectifierCensus layer, Reason reason, List<SeenCause> units) {
        SeenCause first = units.get(0);
        return "  %s: %,d %s: %s%s (%s%d: %s)"
                .formatted(
                        layer.rectifier().name(),
                        units.size(),
                        units.size() == 1 ? "unit" : "units",
                        reason.sentence(),
                        first.root().map(root -> ", first in " + root).orElse(""),
                        units.size() == 1 ? "unit " : "such as unit ",
                        first.unit(),
                        numbers(first));
    }

    private static String numbers(SeenCause cause) {
        return cause.numbers().entrySet().stream()
                .map(
                        number ->
                                String.format(
                                        Locale.ROOT,
                                        "%s %.4g",
                                        number.getKey().replace('_', ' '),
                                        number.getValue()))
                .collect(Collectors.joining(", "));
    }
}
