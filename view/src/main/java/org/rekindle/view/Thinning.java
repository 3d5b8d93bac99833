package org.rekindle.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Leaves units out when there are more than a page can show. Units that fell silent in some epoch
 * are kept first, because they matter most; the others are chosen evenly from the first to the
 * last.
 */
final class Thinning {
    /** The most unit-epochs that all trials of a view may have together. */
    static final int MOST = 300_000;

    private Thinning() {}

    /**
     * What is shown of a trial.
     *
     * @param lives the units that are kept, in their order
     * @param note which units are left out, in words; null when none are
     */
    record Thinned(List<LivesTable.Life> lives, @Nullable String note) {}

    /** Thins trials so that together they have at most so many unit-epochs. */
    static List<Thinned> thin(List<List<LivesTable.Life>> trials, int most) {
        List<Integer> bySize =
                IntStream.range(0, trials.size())
                        .boxed()
                        .sorted(Comparator.comparingLong(i -> unitEpochs(trials.get(i))))
                        .toList();
        long[] room = new long[trials.size()];
        long left = most;
        for (int place = 0; place < bySize.size(); place++) {
            int trial = bySize.get(place);
            room[trial] = Math.min(unitEpochs(trials.get(trial)), left / (bySize.size() - place));
            left -= room[trial];
        }
        return IntStream.range(0, trials.size())
                .mapToObj(trial -> thin(trials.get(trial), room[trial]))
                .toList();
    }

    private static Thinned thin(List<LivesTable.Life> lives, long room) {
        if (unitEpochs(lives) <= room) {
            return new Thinned(lives, null);
        }
        int units = (int) (room / lives.get(0).rates().length());
        List<Integer> silent = places(lives, true);
        List<Integer> others = places(lives, false);
        List<Integer> kept = new ArrayList<>(evenly(silent, units));
        boolean all = kept.size() == silent.size();
        kept.addAll(evenly(others, units - kept.size()));
        String which =
                all
                        ? String.format(
                                Locale.ROOT,
                                "all %,d that went silent in some epoch, and an even sample of the others",
                                silent.size())
                        : String.format(
                                Locale.ROOT,
                                "an even sample of the %,d that went silent in some epoch",
                                silent.size());
        return new Thinned(
                kept.stream().sorted().map(lives::get).toList(),
                String.format(
                        Locale.ROOT,
                        "%,d of %,d units are shown: %s",
                        kept.size(),
                        lives.size(),
                        which));
    }

    private static List<Integer> places(List<LivesTable.Life> lives, boolean fellSilent) {
        return IntStream.range(0, lives.size())
                .filter(place -> lives.get(place).fellSilent() == fellSilent)
                .boxed()
                .toList();
    }

    private static List<Integer> evenly(List<Integer> places, int count) {
        if (count >= places.size()) {
            return places;
        }
        return IntStream.range(0, count)
                .mapToObj(i -> places.get((int) ((long) i * places.size() / count)))
                .toList();
    }

    private static long unitEpochs(List<LivesTable.Life> lives) {
        return lives.isEmpty() ? 0 : (long) lives.size() * lives.get(0).rates().length();
    }
}
