package org.rekindle.data.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.rekindle.data.DataException;
import org.rekindle.data.message.Names;
import org.rekindle.data.source.GrowthLimit;
import org.rekindle.data.source.ScratchFiles;
import org.rekindle.data.source.Source;

/** A zip with one table in it. */
final class ZippedTable {
    private ZippedTable() {}

    static boolean isZip(byte[] start) {
        return start.length > 3 && start[0] == 'P' && start[1] == 'K' && start[2] == 3;
    }

    /** The kind of file that is a zip itself; empty where it is a plain zip. */
    static Optional<FileKind> kind(Source source) {
        try (ZipFile zip = new ZipFile(source.content().toFile())) {
            if (zip.getEntry("xl/workbook.xml") != null) {
                return Optional.of(FileKind.EXCEL);
            }
            boolean isNumPy = zip.stream().allMatch(entry -> entry.getName().endsWith(".npy"));
            return isNumPy && zip.size() > 0 ? Optional.of(FileKind.NPZ) : Optional.empty();
        } catch (IOException e) {
            throw source.unreadable(e);
        }
    }

    /**
     * Takes the table out.
     *
     * @throws DataException when there is none, or more than one
     */
    static Source unpack(Source source, ScratchFiles scratch) {
        try (ZipFile zip = new ZipFile(source.content().toFile())) {
            ZipEntry table = table(source, zip);
            Path file = scratch.create(source, "-" + TableFile.safe(table.getName()));
            try (InputStream entry = zip.getInputStream(table);
                    GrowthLimit unpacked =
                            new GrowthLimit(source, entry, Files.size(source.content()))) {
                unpacked.check(table.getSize());
                Files.copy(unpacked, file, StandardCopyOption.REPLACE_EXISTING);
            }
            return source.unpacked(file);
        } catch (IOException e) {
            throw source.unreadable(e);
        }
    }

    private static ZipEntry table(Source source, ZipFile zip) {
        List<ZipEntry> files =
                zip.stream().map(ZipEntry.class::cast).filter(ZippedTable::isFile).toList();
        List<ZipEntry> known =
                files.stream().filter(entry -> FileKind.named(name(entry)).isPresent()).toList();
        List<ZipEntry> tables = known.isEmpty() ? files : known;
        if (tables.size() != 1) {
            throw source.fault(
                    tables.isEmpty()
                            ? "there is no file in this zip"
                            : "there is more than one table in this zip: %s; unpack the one that is meant"
                                    .formatted(
                                            Names.abbreviate(
                                                    tables.stream()
                                                            .map(ZipEntry::getName)
                                                            .toList())));
        }
        return tables.get(0);
    }

    private static boolean isFile(ZipEntry entry) {
        return !entry.isDirectory()
                && !entry.getName().startsWith("__MACOSX/")
                && !name(entry).startsWith(".");
    }

    private static String name(ZipEntry entry) {
        return entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
    }
}
