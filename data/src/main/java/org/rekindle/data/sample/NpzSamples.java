package org.rekindle.data.sample;

import java.io.DataInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;
import org.rekindle.data.array.ElementType;
import org.rekindle.data.array.NpyHeader;
import org.rekindle.data.array.NpyType;
import org.rekindle.data.array.NpzEntry;
import org.rekindle.data.array.SampleArray;
import org.rekindle.data.source.Source;

/** Arrays of NumPy in a zip, each with a shape of its own. */
public final class NpzSamples extends ByteFile {
    private NpzSamples(Source source, List<SampleArray> arrays) {
        super(source, arrays);
    }

    public static SampleFile open(Source source) {
        List<SampleArray> arrays = new ArrayList<>();
        try (ZipFile zip = NpzEntry.zip(source)) {
            for (String name : NpzEntry.names(source, zip)) {
                try (DataInputStream stream =
                        new DataInputStream(NpzEntry.open(source, zip, name))) {
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
    public InputStream open(SampleArray array) throws IOException {
        ZipFile zip = NpzEntry.zip(source());
        try {
            return new FilterInputStream(NpzEntry.open(source(), zip, array.name())) {
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
