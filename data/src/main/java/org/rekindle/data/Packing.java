package org.rekindle.data;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.tukaani.xz.XZInputStream;

/** The ways in which a single file is packed. */
enum Packing {
    GZIP(List.of(".gz"), 0x1F, 0x8B) {
        @Override
        InputStream unpack(InputStream packed) throws IOException {
            return new GZIPInputStream(packed, 1 << 16);
        }
    },
    ZSTANDARD(List.of(".zst", ".zstd"), 0x28, 0xB5, 0x2F, 0xFD) {
        @Override
        InputStream unpack(InputStream packed) throws IOException {
            return new ZstdInputStream(packed);
        }
    },
    BZIP2(List.of(".bz2"), 'B', 'Z', 'h') {
        @Override
        InputStream unpack(InputStream packed) throws IOException {
            return new BZip2CompressorInputStream(packed, true);
        }
    },
    XZ(List.of(".xz"), 0xFD, '7', 'z', 'X', 'Z') {
        @Override
        InputStream unpack(InputStream packed) throws IOException {
            return new BufferedInputStream(new XZInputStream(packed, MOST_KIBIBYTES));
        }
    };

    /** What a packed file may ask for its dictionary. */
    private static final int MOST_KIBIBYTES = 1 << 18;

    private final List<String> suffixes;
    private final int[] magic;

    Packing(List<String> suffixes, int... magic) {
        this.suffixes = suffixes;
        this.magic = magic;
    }

    /** By the name of a file; empty where it says nothing. */
    static Optional<Packing> named(String name) {
        return Arrays.stream(values()).filter(packing -> packing.suffix(name) > 0).findFirst();
    }

    /** By how a file begins; empty where it is not packed. */
    static Optional<Packing> startingWith(byte[] bytes) {
        return Arrays.stream(values()).filter(packing -> packing.starts(bytes)).findFirst();
    }

    private boolean starts(byte[] bytes) {
        for (int i = 0; i < magic.length; i++) {
            if (i >= bytes.length || Byte.toUnsignedInt(bytes[i]) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    private int suffix(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return suffixes.stream().filter(lower::endsWith).mapToInt(String::length).findFirst().orElse(0);
    }

    /** The name of what is packed. */
    String inner(String name) {
        return name.substring(0, name.length() - suffix(name));
    }

    /** What is packed; closing it closes the packed stream. */
    abstract InputStream unpack(InputStream packed) throws IOException;
}
