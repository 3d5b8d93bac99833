package org.rekindle.diagnosis;

import java.util.Comparator;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.rekindle.subject.Baseline;
import org.rekindle.subject.Outcome;

/**
 * Where no cause is established: the change that came closest to showing one, and the rule that it
 * fails.
 *
 * @param experiment the change
 * @param shortcoming the rule, with the figures
 */
public record NearMiss(Experiment experiment, Shortcoming shortcoming) {

    /**
     * The change that came closest; empty where a cause is named, and where no change does
     * anything.
     */
    static Optional<NearMiss> of(
            Conclusion conclusion, Outcome run, Optional<Baseline> baseline, CauseFinding finding) {
        if (conclusion.cause() != Cause.UNKNOWN) {
            return Optional.empty();
        }
        return conclusion.verdict() == RunVerdict.DEAD_RELUS
                ? toPreventing(run, baseline, finding)
                : toGaining(run, baseline, finding);
    }

    /** What prevents deaths, else what gains score, else what prevents most deaths. */
    private static Optional<NearMiss> toPreventing(
            Outcome run, Optional<Baseline> baseline, CauseFinding finding) {
        return finding.preventing()
                .flatMap(shown -> notWhy(shown, run, baseline, finding))
                .or(() -> finding.gaining().flatMap(NearMiss::indecisive))
                .or(() -> most(finding, Experiment::averted).flatMap(NearMiss::indecisive));
    }

    /** What gains score, else what gains most. */
    private static Optional<NearMiss> toGaining(
            Outcome run, Optional<Baseline> baseline, CauseFinding finding) {
        return finding.gaining()
                .flatMap(shown -> notWhy(shown, run, baseline, finding))
                .or(() -> most(finding, Experiment::scoreGain).flatMap(NearMiss::gainless));
    }

    private static Optional<NearMiss> notWhy(
            Experiment shown, Outcome run, Optional<Baseline> baseline, CauseFinding finding) {
        return baseline.flatMap(base -> Conclusion.notWhy(shown, run, base, finding))
                .map(shortcoming -> new NearMiss(shown, shortcoming));
    }

    private static Optional<NearMiss> indecisive(Experiment experiment) {
        return experiment.indecisive().map(shortcoming -> new NearMiss(experiment, shortcoming));
    }

    private static Optional<NearMiss> gainless(Experiment experiment) {
        return experiment.noGain().map(shortcoming -> new NearMiss(experiment, shortcoming));
    }

    /** Leaky ReLU names no cause, so it cannot come close to one. */
    private static Optional<Experiment> most(
            CauseFinding finding, ToDoubleFunction<Experiment> help) {
        return finding.experiments().stream()
                .filter(each -> each.intervention().cause() != Cause.DEAD_RELUS)
                .filter(each -> help.applyAsDouble(each) > 0)
                .max(Comparator.comparingDouble(help));
    }
}
