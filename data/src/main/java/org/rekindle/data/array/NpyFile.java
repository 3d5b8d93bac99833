package org.rekindle.data.array;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.rekindle.data.message.Sentence;
import org.rekindle.data.source.Source;
import org.rekindle.data.table.Column;
import org.rekindle.data.table.Table;

/** An array of NumPy in a file of its own: inputs, with the targets in a file beside it. */
public final class NpyFile {
    private static final Pattern INPUTS =
            Pattern.compile(
                    "(?<![a-z])(x|inputs?|features?|data)(?![a-z])", Pattern.CASE_INSENSITIVE);
    private static final List<String> TARGETS =
            List.of("y", "labels", "label", "targets", "target");
    private static final String SUFFIX = ".npy";

    private NpyFile() {}

    public static Table read(Source inputs) {
        String stem = stem(inputs.fileName());
        Optional<Path> beside = targets(inputs);
        List<Column> columns = new ArrayList<>(columns(inputs, stem));
        if (beside.isEmpty()) {
            throw inputs.fault(
                    "there is one array in it, without a name for its columns, and no targets lie"
                            + " beside it (for X.npy in y.npy, for features.npy in labels.npy); save"
                            + " both by name with numpy.savez, as .npz");
        }
        Source targets = Source.of(beside.get());
        List<Column> own = columns(targets, stem(targets.fileName()));
        if (own.get(0).rows() != columns.get(0).rows()) {
            throw inputs.fault(
                    Sentence.of(
                            "there are %,d rows here but %,d in %s; the two files must belong"
                                    + " together",
                            columns.get(0).rows(), own.get(0).rows(), targets.fileName()));
        }
        columns.addAll(own);
        return new Table(
                inputs.path(),
                inputs.sha256(targets),
                columns,
                List.of("The targets come from " + targets.fileName() + "."));
    }

    private static String stem(String name) {
        return name.substring(0, name.length() - SUFFIX.length());
    }

    /** The file whose name has a word for targets where this one has a word for inputs. */
    private static Optional<Path> targets(Source inputs) {
        Matcher word = INPUTS.matcher(stem(inputs.fileName()));
        if (!word.find()) {
            return Optional.empty();
        }
        List<String> expected =
                TARGETS.stream().map(target -> word.replaceFirst(target) + SUFFIX).toList();
        Path folder = inputs.path().toAbsolutePath().getParent();
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found = files.toList();
            return expected.stream()
                    .flatMap(
                            name ->
                                    found.stream()
                                            .filter(
                                                    file ->
                                                            name.equalsIgnoreCase(
                                                                    String.valueOf(
                                                                            file.getFileName()))))
                    .findFirst();
        } catch (IOException e) {
            throw inputs.unreadable(e);
        }
    }

    private static List<Column> columns(Source source, String name) {
        try (DataInputStream stream = new DataInputStream(source.open())) {
            return NpyColumns.read(source, "the array", name, stream);
        } catch (IOException e) {
            throw source.unreadable(e);
        }
    }
}
