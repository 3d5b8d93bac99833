package org.rekindle.view;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.rekindle.run.watched.WatchedEpoch;

/**
 * The epochs of a watched run that a page shows. Of hundreds of layers over thousands of epochs it
 * shows some, evenly from the first to the last.
 *
 * @param epochs in their order
 * @param note which are left out, in words; null when none are
 */
record ShownEpochs(List<WatchedEpoch> epochs, @Nullable String note) {
    /** The most censuses of a layer that a page gets. */
    static final int MOST = 30_000;

    /** What a chart shows at the least. */
    private static final int FEWEST = 50;

    static ShownEpochs of(List<WatchedEpoch> all) {
        int layers = all.isEmpty() ? 1 : Math.max(1, layers(all.get(all.size() - 1)));
        int room = Math.max(FEWEST, MOST / layers);
        if (all.size() <= room) {
            return new ShownEpochs(all, null);
        }
        return new ShownEpochs(
                IntStream.range(0, room)
                        .mapToObj(i -> all.get((int) ((long) i * (all.size() - 1) / (room - 1))))
                        .toList(),
                String.format(
                        Locale.ROOT,
                        "%,d of %,d epochs are shown, evenly from the first to the last; epochs.jsonl has all",
                        room,
                        all.size()));
    }

    private static int layers(WatchedEpoch epoch) {
        return epoch.layers() == null ? 0 : epoch.layers().size();
    }
}
