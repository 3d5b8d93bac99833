package org.rekindle.cure;

import java.util.List;
import java.util.Optional;

/**
 * The result of a controlled trial.
 *
 * @param arms the two controls, then the remedies that apply, the least invasive first; none unless
 *     the patient needs a cure
 * @param recommended empty when nothing beats the controls
 */
public record TrialResult(List<TrialArm> arms, Optional<TrialArm> recommended) {
    /** Nothing was tried. */
    static final TrialResult NONE = new TrialResult(List.of(), Optional.empty());

    /** Copies the list. */
    public TrialResult {
        arms = List.copyOf(arms);
    }
}
