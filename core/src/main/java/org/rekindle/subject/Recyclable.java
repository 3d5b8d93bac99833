package org.rekindle.subject;

/** The end of a run whose units can be started anew one by one. */
public interface Recyclable extends RunEnd {

    /** Dead units get new weights, and the rest stays. Sokar et al. 2023 (arXiv 2302.12902). */
    Treatment recycleDead();

    /**
     * The control: of each layer as many units as are dead in it, but any, start as the run's own
     * initialization draws them.
     */
    Treatment resetRandom();
}
