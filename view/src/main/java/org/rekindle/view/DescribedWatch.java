package org.rekindle.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rekindle.run.FileNames;
import org.rekindle.run.document.Json;
import org.rekindle.run.watched.WatchedDocument;

/**
 * What {@value FileNames#RUN} describes, where a recorder wrote it.
 *
 * @param document the file
 */
record DescribedWatch(WatchedDocument document) {

    /** Whether the file says that it is of a watched run. */
    static boolean isIn(UntrustedFiles files) {
        try {
            return files.text(FileNames.RUN)
                    .map(DescribedWatch::command)
                    .orElse("")
                    .equals(WatchedDocument.COMMAND);
        } catch (BadFileException e) {
            return false;
        }
    }

    private static String command(String text) {
        try {
            return Json.tree(text).path("command").asText();
        } catch (JsonProcessingException e) {
            return "";
        }
    }

    /** Empty when the file describes no run; the reason is reported as a problem. */
    static Optional<DescribedWatch> open(UntrustedFiles files, Problems problems) {
        try {
            Optional<WatchedDocument> document =
                    CheckedJson.read(files, FileNames.RUN, WatchedDocument.class);
            if (document.isEmpty()) {
                throw new BadFileException(FileNames.RUN + " is missing");
            }
            return Optional.of(new DescribedWatch(checked(document.get())));
        } catch (BadFileException e) {
            problems.add(e.sentence());
            return Optional.empty();
        }
    }

    private static WatchedDocument checked(WatchedDocument document) throws BadFileException {
        if (document.format() != WatchedDocument.FORMAT) {
            throw new BadFileException(
                    String.format(
                            Locale.ROOT,
                            "%s has the run format %d, and this version reads format %d; use a Rekindle as new as its recorder",
                            FileNames.RUN,
                            document.format(),
                            WatchedDocument.FORMAT));
        }
        List<String> names = layers(document).stream().map(WatchedDocument.Layer::layer).toList();
        if (names.stream().distinct().count() < names.size()) {
            throw new BadFileException(
                    FileNames.RUN + " describes no run: two layers have one name");
        }
        return document;
    }

    private static List<WatchedDocument.Layer> layers(WatchedDocument document) {
        List<WatchedDocument.Layer> layers = document.layers();
        return layers == null ? List.of() : layers;
    }

    /** The layers that are counted; none before the first batch. */
    List<WatchedDocument.Layer> layers() {
        return layers(document);
    }

    /** How many units each layer has. */
    Map<String, Integer> units() {
        return layers().stream()
                .collect(
                        Collectors.toMap(
                                WatchedDocument.Layer::layer, WatchedDocument.Layer::units));
    }

    /** What trained, such as {@code pytorch 2.5.0}; empty where it is not said. */
    Optional<String> framework() {
        return Optional.ofNullable(document.framework())
                .map(
                        found ->
                                found.version() == null
                                        ? found.name()
                                        : found.name() + " " + found.version());
    }

    /** The activations that occur, the most frequent first. */
    List<String> activations() {
        return layers().stream()
                .collect(
                        Collectors.groupingBy(
                                WatchedDocument.Layer::activation,
                                LinkedHashMap::new,
                                Collectors.counting()))
                .entrySet()
                .stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The script or module of the program, without its folder; empty where it is not known. */
    Optional<String> script() {
        return Optional.ofNullable(document.program())
                .flatMap(
                        program ->
                                program.argv().stream()
                                        .skip(1)
                                        .filter(word -> !word.startsWith("-"))
                                        .findFirst())
                .map(
                        word ->
                                word.substring(
                                        1
                                                + Math.max(
                                                        word.lastIndexOf('/'),
                                                        word.lastIndexOf('\\'))));
    }

    /** The first learning rate of the optimizer. */
    Optional<Double> learningRate() {
        return groups().stream().findFirst().map(WatchedDocument.Group::learningRate);
    }

    /** A part of every group of the optimizer, as text; empty where none has it. */
    Optional<String> ofOptimizer(Function<WatchedDocument.Group, ? extends Number> part) {
        String text =
                groups().stream()
                        .flatMap(group -> Stream.ofNullable(part.apply(group)))
                        .map(String::valueOf)
                        .distinct()
                        .collect(Collectors.joining(", "));
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private List<WatchedDocument.Group> groups() {
        return Optional.ofNullable(document.optimizer())
                .map(WatchedDocument.Optimizer::groups)
                .orElse(List.of());
    }
}
