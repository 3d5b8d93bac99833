package org.rekindle.cure;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.rekindle.activation.Activation;
import org.rekindle.activation.Elu;
import org.rekindle.activation.LeakyRelu;
import org.rekindle.activation.PRelu;
import org.rekindle.network.Initializer;
import org.rekindle.subject.Change;
import org.rekindle.subject.Treatment;

/**
 * A remedy for a run whose units have died. Its own run has as many epochs as the sick run had.
 * Programs can define their own remedies.
 *
 * <p>To add a remedy, write it here and name it in {@link #all}; one that trains a new network
 * belongs to {@code NewNetwork}.
 */
public interface Remedy {

    /** The name in documents, such as {@code recycle}. */
    String id();

    /** A description in plain words. */
    String description();

    /** Whether it is a control, which serves for comparison and is never recommended. */
    default boolean isControl() {
        return false;
    }

    /**
     * What it changes in how the run is trained, and in how its data are prepared; empty where it
     * changes the weights that the run has at its end.
     */
    default Optional<Change> change() {
        return Optional.empty();
    }

    /** Whether it trains a new network from its start. */
    default boolean startsAnew() {
        return false;
    }

    /**
     * The treatment.
     *
     * @return empty when the remedy does not apply to the patient
     */
    Optional<Treatment> treat(Patient patient);

    /** The remedy or control that has this name in documents. */
    static Optional<Remedy> named(String id) {
        return Stream.concat(all().stream(), startingAnew().stream())
                .filter(remedy -> remedy.id().equals(id))
                .findFirst();
    }

    /** Control: nothing is changed. */
    static Remedy carryOn() {
        return new CarryOn();
    }

    /** Control: random living units are reset, as many as are dead. */
    static Remedy resetRandom() {
        return new ResetRandom();
    }

    /** Dead units get new weights, and training continues. */
    static Remedy recycle() {
        return new Recycle();
    }

    /** The same weights under another activation. */
    static Remedy swapActivation(Activation activation) {
        return new SwapActivation(activation);
    }

    /** Goes back to the last healthy state, and continues without weight decay. */
    static Remedy stopDecay() {
        return new GoBack(
                "stop_decay",
                "go back to the last healthy state, without weight decay",
                Change.NONE.withoutWeightDecay());
    }

    /** Goes back to the last healthy state, and continues with a tenth of the learning rate. */
    static Remedy goBack() {
        return new GoBack(
                "go_back",
                "go back to the last healthy state, with a tenth of the learning rate",
                Change.NONE.withLearningRateFactor(0.1));
    }

    /** A new network with another initializer and biases of 0. */
    static Remedy startAnew(Initializer initializer) {
        return startAnew(
                "start_anew_" + initializer.name(),
                "start anew with " + initializer.name(),
                Change.NONE.withStart(initializer, 0));
    }

    /** A new network, trained with a change. It works for every subject. */
    static Remedy startAnew(String id, String description, Change change) {
        return new StartAnew(id, description, change);
    }

    /**
     * The controls, then every remedy for a run that can be continued, the least invasive first.
     */
    static List<Remedy> all() {
        return Stream.of(
                        Stream.of(carryOn(), resetRandom(), recycle()),
                        Stream.of(
                                swapActivation(new LeakyRelu()),
                                swapActivation(new PRelu()),
                                swapActivation(new Elu()),
                                stopDecay(),
                                goBack()),
                        NewNetwork.remedies().stream())
                .flatMap(remedies -> remedies)
                .toList();
    }

    /**
     * The controls, then every remedy for a run that can only start anew, the smallest change
     * first. Carrying on is then the same run with twice the epochs. The random reset then resets
     * all units: it starts anew unchanged, with the same draws as the remedies.
     */
    static List<Remedy> startingAnew() {
        return Stream.of(
                        Stream.of(
                                carryOn(),
                                startAnew(
                                        "start_anew",
                                        "start anew unchanged, with other seeds",
                                        Change.NONE)),
                        NewNetwork.remedies().stream(),
                        Stream.of(NewNetwork.with(new PRelu()), NewNetwork.with(new Elu())))
                .flatMap(remedies -> remedies)
                .toList();
    }
}
