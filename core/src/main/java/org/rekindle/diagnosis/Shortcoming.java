package org.rekindle.diagnosis;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Why a change is not shown to help: the first rule that it fails, with the figures.
 *
 * @param rule that it fails
 * @param value what the change reaches
 * @param needed what the rule asks for: more than this, or for {@link Rule#AVERTS_TOO_LITTLE} and
 *     {@link Rule#LEARNS_TOO_LITTLE} at least this, and for {@link Rule#UNITS_STAY_SILENT} at most
 *     this
 */
public record Shortcoming(Rule rule, double value, double needed) {

    /** What a change has to do. */
    public enum Rule {
        /** Under the change no unit can be dead, so it says nothing of why they die. */
        NO_UNIT_CAN_DIE,
        /** It has to avert {@link Experiment#DECISIVE} of the deaths. */
        AVERTS_TOO_LITTLE,
        /** The interval of what it averts has to lie above 0. */
        AVERTS_NOTHING_SURE,
        /** It has to avert more than the sham, seed by seed. */
        AVERTS_NO_MORE_THAN_SHAM,
        /** The interval of what it gains has to lie above 0. */
        GAINS_NOTHING_SURE,
        /** It has to gain more than the sham, seed by seed. */
        GAINS_NO_MORE_THAN_SHAM,
        /** The score with the change has to beat the constant. */
        CONSTANT_NOT_BEATEN,
        /** The gain has to be larger than the error that comes from the number of samples. */
        GAINS_LESS_THAN_SAMPLE_ERROR,
        /** With it the run has to learn at least half of what the best model learns. */
        LEARNS_TOO_LITTLE,
        /** With it, no more than a quarter of the units may stay silent. */
        UNITS_STAY_SILENT;

        /** The name in documents, such as {@code averts_too_little}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The rule that has this name in documents. */
        public static Optional<Rule> named(String id) {
            return Arrays.stream(values()).filter(rule -> rule.id().equals(id)).findFirst();
        }
    }
}
