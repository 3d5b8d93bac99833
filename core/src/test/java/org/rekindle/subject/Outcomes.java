package org.rekindle.subject;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.rekindle.census.LayerCensus;
import org.rekindle.census.NetworkCensus;
import org.rekindle.census.UnitCensus;
import org.rekindle.network.ClassScores;

/** Made-up outcomes of one layer of a hundred units. */
public final class Outcomes {
    /** Units of the layer. */
    public static final int UNITS = 100;

    private Outcomes() {}

    /** A run to its end with so many dead units, the first ones. */
    public static Outcome dead(int dead) {
        return outcome(Status.OK, census(dead, 1000));
    }

    /** A run that diverged, and had so many dead units before. */
    public static Outcome diverged(int dead) {
        return outcome(Status.DIVERGED, census(dead, 1000));
    }

    /** A run to its end with a score and so many dead units. */
    public static Outcome scored(double score, int dead) {
        NetworkCensus census = census(dead, 1000);
        return new Outcome(Status.OK, 3, OptionalDouble.of(score), 0.1, census(0, 1000), census, 1);
    }

    /** A run with a score, whose silent units were seen on too few samples. */
    public static Outcome scoredOnFewSamples(double score, int silent) {
        NetworkCensus census = census(silent, 160);
        return new Outcome(Status.OK, 3, OptionalDouble.of(score), 0.1, census(0, 160), census, 1);
    }

    /** A run without dead units whose classes were scored. */
    public static Outcome scored(ClassScores scores) {
        NetworkCensus census = census(0, 1000);
        return new Outcome(
                Status.OK,
                3,
                OptionalDouble.of(scores.accuracy()),
                0.1,
                census,
                census,
                1,
                Optional.of(scores),
                List.of());
    }

    /** A run whose silent units were seen on too few samples. */
    public static Outcome silentOnFewSamples(int silent) {
        return outcome(Status.OK, census(silent, 20));
    }

    /** A census with so many silent units. */
    public static NetworkCensus census(int silent, long samples) {
        List<UnitCensus> units = new ArrayList<>();
        for (int unit = 0; unit < UNITS; unit++) {
            long fired = unit < silent ? 0 : samples / 2;
            units.add(new UnitCensus(samples, fired, samples - fired, fired, fired, 0));
        }
        return new NetworkCensus(List.of(new LayerCensus("hidden_1", units)));
    }

    private static Outcome outcome(Status status, NetworkCensus census) {
        return new Outcome(status, 3, OptionalDouble.of(0.9), 0.1, census(0, 1000), census, 1);
    }
}
