package org.rekindle.data.sample;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import org.rekindle.data.DataException;
import org.rekindle.data.array.ElementType;
import org.rekindle.data.array.LengthFault;
import org.rekindle.data.array.NpyType;
import org.rekindle.data.array.SampleArray;
import org.rekindle.data.message.Sentence;
import org.rekindle.data.source.Source;

/** Arrays that lie in a file as bytes behind a header each. */
abstract class ByteFile extends ArrayFile {
    /** More than this in a sample is a broken header, not a sample. */
    private static final long MOST_NUMBERS = 1 << 28;

    ByteFile(Source source, List<SampleArray> arrays) {
        super(source, arrays);
    }

    /**
     * Refuses impossible sizes before memory is taken for a sample. A file that was cut off is
     * reported at once, and not after a long pass.
     *
     * @param most bytes there can be at most, header and all
     * @return the array
     * @throws DataException when it declares more than there is, or samples that fit nowhere
     */
    static SampleArray checked(Source source, SampleArray array, ElementType type, long most) {
        if (array.sampleSize() < 1 || array.sampleSize() > MOST_NUMBERS) {
            throw source.fault(
                    Sentence.of(
                            "%s has %,d numbers per sample; 1 to %,d can be read",
                            array.described(), array.sampleSize(), MOST_NUMBERS));
        }
        long declared = array.samples() * array.sampleSize() * type.size();
        if (declared > most) {
            throw LengthFault.in(source, array.described(), declared, most);
        }
        return array;
    }

    /** How many bytes {@link Source#open} gives at most. */
    static long length(Source source) throws IOException {
        boolean isKnown = !source.isGzipped() && Files.isRegularFile(source.content());
        return isKnown ? Files.size(source.content()) : Long.MAX_VALUE;
    }

    /** The bytes of an array, header first. */
    abstract InputStream open(SampleArray array) throws IOException;

    /** Reads past the header of an array. */
    abstract NpyType.Numbers header(SampleArray array, DataInputStream stream) throws IOException;

    @Override
    protected final SampleStream stream(SampleArray array) {
        try {
            DataInputStream stream = new DataInputStream(open(array));
            try {
                return new ByteSamples(source(), array, header(array, stream), stream);
            } catch (IOException | DataException e) {
                stream.close();
                throw e;
            }
        } catch (IOException e) {
            throw source().unreadable(e);
        }
    }
}
