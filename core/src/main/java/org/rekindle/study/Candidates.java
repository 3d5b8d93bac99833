package org.rekindle.study;

import org.rekindle.subject.Subject;

/** How a study trains a setting, with any trainer. */
public interface Candidates {

    /** The subject of a setting; its own seed is that of the plan. */
    Subject of(Setting setting);

    /** The number of validation samples, over which scores are computed. */
    int validationSamples();
}
