package org.rekindle.data.source;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.tukaani.xz.XZInputStream;

/** The ways in which a single file is packed. */
public enum Packing {
    GZIP("\\.gz$", "\u001F\u008B") {
        @Override
        public InputStream unpack(InputStream packed) throws IOException {
            return new GZIPInputStream(packed, 1 << 16);
        }
    },
    ZSTANDARD("\\.zstd?$", "(\u00B5/\u00FD") {
        @Override
        public InputStream unpack(InputStream packed) throws IOException {
            return new ZstdInputStream(packed);
        }
    },
    BZIP2("\\.bz2$", "BZh") {
        @Override
        public InputStream unpack(InputStream packed) throws IOException {
            return new BZip2CompressorInputStream(packed, true);
        }
    },
    XZ("\\.xz$", "\u00FD7zXZ") {
        @Override
        public InputStream unpack(InputStream packed) throws IOException {
            return new BufferedInputStream(new XZInputStream(packed, MOST_KIBIBYTES));
        }
    };

    /** What a packed file may ask for its dictionary. */
    private static final int MOST_KIBIBYTES = 1 << 18;

    private final Pattern suffix;
    private final String magic;

    /**
     * @param suffix of the names of such files
     * @param magic how they begin, byte by byte
     */
    Packing(String suffix, String magic) {
        this.suffix = Pattern.compile(suffix, Pattern.CASE_INSENSITIVE);
        this.magic = magic;
    }

    /** By the name of a file; empty where it says nothing. */
    public static Optional<Packing> named(String name) {
        return Arrays.stream(values())
                .filter(packing -> packing.suffix.matcher(name).find())
                .findFirst();
    }

    /** By how a file begins; empty where it is not packed. */
    public static Optional<Packing> startingWith(byte[] bytes) {
        return Arrays.stream(values()).filter(packing -> packing.starts(bytes)).findFirst();
    }

    private boolean starts(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1).startsWith(magic);
    }

    /** The name of what is packed. */
    public String inner(String name) {
        return suffix.matcher(name).replaceFirst("");
    }

    /** What is packed; closing it closes the packed stream. */
    public abstract InputStream unpack(InputStream packed) throws IOException;
}
