package org.rekindle.benchmarks.driver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The activations alone: what JMH measures, one fork for each number and round. */
final class ActivationsSection {
    private static final int LIMIT_MINUTES = 30;
    private static final List<String> DIRECTIONS = List.of("forward", "backward");

    private final Settings settings;
    private final Installation installation;
    private final Report report;

    /**
     * One number of the tables.
     *
     * @param size of the arrays
     * @param who vector, plain, libtorch, stream or arraycopy
     * @param activation empty for the last two
     * @param direction forward or backward
     */
    private record Key(int size, String who, String activation, String direction) {}

    ActivationsSection(Settings settings, Installation installation, Report report) {
        this.settings = settings;
        this.installation = installation;
        this.report = report;
    }

    void run() throws IOException {
        report.heading("Activations alone");
        report.paragraph(
                "Nanoseconds an element, one thread, by JMH: average time in a fork of its own. %s."
                        .formatted(
                                settings.jmhRounds() == 1
                                        ? "One fork each"
                                        : "Median of %d forks".formatted(settings.jmhRounds())));
        Map<Key, List<Double>> measured = new LinkedHashMap<>();
        try {
            for (int round = 0; round < settings.jmhRounds(); round++) {
                report.progress(
                        "activations, round %d of %d".formatted(round + 1, settings.jmhRounds()));
                read(jmh(), measured);
            }
        } catch (WorkerException e) {
            report.paragraph("Not run: " + e.reason());
            return;
        }
        measured.keySet().stream().map(Key::size).distinct().forEach(size -> table(size, measured));
    }

    private JsonNode jmh() throws WorkerException, IOException {
        Path result = installation.scratch().resolve("jmh.json");
        Files.deleteIfExists(result);
        List<String> command =
                installation.java("micro", "org.rekindle.benchmarks.micro.Micro", List.of());
        command.add(result.toString());
        if (settings.equals(Settings.QUICK)) {
            command.add("--quick");
        }
        command.add(
                "-Dorg.bytedeco.javacpp.cachedir="
                        + installation.home().resolve("benchmarks/target/javacpp-libtorch"));
        installation.runToEnd(command, "jmh", LIMIT_MINUTES);
        return new ObjectMapper().readTree(result.toFile());
    }

    private static void read(JsonNode results, Map<Key, List<Double>> measured) {
        for (JsonNode result : results) {
            JsonNode params = result.path("params");
            int size = params.path("size").asInt();
            String benchmark = result.path("benchmark").asText();
            String method = benchmark.substring(benchmark.lastIndexOf('.') + 1);
            Key key =
                    switch (method) {
                        case "pass" ->
                                new Key(
                                        size,
                                        params.path("contender").asText(),
                                        params.path("activation").asText(),
                                        params.path("direction").asText());
                        case "arraycopy" -> new Key(size, "arraycopy", "", "forward");
                        default -> new Key(size, "stream", "", method);
                    };
            double nanos = result.path("primaryMetric").path("score").asDouble() / size;
            measured.computeIfAbsent(key, unused -> new ArrayList<>()).add(nanos);
        }
    }

    private void table(int size, Map<Key, List<Double>> measured) {
        List<String> activations =
                measured.keySet().stream()
                        .map(Key::activation)
                        .filter(name -> !name.isEmpty())
                        .distinct()
                        .toList();
        List<String> header = new ArrayList<>(List.of(""));
        for (String activation : activations) {
            header.addAll(List.of(activation, ""));
        }
        Table table =
                new Table(
                        size < 1 << 20
                                ? "In cache: %d Ki floats".formatted(size >> 10)
                                : "In memory: %d Mi floats".formatted(size >> 20),
                        header);
        List<String> directions = new ArrayList<>(List.of(""));
        activations.forEach(activation -> directions.addAll(DIRECTIONS));
        table.row(directions);
        for (Map.Entry<String, String> who : contenders().entrySet()) {
            if (measured.keySet().stream().noneMatch(key -> key.who().equals(who.getKey()))) {
                continue;
            }
            List<String> row = new ArrayList<>(List.of(who.getValue()));
            for (String activation : activations) {
                for (String direction : DIRECTIONS) {
                    row.add(cell(size, who.getKey(), activation, direction, measured));
                }
            }
            table.row(row);
        }
        List<String> ratios = new ArrayList<>(List.of("libtorch over Rekindle, vectors"));
        for (String activation : activations) {
            for (String direction : DIRECTIONS) {
                ratios.add(ratio(size, activation, direction, measured));
            }
        }
        table.row(ratios);
        table.note(
                "Bare loop: loads and stores the same arrays (forward one and another, backward two and the second).");
        if (activations.contains("prelu")) {
            table.note(
                    "libtorch's prelu allocates what it returns, backward through autograd; the others write into a given array.");
        }
        report.table(table);
    }

    private static Map<String, String> contenders() {
        Map<String, String> contenders = new LinkedHashMap<>();
        contenders.put("vector", "Rekindle, vectors");
        contenders.put("plain", "Rekindle, plain Java");
        contenders.put("libtorch", "libtorch through JavaCPP");
        contenders.put("stream", "bare vector loop");
        contenders.put("arraycopy", "System.arraycopy");
        return contenders;
    }

    private String cell(
            int size,
            String who,
            String activation,
            String direction,
            Map<Key, List<Double>> measured) {
        boolean bare = who.equals("stream") || who.equals("arraycopy");
        Key key = new Key(size, who, bare ? "" : activation, direction);
        List<Double> nanos = measured.getOrDefault(key, List.of());
        if (nanos.isEmpty()) {
            return "";
        }
        double median = Statistic.of(nanos).median();
        report.json()
                .withArray("/activations")
                .addObject()
                .put("size", size)
                .put("who", who)
                .put("activation", activation)
                .put("direction", direction)
                .put("nanoseconds_per_element", median);
        return Numbers.plain(median);
    }

    private static String ratio(
            int size, String activation, String direction, Map<Key, List<Double>> measured) {
        List<Double> peer =
                measured.getOrDefault(new Key(size, "libtorch", activation, direction), List.of());
        List<Double> mine =
                measured.getOrDefault(new Key(size, "vector", activation, direction), List.of());
        return peer.isEmpty() || peer.size() != mine.size()
                ? ""
                : Numbers.times(Statistic.ratio(peer, mine));
    }
}
