package org.rekindle.cli.scan;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rekindle.cli.terminal.ProgressLine;
import org.rekindle.cli.terminal.Terminal;
import org.rekindle.onnx.cause.SeenCauses;
import org.rekindle.onnx.census.ModelCensus;
import org.rekindle.onnx.census.RangeQuestions;
import org.rekindle.onnx.census.Scan;
import org.rekindle.onnx.census.ScanPlan;
import org.rekindle.onnx.model.Model;
import org.rekindle.onnx.proof.Certificates;
import org.rekindle.onnx.rectifier.Rectifier;
import org.rekindle.onnx.rectifier.Rectifiers;
import org.rekindle.run.document.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code rekindle scan}: which units of a trained model are dead. */
@Command(
        name = "scan",
        customSynopsis = "rekindle scan MODEL.onnx (--data FILE | --random N) [OPTION...]",
        sortOptions = false,
        description = {
            "Shows which units of a trained model never fire on your data, which provably cannot, and what the weights"
                    + " show of the reasons.",
            "",
            "Counts inside the model's graph. To save time, units that have fired may be counted on the first samples"
                    + " only; --rates counts every unit on every sample.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  rekindle train examples/digits.csv --target digit --activation relu \\",
            "      --learning-rate 0.03 --out runs/digits",
            "  rekindle scan runs/digits/model.onnx --data examples/digits.csv",
            "  rekindle scan runs/digits/model.onnx --data examples/digits.csv \\",
            "      --input-range data --fail-above 5%%",
            "  rekindle train examples/digits.csv --target digit --activation relu \\",
            "      --learning-rate 0.03 --epochs 1 --out runs/early",
            "  rekindle scan runs/digits/model.onnx --against runs/early/model.onnx \\",
            "      --data examples/digits.csv"
        })
public final class ScanCommand implements Callable<Integer> {
    private static final int FINDING = 3;

    private final Terminal terminal;

    @Mixin private ProbeOptions options;

    @Option(
            names = "--against",
            paramLabel = "OLDER.onnx",
            description =
                    "An older model of the same network, counted on the same samples: which units died and revived since.")
    private @Nullable Path against;

    @Option(names = "--rates", description = "Count every unit on every sample.")
    private boolean rates;

    @Option(
            names = "--fail-above",
            paramLabel = "SHARE",
            converter = Share.Converter.class,
            description = {
                "Exit with code 3 if a larger share of the units is dead, such as 5%%. Units that could not be judged count as dead. Also exits with 3 if no unit was counted or a part of the model was not looked into."
            })
    private @Nullable Share failAbove;

    @Option(
            names = "--allow-unscanned",
            description =
                    "Let --fail-above pass although no unit was counted or a part was not looked into.")
    private boolean allowUnscanned;

    @Option(names = "--json", description = "Print one JSON document and nothing else.")
    private boolean json;

    /** With the terminal that it prints to. */
    public ScanCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        options.data();
        InputRange range = options.inputRange();
        Model model = Model.read(options.model());
        List<Rectifier> rectifiers = Rectifiers.of(model);
        OpenedProbe opened = OpenedProbe.open(options, model);
        OlderModel older = against == null ? null : OlderModel.read(against, model, options);
        ModelCensus census =
                census(
                        terminal,
                        options,
                        model,
                        rectifiers,
                        opened,
                        rates,
                        SeenCauses.questions(model));
        Certificates certificates = Proofs.prove(model, rectifiers, range, opened, census);
        SeenCauses causes = SeenCauses.of(model, census, opened.probe(), options.threads());
        AgainstDocument compared =
                older == null ? null : older.compare(terminal, options, rates, census);
        if (json) {
            ScanDocument document =
                    ScanDocument.of(
                            model,
                            opened.document(census),
                            range.described(),
                            census,
                            certificates,
                            causes,
                            compared);
            terminal.out().print(Json.pretty(document));
        } else {
            new ScanReport(terminal, opened, census, certificates, causes).print(model, range);
            if (compared != null) {
                new AgainstReport(terminal, compared, opened.scope()).print();
            }
        }
        return verdict(census);
    }

    /**
     * Counts, with progress.
     *
     * @param questions what is measured beside the counts
     */
    public static ModelCensus census(
            Terminal terminal,
            ProbeOptions options,
            Model model,
            List<Rectifier> rectifiers,
            OpenedProbe opened,
            boolean rates,
            RangeQuestions questions) {
        ProgressLine progress = opened.progress(terminal);
        ScanPlan plan = new ScanPlan(options.threads(), rates, options.batchSize());
        ModelCensus census =
                new Scan(model, rectifiers, opened.probe(), plan)
                        .run(samples -> progress.show((int) samples), questions);
        progress.clear();
        return census;
    }

    private int verdict(ModelCensus census) {
        Optional<String> finding =
                Optional.ofNullable(failAbove)
                        .flatMap(share -> new FailAbove(share, allowUnscanned).finding(census));
        finding.ifPresent(sentence -> terminal.err().println("rekindle: " + sentence));
        return finding.isPresent() ? FINDING : 0;
    }
}
