package org.rekindle.run.engine;

import java.util.Optional;
import org.rekindle.data.preparation.PreparationRequest;
import org.rekindle.network.Task;
import org.rekindle.run.document.RunDocument;
import org.rekindle.subject.Change;
import org.rekindle.training.Standardized;

/**
 * The data of an earlier run, read again: as they were prepared for it, and with more of them
 * standardised.
 *
 * @param asItWas as the run had them
 * @param standardized with more of them standardised
 */
public record ReloadedData(LoadedData asItWas, Standardized<LoadedData> standardized) {

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
                new Standardized<>(
                        load(data, request.standardized(), rawInputs),
                        load(data, request.withStandardizedTarget(), rawTarget),
                        load(
                                data,
                                request.standardized().withStandardizedTarget(),
                                rawInputs && rawTarget)));
    }

    private static Optional<LoadedData> load(
            RunDocument.Data data, PreparationRequest request, boolean differs) {
        return differs ? Optional.of(LoadedData.loadAgain(data, request)) : Optional.empty();
    }

    /** The data for a network that was trained after a change. */
    LoadedData after(Change change) {
        return change.standardizes() ? standardized.after(change).orElseThrow() : asItWas;
    }
}
