package org.rekindle.view;

import java.util.List;
import java.util.Locale;
import org.rekindle.census.LayerSummary;
import org.rekindle.census.NetworkCensus;
import org.rekindle.census.Verdict;
import org.rekindle.run.document.DiagnosisDocument;

/**
 * How many units of a network are dead, in sentences.
 *
 * @param title what they are called, such as {@code hidden units}
 * @param dead units that never fire and pass no gradient
 * @param inconclusive units that never fired, in too few samples to call them dead
 * @param units how many there are
 * @param samples the number of samples in the scope
 * @param scope which samples these are
 */
record DeadUnits(
        String title, long dead, long inconclusive, long units, long samples, String scope) {

    private static final String THE = "the ";

    static DeadUnits of(DiagnosisDocument diagnosis) {
        List<LayerSummary> layers = diagnosis.layers();
        return new DeadUnits(
                NetworkCensus.unitsTitle(layers.stream().map(LayerSummary::layer)),
                layers.stream().mapToLong(LayerSummary::dead).sum(),
                layers.stream().mapToLong(LayerSummary::inconclusive).sum(),
                layers.stream().mapToLong(LayerSummary::units).sum(),
                layers.stream().mapToLong(LayerSummary::samples).max().orElse(0),
                diagnosis.censusScope());
    }

    /** Such as {@code 3 of 64 hidden units are dead over 360 validation samples}. */
    String counted() {
        long silent = dead + inconclusive;
        String are = silent == 1 ? "is dead" : "are dead";
        return silent == 0
                ? String.format(Locale.ROOT, "none of %d %s is dead over %s", units, title, scope)
                : String.format(
                        Locale.ROOT,
                        "%d of %d %s %s over %s",
                        silent,
                        units,
                        title,
                        inconclusive > 0 ? "fired on no sample" : are,
                        scope);
    }

    /** That too few samples were seen to call silent units dead. */
    String tooFewSamples() {
        return String.format(
                Locale.ROOT,
                "Inconclusive: %d of %d %s never fired, but %d samples are too few to call them dead; give at least %d.",
                inconclusive,
                units,
                title,
                samples,
                Verdict.MINIMUM_SAMPLES);
    }

    /** That experiments show silence to be why a run fails, though no single unit is known dead. */
    String tooFewButShown() {
        return String.format(
                Locale.ROOT,
                "%d of %d %s fired on none of %s; that is too few to call a single unit dead, but what keeps units firing lets the network learn.",
                inconclusive,
                units,
                title,
                scope.startsWith(THE) ? scope : THE + scope);
    }
}
