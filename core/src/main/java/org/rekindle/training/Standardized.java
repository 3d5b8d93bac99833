package org.rekindle.training;

import java.util.Optional;
import java.util.function.Function;
import org.rekindle.subject.Change;

/**
 * The data of a run with more of them standardised. A part is empty when the run has it already.
 *
 * @param inputs with standardised inputs
 * @param target with a standardised target
 * @param both with both; only where each of the two is there
 * @param <T> what holds the data
 */
public record Standardized<T>(Optional<T> inputs, Optional<T> target, Optional<T> both) {

    /** Everything is standardised already. */
    public static <T> Standardized<T> none() {
        return new Standardized<>(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Only the inputs are not standardised yet. */
    public static <T> Standardized<T> ofInputs(T inputs) {
        return new Standardized<>(Optional.of(inputs), Optional.empty(), Optional.empty());
    }

    /** The same parts in another form. */
    public <R> Standardized<R> map(Function<T, R> form) {
        return new Standardized<>(inputs.map(form), target.map(form), both.map(form));
    }

    /** The part that a change asks for; empty when it asks for none, or it is not there. */
    public Optional<T> after(Change change) {
        if (change.standardizeInputs() && change.standardizeTarget()) {
            return both;
        }
        if (change.standardizeInputs()) {
            return inputs;
        }
        return change.standardizeTarget() ? target : Optional.empty();
    }
}
