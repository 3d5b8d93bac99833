package org.rekindle.data.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.rekindle.data.DataException;
import org.rekindle.data.message.Sentence;
import org.rekindle.data.source.Packing;
import org.rekindle.data.source.Source;

/**
 * Several files that are one table: those in a folder and the folders in it, or those that a
 * pattern fits. They are ordered by name, so that results repeat. Hidden files and folders, whose
 * names start with a dot or an underscore, do not count, nor do empty files.
 */
final class FileSet {
    private static final int MOST_FILES = 2_000;
    private static final int MOST_ENTRIES = 1_000_000;
    private static final int DEEPEST = 20;
    private static final Pattern WILDCARD = Pattern.compile("[*?\\[{]");
    private static final Set<FileKind> KINDS = Set.of(FileKind.DELIMITED, FileKind.PARQUET);

    private FileSet() {}

    /**
     * What the user names: a file, a folder, standard input, or a pattern, unless a file is called
     * so.
     *
     * @throws DataException when there is nothing to read
     */
    static Source named(Path path) {
        if (path.equals(StandardInput.NAME)) {
            return StandardInput.ofThisProgram();
        }
        if (Files.isDirectory(path)) {
            return in(new Source(path));
        }
        boolean isPattern = !Files.exists(path) && WILDCARD.matcher(path.toString()).find();
        return isPattern ? matching(new Source(path)) : Source.of(path);
    }

    /** Whether there is a table in a folder. */
    static boolean holdsTables(Path folder) {
        return !files(new Source(folder), folder, FileSet::isFilledTable).isEmpty();
    }

    /**
     * The tables in a folder.
     *
     * @throws DataException when there is none
     */
    private static Source in(Source folder) {
        List<Path> files = files(folder, folder.path(), FileSet::isFilledTable);
        if (files.isEmpty()) {
            throw folder.fault(
                    "there is no table in this folder; a table may be in several files of text"
                            + " (.csv, .tsv, ...) or Parquet, and of other kinds name one file");
        }
        return new Source(folder.path(), folder.path(), files);
    }

    /**
     * The files that a pattern fits; {@code *}, {@code ?}, {@code [a-z]} and {@code {a,b}} stand
     * for parts of one name, {@code **} for any folders.
     *
     * @throws DataException when there is none
     */
    private static Source matching(Source pattern) {
        Path root = root(pattern.path());
        PathMatcher matcher;
        try {
            matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern.path());
        } catch (PatternSyntaxException e) {
            throw pattern.fault("this pattern cannot be read: " + e.getDescription(), e);
        }
        boolean isPlain = root.toString().isEmpty();
        Path folder = isPlain ? Path.of(".") : root;
        List<Path> files =
                Files.isDirectory(folder)
                        ? files(
                                pattern,
                                folder,
                                file -> matcher.matches(isPlain ? folder.relativize(file) : file))
                        : List.of();
        if (files.isEmpty()) {
            throw pattern.fault("no file fits this pattern; check the path");
        }
        return new Source(pattern.path(), folder, files);
    }

    /** What comes before the first part with a wildcard. */
    private static Path root(Path pattern) {
        Path top = pattern.getRoot();
        Path root = top == null ? Path.of("") : top;
        for (Path part : pattern) {
            if (WILDCARD.matcher(part.toString()).find()) {
                return root;
            }
            root = root.resolve(part);
        }
        return root;
    }

    /** What is in the folder that the user named and is not read, by name. */
    static List<String> leftOut(Source set) {
        return Files.isDirectory(set.path())
                ? files(set, set.path(), file -> !isFilledTable(file)).stream()
                        .map(set::nameOf)
                        .toList()
                : List.of();
    }

    private static boolean isFilledTable(Path file) {
        return isTable(file) && file.toFile().length() > 0;
    }

    private static boolean isTable(Path file) {
        String name = String.valueOf(file.getFileName());
        String inner = Packing.named(name).map(packing -> packing.inner(name)).orElse(name);
        return FileKind.named(inner).filter(KINDS::contains).isPresent();
    }

    private static List<Path> files(Source named, Path folder, Predicate<Path> wanted) {
        try (Stream<Path> entries = Files.walk(folder, DEEPEST)) {
            List<Path> files =
                    entries.limit(MOST_ENTRIES)
                            .filter(file -> isVisible(folder.relativize(file)))
                            .filter(wanted)
                            .filter(Files::isRegularFile)
                            .limit(MOST_FILES + 1L)
                            .sorted(
                                    Comparator.comparing(
                                            file -> folder.relativize(file).toString()))
                            .toList();
            if (files.size() > MOST_FILES) {
                throw named.fault(
                        Sentence.of(
                                "these are over %,d files, more than can be read as one table",
                                MOST_FILES));
            }
            return files;
        } catch (IOException | UncheckedIOException e) {
            throw named.unreadable(e);
        }
    }

    private static boolean isVisible(Path relative) {
        for (Path part : relative) {
            String name = part.toString();
            // A partition may be by a column whose name starts so.
            boolean isPartition = name.contains("=");
            if (name.startsWith(".") || (name.startsWith("_") && !isPartition)) {
                return false;
            }
        }
        return true;
    }
}
