package org.rekindle.cli.prune;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.rekindle.cli.options.UsageException;
import org.rekindle.cli.scan.InputRange;
import org.rekindle.cli.scan.OpenedProbe;
import org.rekindle.cli.scan.ProbeOptions;
import org.rekindle.cli.scan.Proofs;
import org.rekindle.cli.scan.ScanCommand;
import org.rekindle.cli.terminal.ProgressLine;
import org.rekindle.cli.terminal.Terminal;
import org.rekindle.onnx.census.ModelCensus;
import org.rekindle.onnx.census.RangeQuestions;
import org.rekindle.onnx.census.RectifierCensus;
import org.rekindle.onnx.model.Model;
import org.rekindle.onnx.proof.Certificates;
import org.rekindle.onnx.prune.Macs;
import org.rekindle.onnx.prune.PrunedModel;
import org.rekindle.onnx.prune.Pruning;
import org.rekindle.onnx.prune.ShownShapes;
import org.rekindle.onnx.rectifier.DeadSide;
import org.rekindle.onnx.rectifier.Rectifier;
import org.rekindle.onnx.rectifier.Rectifiers;
import org.rekindle.onnx.runtime.Comparison;
import org.rekindle.run.WholeFile;
import org.rekindle.run.document.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code rekindle prune}: a smaller model without its dead units. */
@Command(
        name = "prune",
        customSynopsis =
                "rekindle prune MODEL.onnx (--data FILE | --random N) --out SMALLER.onnx [OPTION...]",
        sortOptions = false,
        description = {
            "Writes a smaller model that computes the same, without the dead units and their weights.",
            "",
            "By default, removes only units that are proved dead for every input in --input-range. With --on-data, also removes units that never fire on"
                    + " your data; on other data the smaller model may then differ. Both models are run on the data and compared.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  rekindle train examples/digits.csv --target digit --activation relu \\",
            "      --learning-rate 0.03 --out runs/digits",
            "  rekindle prune runs/digits/model.onnx --data examples/digits.csv \\",
            "      --input-range data --out proved.onnx",
            "  rekindle prune runs/digits/model.onnx --data examples/digits.csv \\",
            "      --on-data --out smaller.onnx"
        })
public final class PruneCommand implements Callable<Integer> {
    /** The output moved more than the user allows. */
    private static final int FINDING = 3;

    private static final double DEFAULT_TOLERANCE = 1e-5;

    private final Terminal terminal;

    @Mixin private ProbeOptions options;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            description = "The smaller model to write; the file must not exist yet.")
    private Path out;

    @Option(
            names = "--on-data",
            description = "Also remove units that are dead on the data but not proved dead.")
    private boolean onData;

    @Option(
            names = "--tolerance",
            paramLabel = "X",
            description = {
                "Write nothing if an output changes by more than this share of its largest value (default:"
                        + " ${DEFAULT-VALUE})."
            })
    private double tolerance = DEFAULT_TOLERANCE;

    @Option(names = "--json", description = "Print one JSON document and nothing else.")
    private boolean json;

    /** With the terminal that it prints to. */
    public PruneCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (options.data() == null && onData) {
            throw new UsageException(
                    "--on-data removes what is dead on your data, so it needs --data, not --random");
        }
        InputRange range = options.inputRange();
        checkOutput();
        Model model = Model.read(options.model());
        List<Rectifier> rectifiers = Rectifiers.of(model);
        OpenedProbe opened = OpenedProbe.open(options, model);
        ModelCensus census =
                ScanCommand.census(
                        terminal, options, model, rectifiers, opened, false, RangeQuestions.NONE);
        Certificates certificates = Proofs.prove(model, rectifiers, range, opened);
        ShownShapes shown = ShownShapes.of(model, opened.probe(), options.threads());
        PrunedModel pruned =
                Pruning.prune(
                        model, dead(census, certificates), above(census, certificates), shown);
        byte[] bytes = pruned.bytes();
        Model smaller = Model.parse(out, bytes);
        Comparison comparison = compare(model, pruned, opened, census.batch());
        boolean written = comparison.relativeDifference() <= tolerance;
        if (written) {
            write(bytes);
        }
        PruneDocument document =
                PruneDocument.of(
                        model,
                        opened.document(census),
                        range.described(),
                        onData,
                        pruned,
                        bytes.length,
                        Macs.count(model.graph(), shown),
                        Macs.count(
                                smaller.graph(),
                                ShownShapes.of(smaller, opened.probe(), options.threads())),
                        comparison,
                        options.threads(),
                        written ? out.toString() : null);
        if (json) {
            terminal.out().print(Json.pretty(document));
        } else {
            new PruneReport(terminal, opened, census, certificates, document).print();
        }
        if (!written) {
            terminal.err()
                    .printf(
                            "rekindle: the output would change by %.2g of its size, more than the --tolerance of %.2g; nothing was"
                                    + " written%n",
                            comparison.relativeDifference(), tolerance);
        }
        return written ? 0 : FINDING;
    }

    private void checkOutput() {
        if (Files.exists(out)) {
            throw new UsageException(
                    "%s exists already; name another file with --out".formatted(out));
        }
        Path folder = out.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new UsageException(
                    "the folder of %s does not exist; make it, or name another file with --out"
                            .formatted(out));
        }
        if (!(tolerance >= 0)) {
            throw new UsageException("--tolerance must be at least 0, but is " + tolerance);
        }
    }

    private Map<Rectifier, Set<Integer>> dead(ModelCensus census, Certificates certificates) {
        Map<Rectifier, Set<Integer>> onTheData = census.deadUnits();
        Map<Rectifier, Set<Integer>> dead = new LinkedHashMap<>();
        for (RectifierCensus layer : census.layers()) {
            Set<Integer> units = new TreeSet<>(certificates.dead(layer.rectifier()));
            if (onData) {
                units.addAll(onTheData.getOrDefault(layer.rectifier(), Set.of()));
            }
            if (!units.isEmpty()) {
                dead.put(layer.rectifier(), units);
            }
        }
        return dead;
    }

    /** Those that stood at their upper bound on all of the data. */
    private Map<Rectifier, Set<Integer>> above(ModelCensus census, Certificates certificates) {
        Map<Rectifier, Set<Integer>> above = new LinkedHashMap<>();
        for (RectifierCensus layer : onData ? census.layers() : List.<RectifierCensus>of()) {
            Set<Integer> units = new TreeSet<>(layer.dead(DeadSide.ABOVE));
            units.removeAll(certificates.dead(layer.rectifier()));
            if (layer.isByGraph() && !units.isEmpty()) {
                above.put(layer.rectifier(), units);
            }
        }
        return above;
    }

    private Comparison compare(Model model, PrunedModel pruned, OpenedProbe opened, int batch) {
        ProgressLine progress = opened.progress(terminal);
        Comparison comparison =
                Comparison.of(
                        model.proto(),
                        pruned.model(),
                        opened.probe(),
                        batch,
                        options.threads(),
                        samples -> progress.show((int) samples));
        progress.clear();
        return comparison;
    }

    private void write(byte[] bytes) {
        try {
            WholeFile.write(out, bytes);
        } catch (IOException e) {
            throw new UsageException(
                    "%s cannot be written (%s); name another file with --out"
                            .formatted(out, e.getMessage()));
        }
    }
}
