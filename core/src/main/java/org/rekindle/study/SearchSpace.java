package org.rekindle.study;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.rekindle.activation.Activation;
import org.rekindle.network.Initializer;
import org.rekindle.network.VarianceScaling;
import org.rekindle.text.NumberText;

/**
 * What a study tries: every activation at every learning rate with every initializer, over the same
 * seeds. Each activation thus gets its own best rate; a comparison at one shared rate would be
 * unfair. Which seeds choose that rate is for the {@link Protocol} to say.
 *
 * @param activations at least one, none twice
 * @param initializers at least one, none twice
 * @param learningRates at least one, none twice
 * @param seeds how many seeds compare the activations
 */
public record SearchSpace(
        List<Activation> activations,
        List<Initializer> initializers,
        List<Double> learningRates,
        int seeds) {

    /** From about a third of Adam's default of 0.001 to a hundred times that default. */
    public static final List<Double> DEFAULT_LEARNING_RATES =
            List.of(0.0003, 0.001, 0.003, 0.01, 0.03, 0.1);

    /** Enough for an interval that is not much wider than its limit for many seeds. */
    public static final int DEFAULT_SEEDS = 5;

    private static final int MOST_TRIALS = 1_000_000;

    /** Checks that no list is empty or contains a value twice. */
    public SearchSpace {
        activations = distinct("activation", activations, Activation::name);
        initializers = distinct("init", initializers, Initializer::name);
        learningRates = distinct("learning rate", learningRates, NumberText::rate);
        for (double rate : learningRates) {
            if (!(rate > 0 && Double.isFinite(rate))) {
                throw new IllegalArgumentException(
                        "a learning rate must be a finite number above 0, but is " + rate);
            }
        }
        if (seeds < 1) {
            throw new IllegalArgumentException(
                    "there must be at least 1 seed, but there are " + seeds);
        }
        requireRoom(activations, initializers, learningRates, seeds, 1);
    }

    /**
     * Checks that the trials on so many splits are not too many.
     *
     * @throws IllegalArgumentException when they are
     */
    void requireRoomFor(int splits) {
        requireRoom(activations, initializers, learningRates, seeds, splits);
    }

    private static void requireRoom(
            List<Activation> activations,
            List<Initializer> initializers,
            List<Double> learningRates,
            int seeds,
            int splits) {
        long settings = (long) activations.size() * initializers.size() * learningRates.size();
        if (settings * seeds * splits > MOST_TRIALS) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "%d settings with %d seeds%s are more than the %d trials that a study may have",
                            settings,
                            seeds,
                            splits == 1 ? "" : String.format(Locale.ROOT, " on %d splits", splits),
                            MOST_TRIALS));
        }
    }

    /** The default activations at the default rates with He initialization, over five seeds. */
    public static SearchSpace defaults() {
        return new SearchSpace(
                Activation.defaults(),
                List.of(VarianceScaling.HE_NORMAL),
                DEFAULT_LEARNING_RATES,
                DEFAULT_SEEDS);
    }

    /** The same with one initializer for all settings. */
    SearchSpace startingFrom(Initializer initializer) {
        return new SearchSpace(activations, List.of(initializer), learningRates, seeds);
    }

    /**
     * Every setting: learning rate by learning rate, and at each of them initializer by
     * initializer, so that a study that is stopped early has given every activation as many rates.
     */
    public List<Setting> settings() {
        List<Setting> settings = new ArrayList<>();
        for (double learningRate : learningRates) {
            for (Initializer initializer : initializers) {
                for (Activation activation : activations) {
                    settings.add(new Setting(activation, initializer, learningRate));
                }
            }
        }
        return settings;
    }

    private static <T> List<T> distinct(String what, List<T> values, Function<T, String> name) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException(
                    "there must be at least one %s, but there is none".formatted(what));
        }
        Set<T> seen = new HashSet<>();
        for (T value : values) {
            if (!seen.add(value)) {
                throw new IllegalArgumentException(
                        "%s %s is given twice; give each %s once"
                                .formatted(what, name.apply(value), what));
            }
        }
        return List.copyOf(values);
    }
}
