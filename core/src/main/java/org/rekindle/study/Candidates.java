package org.rekindle.study;

import org.rekindle.subject.Subject;

/** What a study chooses from: how a setting is trained, by whatever trains it. */
public interface Candidates {

    /** The subject of a setting; its own seed is that of the plan. */
    Subject of(Setting setting);

    /** How many samples a score is over. */
    int validationSamples();
}
