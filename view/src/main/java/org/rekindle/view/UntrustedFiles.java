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
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Opens the files of one run directory, which may come from anywhere. Links are not followed,
 * because they may lead out of the folder. Files that are larger than any run writes are not read.
 */
final class UntrustedFiles {
    /** More than a thousand times a usual one. */
    static final long LARGEST_DOCUMENT = 32L << 20;

    /**
     * Enough for a hundred thousand trials, or the life lines of a wide network over a hundred
     * epochs.
     */
    static final long LARGEST_TABLE = 256L << 20;

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private final Path directory;

    UntrustedFiles(Path directory) {
        this.directory = directory;
    }

    Path directory() {
        return directory;
    }

    /** The attributes of a file; empty when it does not exist. */
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

    /** The same, but null when the file does not exist or cannot be read. */
    @Nullable BasicFileAttributes attributesOrNull(String name) {
        try {
            return attributes(name).orElse(null);
        } catch (BadFileException e) {
            return null;
        }
    }

    /** The subfolders whose name is a number; none when the folder is a link or does not exist. */
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

    /** The whole text of a document; empty when there is no file. */
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
     * Reads the lines that end with a line break. A last line without one is still being written.
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

    /** The attributes of a file that is read line by line; empty when it does not exist. */
    Optional<BasicFileAttributes> table(String name) throws BadFileException {
        Optional<BasicFileAttributes> attributes = attributes(name);
        if (attributes.isPresent()) {
            refuseLarge(name, attributes.get(), LARGEST_TABLE);
        }
        return attributes;
    }

    /** Opens a file at an offset in bytes. */
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
                    String.format(
                            Locale.ROOT,
                            "%s is too large to be shown: %,d bytes, and at most %,d are read",
                            name,
                            attributes.size(),
                            limit));
        }
    }

    static BadFileException unreadable(String name, IOException e) {
        return new BadFileException(
                "%s cannot be read (%s: %s)"
                        .formatted(name, e.getClass().getSimpleName(), e.getMessage()));
    }
}
