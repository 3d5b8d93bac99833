package org.rekindle.cure;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.rekindle.subject.Change;
import org.rekindle.subject.Outcome;
import org.rekindle.subject.PreparedRun;
import org.rekindle.subject.RunEnd;
import org.rekindle.subject.Subject;
import org.rekindle.subject.Treatment;

/**
 * The end of a run that cannot be continued. Carrying on is then the same run from its start, with
 * twice the epochs.
 */
record AnewOnly(Subject subject, Outcome outcome) implements RunEnd {

    /** Far from the seeds of the examination, which found the cause. */
    private static final long FIRST_SHIFT = 1000;

    static AnewOnly of(Subject subject, BooleanSupplier shouldStop) {
        return new AnewOnly(subject, subject.train(Change.NONE, 0, subject.epochs(), shouldStop));
    }

    @Override
    public Treatment carryOn() {
        return draw -> run(Change.NONE, draw, 2 * subject.epochs());
    }

    @Override
    public Optional<Treatment> startAnew(Change change) {
        return change.equals(Change.NONE) || subject.applies(change)
                ? Optional.of(draw -> run(change, draw, subject.epochs()))
                : Optional.empty();
    }

    private PreparedRun run(Change change, int draw, int epochs) {
        return shouldStop -> subject.train(change, FIRST_SHIFT + draw, epochs, shouldStop);
    }
}
