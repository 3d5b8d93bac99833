package org.rekindle.onnx.checkpoint;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * An array in a zip.
 *
 * @param zip open
 * @param entry which of its files
 * @param offset of the first byte of the array, unpacked
 */
record ZipContent(ZipFile zip, ZipEntry entry, long offset) implements Content {
    @Override
    public InputStream open() throws IOException {
        InputStream stream = zip.getInputStream(entry);
        stream.skipNBytes(offset);
        return stream;
    }
}
