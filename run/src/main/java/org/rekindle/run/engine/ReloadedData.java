package org.rekindle.run.engine;

import java.util.Optional;
import org.rekindle.data.preparation.PreparationRequest;
import org.rekindle.network.Task;
import org.rekindle.run.document.RunDocument;
import org.rekindle.subject.Change;
import org.rekindle.training.Standardized;

/**
 * The data of an earlier run, read again: as they were prepared for it, and with more of them
 * standardised. A part is empty when the run had it already.
 *
 * @param asItWas as the run had them
 * @param inputs with standardised inputs
 * @param target with a standardised target
 * @param both with both
 */
public record ReloadedData(
        LoadedData asItWas,
        Optional<LoadedData> inputs,
        Optional<LoadedData> target,
        Optional<LoadedData> both) {

    /**
     * Reads them.
     *
     * @throws org.rekindle.run.RunException when they have changed since
     */
    static ReloadedData of(RunDocument.Data data) {
        PreparationRequest request = data.request();
        LoadedData asItWas = LoadedData.loadAgain(data, request);
        boolean rawInputs = !request.standardize();
        boolean rawTarget =
                !request.standardizeTarget() && asItWas.prepared().task() == Task.REGRESSION;
        return new ReloadedData(
                asItWas,
                load(data, request.standardized(), rawInputs),
                load(data, request.withStandardizedTarget(), rawTarget),
                load(
                        data,
                        request.standardized().withStandardizedTarget(),
                        rawInputs && rawTarget));
    }

    private static Optional<LoadedData> load(
            RunDocument.Data data, PreparationRequest request, boolean differs) {
        return differs ? Optional.of(LoadedData.loadAgain(data, request)) : Optional.empty();
    }

    /** The samples for experiments. */
    Standardized standardized() {
        return new Standardized(
                inputs.map(LoadedData::trainingData),
                target.map(LoadedData::trainingData),
                both.map(LoadedData::trainingData));
    }

    /** The data for a network that was trained after a change. */
    LoadedData after(Change change) {
        if (change.standardizeInputs() && change.standardizeTarget()) {
            return both.orElseThrow();
        }
        if (change.standardizeInputs()) {
            return inputs.orElseThrow();
        }
        return change.standardizeTarget() ? target.orElseThrow() : asItWas;
    }
}
