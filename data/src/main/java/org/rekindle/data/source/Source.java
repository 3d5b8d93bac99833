package org.rekindle.data.source;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.rekindle.data.DataException;

/**
 * A file that exists and is not empty, or several that are one table. Messages about it start with
 * its name.
 *
 * @param path as the user wrote it
 * @param content the file to read: the same, or one with what was packed in it; of several files
 *     the folder that all of them are in
 * @param files what lies on disk: the one file, or all of them in the order of their rows
 */
public record Source(Path path, Path content, List<Path> files) {
    private static final int BUFFER_BYTES = 1 << 16;

    /** Copies the list. */
    public Source {
        files = List.copyOf(files);
    }

    /** A file that is read as it is. */
    public Source(Path path) {
        this(path, path, List.of(path));
    }

    /** The same with what was packed in it. */
    public Source unpacked(Path other) {
        return new Source(path, other, files);
    }

    /**
     * What lies at a path.
     *
     * @throws DataException when there is nothing to read
     */
    public static Source of(Path path) {
        Source source = new Source(path);
        if (!Files.exists(path)) {
            throw source.fault("there is no such file; check the path");
        }
        if (Files.isDirectory(path)) {
            throw source.fault("this is a directory; name one file in it");
        }
        if (!Files.isReadable(path)) {
            throw source.fault("the file may not be read; check its permissions");
        }
        if (!Files.isRegularFile(path)) {
            throw source.fault(
                    "this is a pipe or a device and not a file; write it to a file first, or pipe it"
                            + " into standard input and name the table -");
        }
        try {
            if (Files.size(path) == 0) {
                throw source.fault("the file is empty (0 bytes)");
            }
        } catch (IOException e) {
            throw source.unreadable(e);
        }
        return source;
    }

    /** Whether these are several files that are one table. */
    public boolean isFileSet() {
        return Files.isDirectory(content);
    }

    /** The name of one of several files, as seen from their folder; with slashes everywhere. */
    public String nameOf(Path file) {
        return content.relativize(file).toString().replace('\\', '/');
    }

    /** The last part of the path. */
    public String fileName() {
        Path name = content.getFileName();
        return name == null ? content.toString() : name.toString();
    }

    /** Whether the name says that the content is compressed. */
    public boolean isGzipped() {
        return fileName().toLowerCase(Locale.ROOT).endsWith(".gz");
    }

    /** The content, decompressed. */
    public InputStream open() throws IOException {
        InputStream bytes = Files.newInputStream(content);
        try {
            return isGzipped()
                    ? new GrowthLimit(
                            this, new GZIPInputStream(bytes, BUFFER_BYTES), Files.size(content))
                    : new BufferedInputStream(bytes, BUFFER_BYTES);
        } catch (IOException e) {
            bytes.close();
            throw e;
        }
    }

    /** How many bytes {@link #open} gives. */
    public long length() {
        try (InputStream bytes = open()) {
            return isGzipped()
                    ? bytes.transferTo(OutputStream.nullOutputStream())
                    : Files.size(content);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /**
     * Of the bytes on disk, this file's and then the others'. Of several files that are one table,
     * each one's name, a zero, its size in decimal digits and another zero come before its bytes.
     */
    public String sha256(Source... others) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            update(digest);
            for (Source other : others) {
                other.update(digest);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private void update(MessageDigest digest) {
        byte[] buffer = new byte[BUFFER_BYTES];
        for (Path file : files) {
            try (InputStream bytes = Files.newInputStream(file)) {
                if (isFileSet()) {
                    String head = nameOf(file) + '\0' + Files.size(file) + '\0';
                    digest.update(head.getBytes(StandardCharsets.UTF_8));
                }
                for (int count = bytes.read(buffer); count >= 0; count = bytes.read(buffer)) {
                    digest.update(buffer, 0, count);
                }
            } catch (IOException e) {
                throw unreadable(e);
            }
        }
    }

    /** A fault in this file. */
    public DataException fault(String message) {
        return new DataException(path + ": " + message);
    }

    /** A fault in what was requested of this file. */
    public DataException fault(DataException.Reason reason, List<String> columns, String message) {
        return new DataException(reason, columns, path + ": " + message);
    }

    /** A fault in this file that another exception reported. */
    public DataException fault(String message, Throwable cause) {
        return new DataException(path + ": " + message, cause);
    }

    /** This file cannot be read, with the first line of why. */
    public DataException unreadable(Throwable cause) {
        if (cause instanceof EOFException) {
            return fault(
                    "the file ends too early; it is incomplete, so fetch or write it again", cause);
        }
        String reason = String.valueOf(cause.getMessage()).lines().findFirst().orElse("").strip();
        return fault("the file cannot be read: " + reason, cause);
    }
}
