package org.rekindle.view;

import java.util.List;
import java.util.Locale;
import org.rekindle.census.LayerSummary;
import org.rekindle.census.Verdict;
import org.rekindle.run.document.DiagnosisDocument;

/**
 * How many hidden units of a network are dead, in sentences.
 *
 * @param dead units that never fire and pass no gradient
 * @param inconclusive units that never fired, in too few samples to call them dead
 * @param units how many there are
 * @param samples the number of samples in the scope
 * @param scope which samples these are
 */
record DeadUnits(long dead, long inconclusive, long units, long samples, String scope) {

    static DeadUnits of(DiagnosisDocument diagnosis) {
        List<LayerSummary> layers = diagnosis.layers();
        return new DeadUnits(
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
                ? String.format(
                        Locale.ROOT, "none of %d hidden units is dead over %s", units, scope)
                : String.format(
                        Locale.ROOT,
                        "%d of %d hidden units %s over %s",
                        silent,
                        units,
                        inconclusive > 0 ? "fired on no sample" : are,
                        scope);
    }

    /** That too few samples were seen to call silent units dead. */
    String tooFewSamples() {
        return String.format(
                Locale.ROOT,
                "Inconclusive: %d of %d hidden units never fired, but %d samples are too few to call them dead; give at least %d.",
                inconclusive,
                units,
                samples,
                Verdict.MINIMUM_SAMPLES);
    }
}
