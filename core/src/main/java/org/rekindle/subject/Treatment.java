package org.rekindle.subject;

/** Something that is done at the end of a run; training follows. */
public interface Treatment {

    /**
     * Prepares a run. Treatments with the same draw share their random numbers (batches, new
     * weights), so they can be compared in pairs.
     *
     * @param draw the number of the draw, from 0
     */
    PreparedRun prepare(int draw);
}
