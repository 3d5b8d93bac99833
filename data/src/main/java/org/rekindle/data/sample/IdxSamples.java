package org.rekindle.data.sample;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rekindle.data.array.ArrayShape;
import org.rekindle.data.array.ElementType;
import org.rekindle.data.array.IdxHeader;
import org.rekindle.data.array.NpyType;
import org.rekindle.data.array.SampleArray;
import org.rekindle.data.source.Source;

/** The images of an IDX file, without their labels. */
public final class IdxSamples extends ByteFile {
    private static final Pattern DIMENSIONS = Pattern.compile("idx(\\d{1,2})-ubyte(\\.gz)?$");

    private IdxSamples(Source source, SampleArray array) {
        super(source, List.of(array));
    }

    public static SampleFile open(Source source) {
        if (dimensions(source) < 2) {
            throw source.fault(
                    "these are labels; name the file of images, which has 2 dimensions or more"
                            + " (such as -idx3-ubyte)");
        }
        try (DataInputStream stream = new DataInputStream(source.open())) {
            ArrayShape shape = IdxHeader.read(source, "the array", dimensions(source), stream);
            SampleArray array = new SampleArray("", ElementType.U1.code(), shape.axes());
            return new IdxSamples(source, checked(source, array, ElementType.U1, length(source)));
        } catch (IOException e) {
            throw source.unreadable(e);
        }
    }

    /** As many as the name says. */
    private static int dimensions(Source source) {
        Matcher name = DIMENSIONS.matcher(source.fileName().toLowerCase(Locale.ROOT));
        return name.find() ? Integer.parseInt(name.group(1)) : 0;
    }

    @Override
    public InputStream open(SampleArray array) throws IOException {
        return source().open();
    }

    @Override
    NpyType.Numbers header(SampleArray array, DataInputStream stream) throws IOException {
        IdxHeader.read(source(), array.described(), array.shape().size(), stream);
        return NpyType.Numbers.littleEndian(ElementType.U1);
    }
}
