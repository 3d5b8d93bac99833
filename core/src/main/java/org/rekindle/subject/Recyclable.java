package org.rekindle.subject;

/** The end of a run whose units can be reinitialized one by one. */
public interface Recyclable extends RunEnd {

    /** Dead units get new weights; the others keep theirs. Sokar et al. 2023 (arXiv 2302.12902). */
    Treatment recycleDead();

    /**
     * The control: in each layer, random living units get new weights from the run's own
     * initialization, as many as are dead in it, or all that live. Dead units are left as they are.
     * Where no unit lives, nothing is reset, and the control is the same as to carry on.
     */
    Treatment resetRandom();
}
