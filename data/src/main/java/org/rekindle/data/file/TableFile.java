package org.rekindle.data.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.rekindle.data.DataException;
import org.rekindle.data.sample.SampleFile;
import org.rekindle.data.sample.SampleRequest;
import org.rekindle.data.source.GrowthLimit;
import org.rekindle.data.source.Packing;
import org.rekindle.data.source.ScratchFiles;
import org.rekindle.data.source.Source;
import org.rekindle.data.source.TableReading;
import org.rekindle.data.storage.Storage;
import org.rekindle.data.table.Table;

/**
 * A file whose kind is known, unpacked if need be.
 *
 * @param source to read
 * @param kind by its name, or by its content where the name says nothing
 */
record TableFile(Source source, FileKind kind) {
    /** More than one packing in another is a mistake, or made to do harm. */
    private static final int MOST_PACKINGS = 3;

    /**
     * @param besides what else could have been named, for the user
     * @param scratch takes what is unpacked
     * @throws DataException when it is no table
     */
    static TableFile of(Source named, String besides, ScratchFiles scratch) {
        if (named.isFileSet()) {
            return new TableFile(named, FileKind.FILE_SET);
        }
        Source source = named;
        for (int i = 0; i < MOST_PACKINGS; i++) {
            String name = source.fileName();
            Optional<FileKind> kind = FileKind.named(name);
            if (kind.isPresent()) {
                return new TableFile(source, kind.get());
            }
            byte[] start = FileContent.start(source);
            Optional<Packing> packing = Packing.named(name).or(() -> Packing.startingWith(start));
            if (packing.isPresent()) {
                source = unpack(source, packing.get(), scratch);
            } else if (ZippedTable.isZip(start) && !FileContent.isNamedOtherwise(name)) {
                Optional<FileKind> zipped = ZippedTable.kind(source);
                if (zipped.isPresent()) {
                    return new TableFile(source, zipped.get());
                }
                source = ZippedTable.unpack(source, scratch);
            } else {
                return new TableFile(source, FileContent.kind(source, start, besides));
            }
        }
        throw named.fault("there is a packed file in it that holds a packed one; unpack it first");
    }

    private static Source unpack(Source source, Packing packing, ScratchFiles scratch) {
        Path file = scratch.create(source, "-" + safe(packing.inner(source.fileName())));
        try (InputStream packed =
                        new BufferedInputStream(Files.newInputStream(source.content()), 1 << 16);
                InputStream unpacked =
                        new GrowthLimit(
                                source, packing.unpack(packed), Files.size(source.content()))) {
            Files.copy(unpacked, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw source.unreadable(e);
        }
        return source.unpacked(file);
    }

    /** The end of a name, which says of what kind a file is, without what no file name may hold. */
    static String safe(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9._-]", "_");
        return plain.substring(Math.max(0, plain.length() - 40));
    }

    Table read(TableReading reading, Storage storage) {
        return kind.read(source, reading, storage);
    }

    SampleFile samples(SampleRequest request) {
        return kind.samples(source, request);
    }
}
