package org.rekindle.data.arrow;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.rekindle.data.DataException;
import org.rekindle.data.database.DuckDb;
import org.rekindle.data.database.DuckDbFile;
import org.rekindle.data.database.Relation;
import org.rekindle.data.delimited.WrittenRows;
import org.rekindle.data.source.Source;

/**
 * A file or a stream of Apache Arrow, which Feather files are, too: written as CSV and read as
 * such, batch after batch. Arrow's classes for the format and for columns are used, but not its
 * readers: they believe what a file declares, and need a flag of the JVM.
 */
public final class ArrowFile implements DuckDbFile {
    private static final byte[] FIRST_VERSION = "FEA1".getBytes(StandardCharsets.US_ASCII);

    @Override
    public Relation relation(DuckDb database, Source source) throws SQLException {
        requireSecondVersion(source);
        Path copy = database.scratch().create(source, ".csv");
        return write(source, copy).relation(database, source);
    }

    private static void requireSecondVersion(Source source) {
        try (InputStream start = Files.newInputStream(source.content())) {
            if (Arrays.equals(start.readNBytes(FIRST_VERSION.length), FIRST_VERSION)) {
                throw source.fault(
                        "this is Feather of version 1, which is not read; save it again (in pandas"
                                + " with to_feather, or to_parquet)");
            }
        } catch (IOException e) {
            throw source.unreadable(e);
        }
    }

    private static WrittenRows write(Source source, Path copy) {
        try (BufferAllocator allocator = new RootAllocator();
                ArrowMessages messages = ArrowMessages.open(source.content());
                BufferedWriter writer = Files.newBufferedWriter(copy)) {
            return new ArrowCopy(source, allocator, messages, writer).rows(copy);
        } catch (DataException e) {
            throw e;
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            throw source.fault(
                    "this is no file of Arrow (Feather), or it is cut off or damaged; save it again, or"
                            + " as Parquet (in pandas with to_parquet)",
                    e);
        }
    }
}
