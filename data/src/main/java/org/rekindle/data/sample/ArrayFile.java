package org.rekindle.data.sample;

import java.nio.file.Path;
import java.util.List;
import org.rekindle.data.array.SampleArray;
import org.rekindle.data.source.Source;

/** What all kinds of files of samples have in common. */
public abstract class ArrayFile implements SampleFile {
    private final Source source;
    private final List<SampleArray> arrays;

    public ArrayFile(Source source, List<SampleArray> arrays) {
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
    protected abstract SampleStream stream(SampleArray array);
}
