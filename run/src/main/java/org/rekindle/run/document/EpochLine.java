package org.rekindle.run.document;

/** A line of {@code epochs.jsonl}, of whichever kind of run. */
public interface EpochLine {

    /** Its epoch; 0 is the state before any update. */
    int epoch();
}
