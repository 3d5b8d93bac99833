package org.rekindle.suites.benchmark;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.rekindle.diagnosis.Diagnosis;
import org.rekindle.diagnosis.Examination;
import org.rekindle.diagnosis.Experiment;
import org.rekindle.statistics.Interval;

/**
 * How often a change that changes nothing but a seed is said to prevent deaths, or to gain score.
 *
 * @param draw what was drawn again
 * @param changes how many such changes were tried
 * @param decisive how many were said to prevent deaths
 * @param gains how many were said to gain score
 */
record FalseDecisions(Redrawn.Draw draw, int changes, int decisive, int gains) {
    private static final int CHANGES = 10;
    private static final int THREADS = 1;

    /** Tries ten changes on each run. */
    static FalseDecisions count(Redrawn.Draw draw, Collection<Case> runs) {
        List<Experiment> all = new ArrayList<>();
        for (Case run : runs) {
            Diagnosis diagnosis =
                    new Examination(new Redrawn(run.run(), draw), Redrawn.changes(CHANGES), THREADS)
                            .diagnose();
            all.addAll(diagnosis.experiments());
        }
        return new FalseDecisions(
                draw,
                all.size(),
                (int) all.stream().filter(Experiment::isDecisive).count(),
                (int) all.stream().filter(Experiment::isGain).count());
    }

    /** The interval of the share that was said to prevent deaths. */
    Interval decisiveShare() {
        return Interval.ofShare(decisive, changes);
    }

    /** The interval of the share that was said to gain score. */
    Interval gainShare() {
        return Interval.ofShare(gains, changes);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "nothing changed but the seed of %s: %d changes, %d decisive [%.2f, %.2f] %%, %d gains [%.2f, %.2f] %%",
                draw.name().toLowerCase(Locale.ROOT),
                changes,
                decisive,
                100 * decisiveShare().low(),
                100 * decisiveShare().high(),
                gains,
                100 * gainShare().low(),
                100 * gainShare().high());
    }
}
