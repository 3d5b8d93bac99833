package org.rekindle.data;

import java.nio.file.Path;
import java.util.List;

/** What all kinds of files of samples have in common. */
abstract class ArrayFile implements SampleFile {
    private final Source source;
    private final List<SampleArray> arrays;

    ArrayFile(Source source, List<SampleArray> arrays) {
        this.source = source;
        this.arrays = List.copyOf(arrays);
    }

    final Source source() {
        return source;
    }

    @Override
    public final Path path() {
        return source.path();
    }

    @Override
    public final List<SampleArray> arrays() {
        return arrays;
    }

    @Override
    public String sha256() {
        return source.sha256();
    }

    @Override
    public final SampleStream stream(String array) {
        return arrays.stream()
                .filter(known -> known.name().equals(array))
                .findFirst()
                .map(this::stream)
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "%s holds no array \"%s\"".formatted(path(), array)));
    }

    /** A pass over one of this file's arrays. */
    abstract SampleStream stream(SampleArray array);
}
