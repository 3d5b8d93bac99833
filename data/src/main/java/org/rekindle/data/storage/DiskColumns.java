package org.rekindle.data.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rekindle.data.message.Sentence;

/** Columns in a file, one after the other. */
final class DiskColumns implements ColumnStore {
    /** Of all columns together. */
    private static final int BUFFERED = 1 << 24;

    private static final int LEAST_BUFFER = 1 << 9;
    private static final int LARGEST_BUFFER = 1 << 16;

    private final ScratchFile file;
    private final int rows;
    private final long bytes;
    private final int buffer;
    private final List<DiskRegion> regions = new ArrayList<>();
    private long reserved;

    DiskColumns(int rows, int columns, long bytesOfARow) {
        this.rows = rows;
        // Each column begins where a number may lie.
        this.bytes = rows * bytesOfARow + (long) columns * NUMBER;
        this.file = ScratchFile.of(bytes);
        int share = BUFFERED / Math.max(1, columns) / NUMBER * NUMBER;
        this.buffer = Math.max(LEAST_BUFFER, Math.min(share, LARGEST_BUFFER));
    }

    @Override
    public Numbers numbers() {
        return new DiskNumbers(region(NUMBER));
    }

    @Override
    public Codes codes() {
        return new DiskCodes(region(CODE));
    }

    @Override
    public Codes marks() {
        return new DiskMarks(region(MARK));
    }

    private DiskRegion region(int width) {
        DiskRegion region = new DiskRegion(file, reserved, width, buffer);
        regions.add(region);
        long length = (long) rows * width;
        reserved += (length + NUMBER - 1) / NUMBER * NUMBER;
        return region;
    }

    @Override
    public void complete() {
        regions.forEach(DiskRegion::finish);
        MappedFile mapped = new MappedFile(file.map(ScratchFile.SEGMENT_BYTES));
        regions.forEach(region -> region.readFrom(mapped));
    }

    @Override
    public Optional<String> note() {
        return Optional.of(
                Sentence.of(
                        "The table is larger than memory: while it was prepared, its columns lay in a temporary file (%,d MB).",
                        ScratchFile.megabytes(bytes)));
    }
}
