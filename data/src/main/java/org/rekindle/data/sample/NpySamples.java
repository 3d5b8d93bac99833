package org.rekindle.data.sample;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.rekindle.data.array.ElementType;
import org.rekindle.data.array.NpyHeader;
import org.rekindle.data.array.NpyType;
import org.rekindle.data.array.SampleArray;
import org.rekindle.data.source.Source;

/** One array of NumPy in a file of its own. */
public final class NpySamples extends ByteFile {
    private NpySamples(Source source, SampleArray array) {
        super(source, List.of(array));
    }

    public static SampleFile open(Source source) {
        try (DataInputStream stream = new DataInputStream(source.open())) {
            NpyHeader header = NpyHeader.read(source, "the array", stream);
            ElementType type = header.streamed(source, "the array").element();
            return new NpySamples(
                    source, checked(source, header.array("", type), type, length(source)));
        } catch (IOException e) {
            throw source.unreadable(e);
        }
    }

    @Override
    public InputStream open(SampleArray array) throws IOException {
        return source().open();
    }

    @Override
    NpyType.Numbers header(SampleArray array, DataInputStream stream) throws IOException {
        return NpyHeader.read(source(), array.described(), stream)
                .streamed(source(), array.described());
    }
}
