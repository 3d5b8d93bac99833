package org.rekindle.cli.check;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rekindle.cli.options.UsageException;
import org.rekindle.cli.terminal.Terminal;
import org.rekindle.onnx.check.CheckpointCheck;
import org.rekindle.onnx.checkpoint.Checkpoint;
import org.rekindle.run.FileNames;
import org.rekindle.run.RunException;
import org.rekindle.run.document.Json;
import org.rekindle.run.watched.WatchedRun;
import org.rekindle.view.FullView;
import org.rekindle.view.ViewReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rekindle check}: a run directory, or a checkpoint without a graph. */
@Command(
        name = "check",
        customSynopsis = {
            "rekindle check CHECKPOINT [--against OLDER] [--json]",
            "rekindle check RUN_DIR [--json]"
        },
        sortOptions = false,
        description = {
            "Says what the weights of a checkpoint show by themselves, or whether a run directory is whole.",
            "",
            "Checkpoints: .safetensors, PyTorch's .pt, .pth and .bin, .npz, .weights.h5 and .keras. No data, no framework, and no"
                    + " code of the file is run. A checkpoint has no graph, so \"dead\" means: if a ReLU follows directly.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  rekindle train examples/digits.csv --target digit --activation relu \\",
            "      --learning-rate 0.1 --out runs/sick",
            "  rekindle check runs/sick",
            "  rekindle check runs/sick/model.npz --against runs/sick/last_healthy.npz"
        })
public final class CheckCommand implements Callable<Integer> {
    private static final int BAD_INPUT = 2;

    private final Terminal terminal;

    @Parameters(
            index = "0",
            paramLabel = "RUN_DIR|CHECKPOINT",
            description = "A run directory, or a file of weights.")
    private Path path;

    @Option(
            names = "--against",
            paramLabel = "OLDER",
            description = "An older checkpoint of the same network: what died and moved since.")
    private @Nullable Path against;

    @Option(names = "--json", description = "Print one JSON document and nothing else.")
    private boolean json;

    /** With the terminal that it prints to. */
    public CheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Path other = against;
        if (Files.isDirectory(path)) {
            if (other != null) {
                throw new UsageException(
                        "--against compares checkpoints, and %s is a folder; name a file of weights"
                                .formatted(path));
            }
            return run(path);
        }
        try (Checkpoint checkpoint = Checkpoint.open(path)) {
            if (other == null) {
                print(checkpoint, null, CheckpointCheck.of(checkpoint));
            } else {
                try (Checkpoint older = Checkpoint.open(other)) {
                    print(checkpoint, older, CheckpointCheck.of(checkpoint, older));
                }
            }
        }
        return 0;
    }

    private void print(Checkpoint checkpoint, @Nullable Checkpoint older, CheckpointCheck check) {
        if (json) {
            terminal.out().print(Json.pretty(CheckDocument.of(checkpoint, older, check)));
        } else {
            new CheckReport(terminal, checkpoint, check).print(older);
        }
    }

    private int run(Path folder) {
        FullView view = ViewReader.read(folder);
        RunCheckDocument document =
                new RunCheckDocument(
                        folder.toString(),
                        view.heading().command(),
                        view.heading().status().id(),
                        faults(folder, view));
        if (json) {
            terminal.out().print(Json.pretty(document));
        } else if (document.faults().isEmpty()) {
            terminal.out()
                    .printf(
                            "%s: a whole %s, %s.%n",
                            folder,
                            view.watched() == null
                                    ? "run of rekindle " + document.command()
                                    : "watched run",
                            document.status());
        } else {
            document.faults().forEach(fault -> terminal.err().println("rekindle: " + fault));
        }
        return document.faults().isEmpty() ? 0 : BAD_INPUT;
    }

    /** Experiments need more of a watched run than a page shows: the counts of every unit. */
    private static List<String> faults(Path folder, FullView view) {
        List<String> faults = view.heading().problems();
        boolean counted = Files.exists(folder.resolve(FileNames.UNITS));
        if (view.watched() == null || !counted || !faults.isEmpty()) {
            return faults;
        }
        try {
            WatchedRun.open(folder);
            return faults;
        } catch (RunException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }
}
