package org.rekindle.suites.watched;

import java.util.ArrayList;
import java.util.List;
import org.rekindle.diagnosis.Cause;

/**
 * A training with what is known of it.
 *
 * @param script its name
 * @param data the options that name its table
 * @param settings of the training; with them it is healthy
 * @param fault the options that plant a fault; none in a healthy training
 * @param cause what was planted; {@link Cause#NONE} where nothing is wrong
 */
record PlantedTraining(
        String script, List<String> data, List<String> settings, List<String> fault, Cause cause) {

    /** Whether a fault was planted. */
    boolean isSick() {
        return cause != Cause.NONE;
    }

    /** The same without the fault. */
    PlantedTraining twin() {
        return new PlantedTraining(script, data, settings, List.of(), Cause.NONE);
    }

    /** The words after the name of the script. */
    List<String> arguments() {
        List<String> words = new ArrayList<>(data);
        words.addAll(settings);
        words.addAll(fault);
        return words;
    }

    /** What tells it from the others, which is also the name of a folder. */
    String name() {
        List<String> words = new ArrayList<>(List.of(script));
        words.addAll(settings);
        words.addAll(fault);
        return String.join(" ", words);
    }
}
