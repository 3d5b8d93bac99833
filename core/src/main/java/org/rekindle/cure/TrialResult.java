package org.rekindle.cure;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The result of a controlled trial.
 *
 * @param arms the two controls, then the remedies that apply, the least invasive first; none unless
 *     the patient needs a cure
 * @param recommended empty when nothing beats the controls
 * @param constant the score of a constant answer, as which lower scores count; empty when nothing
 *     was tried
 */
public record TrialResult(
        List<TrialArm> arms, Optional<TrialArm> recommended, OptionalDouble constant) {
    /** Nothing was tried. */
    static final TrialResult NONE =
            new TrialResult(List.of(), Optional.empty(), OptionalDouble.empty());

    /** Copies the list. */
    public TrialResult {
        arms = List.copyOf(arms);
    }

    /** The remedies that beat carrying on, the least invasive first, whether recommended or not. */
    public List<TrialArm> beatCarryingOn() {
        return arms.stream().filter(TrialArm::beatsCarryingOn).toList();
    }
}
