package org.rekindle.run.engine;

import java.lang.ref.SoftReference;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rekindle.data.preparation.PreparationRequest;
import org.rekindle.data.storage.Storage;
import org.rekindle.data.table.Table;

/**
 * The data of a study, prepared for each of its splits by the training rows of that split.
 *
 * <p>The first split is kept. With several, so is the table; the other splits are kept while memory
 * lasts, and prepared again when they are needed, which gives the same numbers.
 */
public final class StudySplits {
    private final LoadedData first;
    private final @Nullable Table table;
    private final Map<Integer, SoftReference<LoadedData>> others = new HashMap<>();

    private StudySplits(LoadedData first, @Nullable Table table) {
        this.first = first;
        this.table = table;
    }

    /**
     * Reads a table and prepares every split of it, so that one that cannot be prepared is found
     * before the first trial.
     *
     * @param expected the SHA-256 that the file must have; empty for any
     * @param count how many splits the study has
     * @param storage says where the data lie
     */
    @SuppressWarnings("try") // the warm-up only has to run meanwhile
    static StudySplits load(
            Path path,
            PreparationRequest request,
            Optional<String> expected,
            int count,
            Storage storage) {
        try (WarmUp warmUp = WarmUp.start()) {
            Table table = LoadedData.read(path, request.reading(), expected, storage);
            LoadedData first = LoadedData.of(path, table, request);
            StudySplits splits = new StudySplits(first, count > 1 ? table : null);
            for (int split = 1; split < count; split++) {
                splits.of(split);
            }
            return splits;
        }
    }

    /** The first split. */
    public LoadedData first() {
        return first;
    }

    /**
     * One of the splits, the first of which has the number 0. May be called on any thread.
     *
     * @throws org.rekindle.data.DataException when nothing can be learnt from it
     * @throws IllegalArgumentException for another one, when the study has a single split
     */
    public synchronized LoadedData of(int split) {
        if (split == 0) {
            return first;
        }
        if (table == null) {
            throw new IllegalArgumentException("the study has a single split, no split " + split);
        }
        SoftReference<LoadedData> kept = others.get(split);
        LoadedData data = kept == null ? null : kept.get();
        if (data == null) {
            data = LoadedData.of(first.path(), table, first.request().onSplit(split));
            others.put(split, new SoftReference<>(data));
        }
        return data;
    }
}
