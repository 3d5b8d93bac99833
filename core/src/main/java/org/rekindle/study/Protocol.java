package org.rekindle.study;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * How a study compares: which rounds choose the setting of each activation, which seeds the rounds
 * have, and which differences count. A score that was picked because it is high is too high, so the
 * rounds that choose are others than those that compare.
 *
 * <p>With several splits every round has one of them: a division of all rows but the test rows into
 * training and validation. The splits that choose are others than those that compare, for the same
 * reason as the seeds. Each round that chooses has a split of its own. The rounds that compare take
 * their splits in turn, so that a study that is stopped early has used all of them alike.
 *
 * @param choosing how many rounds choose each activation's setting, before fresh seeds compare the
 *     chosen ones. 0 where an activation has a single setting, and in studies of older versions,
 *     where the rounds that compared chose, too
 * @param seeds how the trials' seeds follow from the seed of the study
 * @param margin two activations whose scores differ by no more than this are as good as equal
 * @param splits how many splits of the rows compare, each with all the seeds that compare. With 1,
 *     the same split chooses and compares
 */
public record Protocol(int choosing, TrialSeeds seeds, double margin, int splits) {
    /** Two in a thousand, of accuracy or of R². */
    public static final double DEFAULT_MARGIN = 0.002;

    /** The rows are split once. */
    public static final int DEFAULT_SPLITS = 1;

    /** More would show no more, and each of them has to be prepared. */
    public static final int MOST_SPLITS = 100;

    /** How studies compared before rates were chosen on other seeds. */
    public static final Protocol BEFORE_FRESH_SEEDS = new Protocol(0, TrialSeeds.COUNTED, 0);

    /** With a single split. */
    public Protocol(int choosing, TrialSeeds seeds, double margin) {
        this(choosing, seeds, margin, DEFAULT_SPLITS);
    }

    /** Checks the numbers. */
    public Protocol {
        if (!(margin >= 0 && margin < 1)) {
            throw new IllegalArgumentException(
                    "the margin must be at least 0 and below 1, but is " + margin);
        }
        if (choosing < 0) {
            throw new IllegalArgumentException(
                    "the number of choosing seeds must be at least 0, but is " + choosing);
        }
        if (splits < 1 || splits > MOST_SPLITS) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "the number of splits must be 1 to %d, but is %d",
                            MOST_SPLITS,
                            splits));
        }
    }

    /** The protocol of a new study over this space, with the default margin. */
    public static Protocol of(SearchSpace space) {
        return of(space, DEFAULT_MARGIN);
    }

    /** The protocol of a new study over this space, with a single split. */
    public static Protocol of(SearchSpace space, double margin) {
        return of(space, margin, DEFAULT_SPLITS);
    }

    /**
     * The protocol of a new study over this space: half as many seeds choose as compare on a split,
     * but at least two, because one shows no spread. Where a single trial compares, one chooses.
     */
    public static Protocol of(SearchSpace space, double margin, int splits) {
        boolean nothingToChoose = space.settings().size() == space.activations().size();
        int least = space.seeds() == 1 && splits == 1 ? 1 : 2;
        int half = Math.max(least, (space.seeds() + 1) / 2);
        return new Protocol(nothingToChoose ? 0 : half, TrialSeeds.DERIVED, margin, splits);
    }

    /** How many rounds compare. */
    int comparing(SearchSpace space) {
        return Math.multiplyExact(space.seeds(), splits);
    }

    /** How many splits the study has: those that compare, and where there are several, others. */
    public int allSplits() {
        return splits == 1 ? 1 : choosing + splits;
    }

    /** The split of every trial of a round, both counted from 0. */
    int splitOf(int round) {
        if (splits == 1) {
            return 0;
        }
        return round < choosing ? round : choosing + (round - choosing) % splits;
    }

    /** The splits that compare. */
    public List<Integer> comparingSplits() {
        return IntStream.range(allSplits() - splits, allSplits()).boxed().toList();
    }
}
