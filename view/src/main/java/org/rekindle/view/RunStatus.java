package org.rekindle.view;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far a run is. */
public enum RunStatus {
    /** A process is at work on it. */
    RUNNING,
    /** It ran to its end. */
    FINISHED,
    /** It did not, and nobody is at work on it. */
    INTERRUPTED,
    /** There is no saying what it is, because {@code run.json} is missing or unreadable. */
    BROKEN;

    static RunStatus of(OpenedRun run, RunBody body, RunDocuments documents, boolean atWork) {
        if (atWork) {
            return RUNNING;
        }
        boolean finished = run.isStudy() ? documents.answerIsWhole() : body.hasFinishedTrial();
        return finished ? FINISHED : INTERRUPTED;
    }

    /** The name in documents. */
    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
