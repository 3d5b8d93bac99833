package org.rekindle.data.sample;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.rekindle.data.DataException;
import org.rekindle.data.array.ElementType;
import org.rekindle.data.array.LengthFault;
import org.rekindle.data.array.NpyType;
import org.rekindle.data.array.SampleArray;
import org.rekindle.data.source.Source;

/** Samples that lie in a stream of bytes, number after number. */
final class ByteSamples implements SampleStream {
    private static final int BUFFER_BYTES = 1 << 16;

    private final Source source;
    private final SampleArray array;
    private final ElementType type;
    private final InputStream stream;
    private final ByteBuffer buffer;
    private long samplesLeft;
    private long numbersRead;

    /**
     * @param stream where the first number comes next; closed with this
     */
    ByteSamples(Source source, SampleArray array, NpyType.Numbers numbers, InputStream stream) {
        this.source = source;
        this.array = array;
        this.type = numbers.element();
        this.buffer = ByteBuffer.allocate(BUFFER_BYTES).order(numbers.order());
        this.stream = stream;
        this.samplesLeft = array.samples();
    }

    @Override
    public int read(int most, double[] into) {
        int samples = (int) Math.min(most, samplesLeft);
        int numbers = Math.toIntExact(Math.multiplyExact(samples, array.sampleSize()));
        try {
            int atOnce = BUFFER_BYTES / type.size();
            for (int start = 0; start < numbers; start += atOnce) {
                readNumbers(into, start, Math.min(atOnce, numbers - start));
            }
            samplesLeft -= samples;
            if (samplesLeft == 0 && samples > 0 && stream.read() >= 0) {
                throw wrongLength(declared());
            }
        } catch (IOException e) {
            throw source.unreadable(e);
        }
        return samples;
    }

    private void readNumbers(double[] into, int start, int count) throws IOException {
        int wanted = count * type.size();
        int got = stream.readNBytes(buffer.array(), 0, wanted);
        if (got < wanted) {
            throw wrongLength(numbersRead * type.size() + got);
        }
        type.read(buffer, into, start, count);
        if (type.hasNonFinite()) {
            for (int i = 0; i < count; i++) {
                double value = into[start + i];
                // Attention masks are -inf where nothing may be seen.
                if (!Double.isFinite(value) && value != Double.NEGATIVE_INFINITY) {
                    long sample = (numbersRead + i) / array.sampleSize() + 1;
                    Finite.inSample(source, array.described(), sample, value);
                }
            }
        }
        numbersRead += count;
    }

    private long declared() {
        return array.samples() * array.sampleSize() * type.size();
    }

    private DataException wrongLength(long held) {
        return LengthFault.in(source, array.described(), declared(), held);
    }

    @Override
    public void close() {
        try {
            stream.close();
        } catch (IOException e) {
            throw source.unreadable(e);
        }
    }
}
