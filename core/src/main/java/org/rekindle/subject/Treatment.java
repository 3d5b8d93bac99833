package org.rekindle.subject;

/** Something that is done at the end of a run; training follows. */
public interface Treatment {

    /**
     * Makes a run ready. Treatments of one draw share what they draw (batches, new weights), so
     * that they can be compared in pairs.
     *
     * @param draw from 0
     */
    PreparedRun prepare(int draw);
}
