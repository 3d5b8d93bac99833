package org.rekindle.data.arrow;

import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;
import org.apache.arrow.flatbuf.CompressionType;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorInputStream;

/**
 * How the buffers of a batch are packed. Each begins with its length when unpacked, or -1 where it
 * is not packed after all.
 */
enum ArrowCodec {
    NONE {
        @Override
        InputStream stream(InputStream packed) {
            return packed;
        }
    },
    LZ4 {
        @Override
        InputStream stream(InputStream packed) throws IOException {
            return new FramedLZ4CompressorInputStream(packed);
        }
    },
    ZSTD {
        @Override
        InputStream stream(InputStream packed) throws IOException {
            return new ZstdInputStream(packed);
        }
    };

    private static final int PIECE = 1 << 16;
    private static final long NOT_PACKED = -1;

    static ArrowCodec of(byte type) {
        return switch (type) {
            case CompressionType.LZ4_FRAME -> LZ4;
            case CompressionType.ZSTD -> ZSTD;
            default -> throw new BrokenArrow("packed in a way that is not known: " + type);
        };
    }

    abstract InputStream stream(InputStream packed) throws IOException;

    /**
     * A buffer that the caller closes.
     *
     * @param limit asked before memory is taken, with the number of bytes
     */
    ArrowBuf unpacked(ArrowBuf buffer, BufferAllocator allocator, LongConsumer limit)
            throws IOException {
        if (this == NONE || buffer.capacity() == 0) {
            buffer.getReferenceManager().retain();
            return buffer;
        }
        long length = buffer.getLong(0);
        long rest = buffer.capacity() - Long.BYTES;
        if (length == NOT_PACKED) {
            ArrowBuf plain = buffer.slice(Long.BYTES, rest);
            plain.getReferenceManager().retain();
            return plain;
        }
        if (length < 0 || rest > Integer.MAX_VALUE - Long.BYTES) {
            throw new BrokenArrow("a packed buffer of impossible length");
        }
        limit.accept(length);
        byte[] packed = new byte[(int) rest];
        buffer.getBytes(Long.BYTES, packed);
        ArrowBuf plain = allocator.buffer(length);
        try (InputStream stream = stream(new ByteArrayInputStream(packed))) {
            fill(plain, length, stream);
            return plain;
        } catch (IOException | RuntimeException e) {
            plain.close();
            throw e;
        }
    }

    private static void fill(ArrowBuf plain, long length, InputStream stream) throws IOException {
        byte[] piece = new byte[PIECE];
        for (long at = 0; at < length; ) {
            int count = stream.readNBytes(piece, 0, (int) Math.min(PIECE, length - at));
            if (count == 0) {
                throw new BrokenArrow("a packed buffer ends too early");
            }
            plain.setBytes(at, piece, 0, count);
            at += count;
        }
        plain.writerIndex(length);
    }
}
