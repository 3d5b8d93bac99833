package org.rekindle.view;

import java.util.Optional;
import org.rekindle.cure.Remedy;
import org.rekindle.run.document.CureDocument;
import org.rekindle.run.document.Retraining;
import org.rekindle.run.document.RunDocument;
import org.rekindle.run.document.RunPlan;
import org.rekindle.study.TrialKey;
import org.rekindle.subject.Change;

/** The command that trains a new network as the recommended remedy of a run does. */
final class RetrainCommand {
    private RetrainCommand() {}

    /**
     * The command; empty when nothing is recommended, when the remedy needs the weights of the run,
     * or when it changes nothing but the seed.
     */
    static Optional<String> of(CureDocument cure, RunDocument run) {
        return Remedy.named(cure.recommended())
                .filter(remedy -> remedy.startsAnew() || isBeforeTraining(cure))
                .flatMap(Remedy::change)
                .flatMap(change -> command(cure.trial(), run, change));
    }

    private static boolean isBeforeTraining(CureDocument cure) {
        Integer epoch = cure.lastHealthyEpoch();
        return epoch != null && epoch == 0;
    }

    private static Optional<String> command(int trial, RunDocument run, Change change) {
        try {
            return RunPlan.of(run).trials().stream()
                    .filter(key -> key.number() == trial)
                    .findFirst()
                    .filter(key -> changes(run, key, change))
                    .map(key -> RepeatCommand.of(Retraining.of(run, key, change)));
        } catch (IllegalArgumentException | ArithmeticException e) {
            // The file may contain any numbers, also such that the change leads out of their range.
            return Optional.empty();
        }
    }

    private static boolean changes(RunDocument run, TrialKey key, Change change) {
        return !Retraining.of(run, key, change).equals(Retraining.of(run, key, Change.NONE));
    }
}
