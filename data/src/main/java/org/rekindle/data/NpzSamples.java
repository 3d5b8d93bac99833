package org.rekindle.data;

import java.io.DataInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;

/** Arrays of NumPy in a zip, each with a shape of its own. */
final class NpzSamples extends ByteFile {
    private NpzSamples(Source source, List<SampleArray> arrays) {
        super(source, arrays);
    }

    static SampleFile open(Source source) {
        List<SampleArray> arrays = new ArrayList<>();
        try (ZipFile zip = NpzEntry.zip(source)) {
            for (String name : NpzEntry.names(source, zip)) {
                try (DataInputStream stream = new DataInputStream(NpzEntry.open(zip, name))) {
                    String what = "array \"%s\"".formatted(name);
                    NpyHeader header = NpyHeader.read(source, what, stream);
                    long length = NpzEntry.length(zip, name);
                    ElementType type = header.streamed(source, what).element();
                    arrays.add(checked(source, header.array(name, type), type, length));
                }
            }
            return new NpzSamples(source, arrays);
        } catch (IOException e) {
            throw source.unreadable(e);
        }
    }

    @Override
    InputStream open(SampleArray array) throws IOException {
        ZipFile zip = NpzEntry.zip(source());
        try {
            return new FilterInputStream(NpzEntry.open(zip, array.name())) {
                @Override
                public void close() throws IOException {
                    zip.close();
                }
            };
        } catch (IOException e) {
            zip.close();
            throw e;
        }
    }

    @Override
    NpyType.Numbers header(SampleArray array, DataInputStream stream) throws IOException {
        return NpyHeader.read(source(), array.described(), stream)
                .streamed(source(), array.described());
    }
}
