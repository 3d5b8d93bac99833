package org.rekindle.benchmarks.driver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the census of {@code rekindle scan} costs beside plain inference, model by model. */
final class ScanSection {
    private static final String SUFFIX = ".onnx";

    private final Options options;
    private final Installation installation;
    private final Report report;

    ScanSection(Options options, Installation installation, Report report) {
        this.options = options;
        this.installation = installation;
        this.report = report;
    }

    void run() throws IOException {
        report.heading("Scan");
        if (options.models().isEmpty()) {
            report.paragraph("Skipped: --models names no folder of ONNX models.");
            return;
        }
        int rounds = options.settings().scanRounds();
        report.paragraph(
                ("The census of rekindle scan beside plain inference over the same noise, one thread, loading included."
                                + " Median of %d rounds; in each, every way has one pass. × is the median over rounds of the time over plain inference's in the same round.")
                        .formatted(rounds));
        Table table =
                new Table(
                        "A pass over all samples",
                        List.of(
                                "",
                                "batch",
                                "samples",
                                "plain, µs a sample",
                                "reading alone",
                                "default",
                                "ended after",
                                "--rates",
                                "without loading",
                                "fetch all"));
        for (Path file : models(options.models().get())) {
            String name = file.getFileName().toString().replace(SUFFIX, "");
            report.progress("scan of " + name);
            try {
                row(
                        table,
                        name,
                        ScannedModel.measure(
                                file, options.inputs(), options.settings(), installation));
            } catch (WorkerException e) {
                table.note("%s: not run: %s".formatted(name, e.reason()));
            }
        }
        report.table(table);
    }

    private static List<Path> models(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
        }
    }

    private void row(Table table, String name, ScannedModel model) {
        List<String> cells =
                new ArrayList<>(
                        List.of(
                                name,
                                String.valueOf(model.batch()),
                                String.valueOf(model.samples()),
                                Numbers.plain(model.nanosPerSample() / 1e3)));
        cells.add(times(model, "reading"));
        cells.add(times(model, "default"));
        cells.add(model.ran("default") ? String.valueOf(model.samplesRun("default")) : "—");
        cells.add(times(model, "rates"));
        cells.add(model.ran("rates") ? Numbers.times(model.ratioAfterFirst("rates")) : "—");
        cells.add(times(model, "fetch"));
        table.row(cells);
        model.failures()
                .forEach((way, why) -> table.note("%s, %s: not run: %s".formatted(name, way, why)));
        if (model.unlike() > 0) {
            table.note(
                    "%s: units counted otherwise in Java: %d; ONNX Runtime computes half floats as floats and rounds what it gives out."
                            .formatted(name, model.unlike()));
        }
        json(name, model);
    }

    private void json(String name, ScannedModel model) {
        ObjectNode node = report.json().withArray("/scan").addObject();
        node.put("model", name);
        node.put("batch", model.batch());
        node.put("samples", model.samples());
        node.put("units_unlike", model.unlike());
        node.put("microseconds_plain", model.nanosPerSample() / 1e3);
        for (String way : ScannedModel.WAYS) {
            if (model.ran(way) && !way.equals("plain")) {
                ObjectNode times = node.putObject(way);
                times.put("samples_run", model.samplesRun(way));
                times.put("ratio", model.ratio(way));
                if (model.samplesRun(way) > model.batch()) {
                    times.put("ratio_without_loading", model.ratioAfterFirst(way));
                }
            }
        }
    }

    private static String times(ScannedModel model, String way) {
        return model.ran(way) ? Numbers.times(model.ratio(way)) : "—";
    }
}
