package org.rekindle.view;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether a run is going on, done, or neither. */
public enum WorkStatus {
    /** A process is at work on it. */
    RUNNING,
    /** It ran to its end. */
    FINISHED,
    /** It did not run to its end, and no process is at work on it. */
    INTERRUPTED,
    /** Unknown, because {@code run.json} is missing or unreadable. */
    BROKEN;

    static WorkStatus of(
            DescribedPlan run, ResultsSoFar results, Findings findings, boolean atWork) {
        if (atWork) {
            return RUNNING;
        }
        boolean finished = run.isStudy() ? findings.answerIsWhole() : results.hasFinishedTrial();
        return finished ? FINISHED : INTERRUPTED;
    }

    static WorkStatus of(DescribedWatch run, boolean atWork) {
        if (atWork) {
            return RUNNING;
        }
        return run.document().finished() ? FINISHED : INTERRUPTED;
    }

    /** The name in documents. */
    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
