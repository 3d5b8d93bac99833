package org.rekindle.benchmarks.driver;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The run: {@code benchmarks/run} starts it. */
public final class Benchmarks {
    private static final int USAGE = 2;

    private Benchmarks() {}

    /** Measures what the options ask for; {@code rekindle.home} says where the checkout is. */
    public static void main(String[] args) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream progress = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        Options options;
        try {
            options = Options.parse(args);
        } catch (IllegalArgumentException e) {
            progress.println("benchmarks/run: " + e.getMessage());
            System.exit(USAGE);
            return;
        }
        Path home = Path.of(System.getProperty("rekindle.home", "."));
        Report report = new Report(out, progress);
        measure(options, new Installation(home.toAbsolutePath()), report);
        if (options.json().isPresent()) {
            ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
            mapper.writeValue(options.json().get().toFile(), report.json());
        }
        if (options.markdown().isPresent()) {
            Files.writeString(options.markdown().get(), report.markdown(), StandardCharsets.UTF_8);
        }
    }

    private static void measure(Options options, Installation installation, Report report)
            throws IOException {
        Machine machine = Machine.here();
        report.paragraph(machine.text());
        report.json().putPOJO("machine", machine);
        report.json().putPOJO("settings", options.settings());
        Field field = Field.start(options.peers(), installation, report);
        field.entrants()
                .forEach(
                        entrant ->
                                report.json()
                                        .withObject("/contenders")
                                        .put(entrant.id(), entrant.title()));
        field.absent().forEach((who, why) -> report.json().withObject("/not_run").put(who, why));
        Settings settings = options.settings();
        Path scratch = installation.scratch();
        if (options.sections().contains(Options.Section.STEPS)
                || options.sections().contains(Options.Section.CENSUS)) {
            report.progress("warming up");
            StepsSection.warmUp(field, settings, scratch);
        }
        for (Options.Section section : options.sections()) {
            switch (section) {
                case STEPS -> new StepsSection(field, settings, scratch, report).run();
                case CENSUS -> new CensusSection(field, settings, scratch, report).run();
                case STUDY -> new StudySection(field, settings, installation, report).run();
                case ACTIVATIONS -> new ActivationsSection(settings, installation, report).run();
                case SCAN -> new ScanSection(options, installation, report).run();
            }
        }
    }
}
