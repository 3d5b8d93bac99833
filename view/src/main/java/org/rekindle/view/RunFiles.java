package org.rekindle.view;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The files of one run directory, opened with distrust: a link is not followed, because it may lead
 * out of the folder, and a file that is larger than any run writes is not read.
 */
final class RunFiles {
    /** More than a thousand times a usual one. */
    static final long LARGEST_DOCUMENT = 32L << 20;

    /** A hundred thousand trials; the life lines of a wide network over a hundred epochs. */
    static final long LARGEST_TABLE = 256L << 20;

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private final Path directory;

    RunFiles(Path directory) {
        this.directory = directory;
    }

    Path directory() {
        return directory;
    }

    /** What is known of a file; empty when there is none. */
    Optional<BasicFileAttributes> attributes(String name) throws BadFileException {
        Path path = directory;
        Optional<BasicFileAttributes> attributes = Optional.empty();
        for (Path part : Path.of(name)) {
            path = path.resolve(part);
            attributes = attributes(name, path);
            if (attributes.isEmpty()) {
                return attributes;
            }
            if (attributes.get().isSymbolicLink()) {
                throw new BadFileException(name + " is a link, and links are not followed");
            }
        }
        if (attributes.isPresent() && !attributes.get().isRegularFile()) {
            throw new BadFileException(name + " is not a file");
        }
        return attributes;
    }

    private static Optional<BasicFileAttributes> attributes(String name, Path path)
            throws BadFileException {
        try {
            return Optional.of(
                    Files.readAttributes(
                            path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    /** The same; null also when the file cannot be read. */
    @Nullable BasicFileAttributes attributesOrNull(String name) {
        try {
            return attributes(name).orElse(null);
        } catch (BadFileException e) {
            return null;
        }
    }

    /**
     * The folders in a folder that are named by a number; none when it is a link, or is not there.
     */
    List<String> numberedFolders(String name) {
        Path folder = directory.resolve(name);
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                String found = String.valueOf(entry.getFileName());
                if (NUMBER.matcher(found).matches()
                        && Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                    names.add(found);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            return List.of();
        }
        return names;
    }

    /** The whole text of a document; empty when there is none. */
    Optional<String> text(String name) throws BadFileException {
        Optional<BasicFileAttributes> attributes = attributes(name);
        if (attributes.isEmpty()) {
            return Optional.empty();
        }
        refuseLarge(name, attributes.get(), LARGEST_DOCUMENT);
        try (InputStream in = open(name, 0)) {
            byte[] bytes = in.readNBytes((int) LARGEST_DOCUMENT);
            return Optional.of(
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            throw new BadFileException(name + " is not text in UTF-8");
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    /**
     * Reads the lines that end with a line break; a last one without is still being written.
     *
     * @return how many there are; 0 when there is no file
     */
    int lines(String name, WholeLines.Reader reader) throws BadFileException {
        if (table(name).isEmpty()) {
            return 0;
        }
        try (InputStream in = open(name, 0)) {
            return WholeLines.read(name, in, reader).lines();
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    /** What is known of a file that is read line by line; empty when there is none. */
    Optional<BasicFileAttributes> table(String name) throws BadFileException {
        Optional<BasicFileAttributes> attributes = attributes(name);
        if (attributes.isPresent()) {
            refuseLarge(name, attributes.get(), LARGEST_TABLE);
        }
        return attributes;
    }

    /** A file, from a byte on. */
    InputStream open(String name, long offset) throws IOException {
        InputStream in = Files.newInputStream(directory.resolve(name), LinkOption.NOFOLLOW_LINKS);
        try {
            in.skipNBytes(offset);
            return in;
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    private static void refuseLarge(String name, BasicFileAttributes attributes, long limit)
            throws BadFileException {
        if (attributes.size() > limit) {
            throw new BadFileException(
                    "%s is too large to be shown: %,d bytes, and at most %,d are read"
                            .formatted(name, attributes.size(), limit));
        }
    }

    static BadFileException unreadable(String name, IOException e) {
        return new BadFileException(
                "%s cannot be read (%s: %s)"
                        .formatted(name, e.getClass().getSimpleName(), e.getMessage()));
    }
}
