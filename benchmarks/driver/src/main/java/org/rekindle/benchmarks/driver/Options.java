package org.rekindle.benchmarks.driver;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What the command line asks for.
 *
 * @param sections what is measured
 * @param peers who takes part; Rekindle and the peak always do
 * @param settings how long
 * @param models the folder of the models that are scanned
 * @param inputs options of {@code rekindle scan} for those whose inputs need them
 * @param json where the document goes
 * @param markdown where the tables go for a document
 */
record Options(
        Set<Section> sections,
        List<Peer> peers,
        Settings settings,
        Optional<Path> models,
        List<String> inputs,
        Optional<Path> json,
        Optional<Path> markdown) {

    /** The parts of a run, by their names in {@code --only}. */
    enum Section {
        /** One training step. */
        STEPS,
        /** What counting costs. */
        CENSUS,
        /** Activations alone. */
        ACTIVATIONS,
        /** A whole study. */
        STUDY,
        /** The census of models from elsewhere. */
        SCAN
    }

    /** Throws IllegalArgumentException with a message for the user. */
    static Options parse(String... args) {
        Set<Section> sections = EnumSet.allOf(Section.class);
        List<Peer> peers = List.of(Peer.values());
        Settings settings = Settings.FULL;
        Optional<Path> models = Optional.empty();
        List<String> inputs = new ArrayList<>();
        Optional<Path> json = Optional.empty();
        Optional<Path> markdown = Optional.empty();
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--quick" -> settings = Settings.QUICK;
                case "--models" -> models = Optional.of(folder(value(args, i++)));
                case "--dim", "--set" -> inputs.addAll(List.of(args[i], pair(args, i++)));
                case "--json" -> json = Optional.of(Path.of(value(args, i++)));
                case "--markdown" -> markdown = Optional.of(Path.of(value(args, i++)));
                case "--only" -> sections = sections(value(args, i++));
                case "--peers" -> peers = peers(value(args, i++));
                default ->
                        throw new IllegalArgumentException(
                                "unknown option %s; --help shows what there is".formatted(args[i]));
            }
        }
        return new Options(sections, peers, settings, models, inputs, json, markdown);
    }

    private static String value(String[] args, int option) {
        if (option + 1 >= args.length) {
            throw new IllegalArgumentException(args[option] + " needs a value");
        }
        return args[option + 1];
    }

    private static Path folder(String name) {
        if (!Files.isDirectory(Path.of(name))) {
            throw new IllegalArgumentException("--models: there is no folder " + name);
        }
        return Path.of(name);
    }

    private static String pair(String[] args, int option) {
        String pair = value(args, option);
        if (!pair.matches(".+=[-+.\\dEe]+")) {
            throw new IllegalArgumentException(
                    "%s takes a name, = and a number, but not \"%s\""
                            .formatted(args[option], pair));
        }
        return pair;
    }

    private static Set<Section> sections(String names) {
        Set<Section> sections = EnumSet.noneOf(Section.class);
        for (String name : names.split(",", -1)) {
            sections.add(
                    Arrays.stream(Section.values())
                            .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(name))
                            .findFirst()
                            .orElseThrow(
                                    () ->
                                            new IllegalArgumentException(
                                                    "unknown part \"%s\"; known are steps, census, activations, study and scan"
                                                            .formatted(name))));
        }
        return sections;
    }

    private static List<Peer> peers(String names) {
        List<String> wanted = new ArrayList<>(List.of(names.split(",", -1)));
        List<String> known = Arrays.stream(Peer.values()).map(Peer::id).toList();
        for (String name : wanted) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(
                        "unknown contender \"%s\"; known are %s"
                                .formatted(name, String.join(", ", known)));
            }
        }
        wanted.addAll(List.of(Peer.REKINDLE.id(), Peer.PEAK.id()));
        return Arrays.stream(Peer.values()).filter(peer -> wanted.contains(peer.id())).toList();
    }
}
