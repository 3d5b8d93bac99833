package org.rekindle.cli.activation;

import java.util.List;
import java.util.concurrent.Callable;
import org.rekindle.activation.Activation;
import org.rekindle.cli.options.ActivationConverter;
import org.rekindle.cli.options.ActivationNames;
import org.rekindle.cli.options.ShapeOptions;
import org.rekindle.cli.options.UsageException;
import org.rekindle.cli.terminal.Terminal;
import org.rekindle.cli.terminal.TextTable;
import org.rekindle.run.document.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rekindle activation}: what an activation does to given numbers. */
@Command(
        name = "activation",
        customSynopsis = "rekindle activation NAME [X...] [OPTION...]",
        sortOptions = false,
        description = {
            "Shows value and gradient of an activation at given numbers; without numbers, a plot.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  rekindle activation leaky_relu -1 2 -3",
            "  rekindle activation elu --alpha 1 -1 2 -3 --json",
            "  rekindle activation prelu"
        })
public final class ActivationCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(
            index = "0",
            paramLabel = "NAME",
            converter = ActivationConverter.class,
            completionCandidates = ActivationNames.class,
            description = "${COMPLETION-CANDIDATES}.")
    private Activation activation;

    @Parameters(index = "1..*", paramLabel = "X", description = "Pre-activations, such as -1 2 -3.")
    private List<String> arguments = List.of();

    @Mixin private ShapeOptions shape;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    /** With the terminal that it prints to. */
    public ActivationCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Activation shaped = shape.applyTo(activation);
        List<Float> points = arguments.stream().map(ActivationCommand::number).toList();
        if (json) {
            terminal.out().println(Json.line(document(shaped, points)));
        } else if (points.isEmpty()) {
            terminal.out().println(describe(shaped));
            terminal.out().println("%s (%s)".formatted(shaped.formula(), shaped.source()));
            ActivationPlot.lines(shaped).forEach(terminal.out()::println);
        } else {
            terminal.out().println(describe(shaped));
            table(shaped, points).lines().forEach(terminal.out()::println);
        }
        return 0;
    }

    private static Float number(String text) {
        try {
            return Float.valueOf(text);
        } catch (NumberFormatException e) {
            throw new UsageException(
                    "\"%s\" is not a number; give pre-activations such as -1 2 -3".formatted(text));
        }
    }

    private static ActivationDocument document(Activation shaped, List<Float> points) {
        return new ActivationDocument(
                shaped.name(),
                points.stream()
                        .map(
                                x ->
                                        new ActivationDocument.Point(
                                                x, shaped.value(x), shaped.derivative(x)))
                        .toList());
    }

    private static TextTable table(Activation shaped, List<Float> points) {
        TextTable table = new TextTable();
        table.row(List.of("x", "value", "gradient"));
        for (float x : points) {
            table.row(
                    List.of(
                            Float.toString(x),
                            Float.toString(shaped.value(x)),
                            Float.toString(shaped.derivative(x))));
        }
        return table;
    }

    private static String describe(Activation shaped) {
        return shaped.parameter()
                .map(
                        parameter ->
                                shaped.title() + ", " + parameter.name() + " " + parameter.value())
                .orElse(shaped.title());
    }
}
