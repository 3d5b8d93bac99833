package org.rekindle.run.document;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rekindle.study.Protocol;

/**
 * How a study compares.
 *
 * @param choosingSeeds how many seeds choose each activation's setting, before others compare
 * @param trialSeeds how the seeds of trials follow from {@code seed}: {@code derived} or {@code
 *     counted}
 * @param margin differences of scores up to this count as none
 * @param splits how many splits of the rows compare the activations, each with all seeds; null in
 *     older documents, which means 1
 */
public record ComparisonFields(
        int choosingSeeds, String trialSeeds, double margin, @Nullable Integer splits) {
    /** The document of a protocol. */
    public static ComparisonFields of(Protocol protocol) {
        return new ComparisonFields(
                protocol.choosing(),
                protocol.seeds().name().toLowerCase(Locale.ROOT),
                protocol.margin(),
                protocol.splits());
    }
}
