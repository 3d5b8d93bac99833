package org.rekindle.cli.scan;

import java.nio.file.Path;
import java.util.List;
import org.rekindle.cli.terminal.Terminal;
import org.rekindle.onnx.census.ModelCensus;
import org.rekindle.onnx.census.RangeQuestions;
import org.rekindle.onnx.compare.CensusComparison;
import org.rekindle.onnx.compare.SameInputs;
import org.rekindle.onnx.model.Model;
import org.rekindle.onnx.rectifier.Rectifier;
import org.rekindle.onnx.rectifier.Rectifiers;

/**
 * The model that a scan is compared with, ready to be run on the same samples.
 *
 * @param model the older one
 * @param rectifiers those of the model
 * @param opened the samples
 */
record OlderModel(Model model, List<Rectifier> rectifiers, OpenedProbe opened) {

    /**
     * Reads it, and refuses it if it takes other inputs.
     *
     * @param newer the model that is scanned
     */
    static OlderModel read(Path path, Model newer, ProbeOptions options) {
        Model model = Model.read(path);
        SameInputs.check(newer, model);
        return new OlderModel(model, Rectifiers.of(model), OpenedProbe.open(options, model));
    }

    /** Counts its units, and compares. */
    AgainstDocument compare(
            Terminal terminal, ProbeOptions options, boolean rates, ModelCensus newer) {
        ModelCensus census =
                ScanCommand.census(
                        terminal, options, model, rectifiers, opened, rates, RangeQuestions.NONE);
        return AgainstDocument.of(model, census, CensusComparison.of(newer, census));
    }
}
