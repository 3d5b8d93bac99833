package org.rekindle.suites.benchmark;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Examines the runs of the benchmark one after the other. It writes a line of CSV for each as soon
 * as it is there, and beside that file one with a line for each experiment.
 */
final class SickNetworks {
    private final int every;
    private final int threads;

    /**
     * @param every one candidate in so many; 1 for all
     * @param threads of each examination
     */
    SickNetworks(int every, int threads) {
        this.every = every;
        this.threads = threads;
    }

    /**
     * The runs and the candidates that were no plants.
     *
     * @param board what was said of the runs
     * @param refused how many candidates were refused, by reason
     */
    record Result(Scoreboard board, Map<String, Integer> refused) {}

    /** Runs the benchmark. */
    Result run(Path csv) throws IOException {
        List<Plant> candidates = Plants.candidates(BenchmarkTables.read());
        Admission admission = new Admission();
        Map<String, Integer> refused = new TreeMap<>();
        List<Examined> runs = new ArrayList<>();
        Files.createDirectories(csv.toAbsolutePath().getParent());
        Path details = csv.resolveSibling("experiments-of-" + csv.getFileName());
        try (BufferedWriter out = Files.newBufferedWriter(csv);
                BufferedWriter experiments = Files.newBufferedWriter(details)) {
            write(out, Examined.csvHeader());
            write(experiments, Examined.experimentsHeader());
            for (int i = 0; i < candidates.size(); i += every) {
                Plant plant = candidates.get(i);
                String refusal = admission.refusal(plant);
                if (!refusal.isEmpty()) {
                    refused.merge(plant.kind() + ": " + refusal, 1, Integer::sum);
                    System.out.println("refused: " + plant.title() + ": " + refusal);
                    continue;
                }
                Examined examined = Examined.of(plant, threads);
                runs.add(examined);
                write(out, examined.csvLine());
                for (String line : examined.experimentLines()) {
                    write(experiments, line);
                }
                if (!examined.isRight()) {
                    System.out.print("WRONG " + examined.experiments());
                }
            }
        }
        return new Result(new Scoreboard(runs), refused);
    }

    private static void write(BufferedWriter out, String line) throws IOException {
        out.write(line);
        out.newLine();
        out.flush();
    }

    /**
     * Runs the whole benchmark.
     *
     * @param args where the CSV goes; then one candidate in how many (default: all)
     */
    public static void main(String[] args) throws IOException {
        int every = args.length > 1 ? Integer.parseInt(args[1]) : 1;
        Result result = new SickNetworks(every, 1).run(Path.of(args[0]));
        System.out.println(result.board().text());
        System.out.println("refused candidates: " + result.refused());
    }
}
