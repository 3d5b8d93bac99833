package org.rekindle.run.engine;

import java.util.Optional;
import org.rekindle.cure.ControlledTrial;
import org.rekindle.cure.Patient;
import org.rekindle.cure.Remedy;
import org.rekindle.cure.TrialArm;
import org.rekindle.cure.TrialResult;
import org.rekindle.network.DenseNetwork;
import org.rekindle.run.FileNames;
import org.rekindle.run.RunDirectory;
import org.rekindle.run.document.CureDocument;
import org.rekindle.subject.Progress;

/**
 * The engine behind {@code cure}: tries every remedy on a trial of an earlier run, and writes the
 * outcome and the cured network to the run directory. The cured network is measured once on the
 * test samples, which had no part in the choice.
 */
public final class CureEngine {
    private final ReopenedTrial trial;
    private final ModelFile modelFile;

    /** An engine that leaves no model file. */
    public CureEngine(ReopenedTrial trial) {
        this(trial, ModelFile.NONE);
    }

    /** An engine that leaves the cured network as a model file. */
    public CureEngine(ReopenedTrial trial, ModelFile modelFile) {
        this.trial = trial;
        this.modelFile = modelFile;
    }

    /**
     * The result of the treatment.
     *
     * @param patient the run that was treated
     * @param outcome every arm of the trial
     * @param document the same as {@code cure.json}
     */
    public record Treated(Patient patient, TrialResult outcome, CureDocument document) {}

    /** Tries the remedies on all cores. */
    public Treated cure() {
        return cure(Runtime.getRuntime().availableProcessors(), Progress.NONE);
    }

    /**
     * Tries the remedies.
     *
     * @param threads how many runs go on at a time; the result does not depend on it
     */
    public Treated cure(int threads, Progress progress) {
        Patient patient = Patient.examine(trial.run(), threads);
        ControlledTrial controlled = new ControlledTrial(patient, threads);
        TrialResult outcome = controlled.run(progress);
        Optional<Remedy> recommended = outcome.recommended().map(TrialArm::remedy);
        Optional<DenseNetwork> cured = recommended.map(remedy -> network(controlled, remedy));
        Optional<CureDocument.OnTest> onTest =
                recommended.flatMap(
                        remedy ->
                                CuredOnTest.measure(
                                        trial,
                                        remedy,
                                        cured.orElseThrow(),
                                        network(controlled, Remedy.carryOn())));
        RunDirectory directory = trial.directory();
        CureDocument document =
                CureDocument.of(
                        trial.key().number(),
                        patient,
                        outcome,
                        controlled.seeds(),
                        onTest.orElse(null),
                        directory.path().toString());
        // So that the weights of one answer never lie beside the document of another.
        directory.delete(FileNames.CURE);
        directory.delete(FileNames.CURED);
        directory.delete(FileNames.CURED_ONNX);
        recommended.ifPresent(remedy -> write(remedy, cured.orElseThrow()));
        directory.write(FileNames.CURE, document);
        return new Treated(patient, outcome, document);
    }

    private static DenseNetwork network(ControlledTrial controlled, Remedy remedy) {
        return controlled.cured(remedy).network().orElseThrow();
    }

    private void write(Remedy remedy, DenseNetwork network) {
        RunDirectory directory = trial.directory();
        directory.writeWeights(FileNames.CURED, network);
        modelFile
                .of(network, trial.dataAfter(remedy))
                .ifPresent(bytes -> directory.writeBytes(FileNames.CURED_ONNX, bytes));
    }
}
