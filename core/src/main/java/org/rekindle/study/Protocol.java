package org.rekindle.study;

/**
 * How a study compares: which rounds choose the setting of each activation, which seeds the rounds
 * have, and which differences count. A score that was picked because it is high is too high, so the
 * rounds that choose are others than those that compare.
 *
 * @param choosing how many rounds choose each activation's setting, before fresh seeds compare the
 *     chosen ones. 0 where an activation has a single setting, and in studies of older versions,
 *     where the rounds that compared chose, too
 * @param seeds how the trials' seeds follow from the seed of the study
 * @param margin two activations whose scores differ by no more than this are as good as equal
 */
public record Protocol(int choosing, TrialSeeds seeds, double margin) {
    /** Two in a thousand, of accuracy or of R². */
    public static final double DEFAULT_MARGIN = 0.002;

    /** How studies compared before rates were chosen on other seeds. */
    public static final Protocol BEFORE_FRESH_SEEDS = new Protocol(0, TrialSeeds.COUNTED, 0);

    /** Checks the margin. */
    public Protocol {
        if (!(margin >= 0 && margin < 1)) {
            throw new IllegalArgumentException(
                    "the margin must be at least 0 and below 1, but is " + margin);
        }
        if (choosing < 0) {
            throw new IllegalArgumentException(
                    "the number of choosing seeds must be at least 0, but is " + choosing);
        }
    }

    /** The protocol of a new study over this space, with the default margin. */
    public static Protocol of(SearchSpace space) {
        return of(space, DEFAULT_MARGIN);
    }

    /**
     * The protocol of a new study over this space: half as many seeds choose as compare, but at
     * least two, because one shows no spread. With one seed, one chooses.
     */
    public static Protocol of(SearchSpace space, double margin) {
        boolean nothingToChoose = space.settings().size() == space.activations().size();
        int half = Math.max(Math.min(2, space.seeds()), (space.seeds() + 1) / 2);
        return new Protocol(nothingToChoose ? 0 : half, TrialSeeds.DERIVED, margin);
    }
}
