package org.rekindle.run.engine;

import org.rekindle.diagnosis.Diagnosis;
import org.rekindle.diagnosis.Examination;
import org.rekindle.run.FileNames;
import org.rekindle.run.RunDirectory;
import org.rekindle.run.document.DiagnosisDocument;
import org.rekindle.subject.Progress;

/**
 * The engine behind {@code explain}: examines a trial of an earlier run, and writes why its units
 * died to the run directory.
 */
public final class ExplainEngine {
    private final ReopenedTrial trial;

    /** An engine for one trial. */
    public ExplainEngine(ReopenedTrial trial) {
        this.trial = trial;
    }

    /**
     * The result of the examination.
     *
     * @param diagnosis the units and the experiments
     * @param document the same as {@code diagnosis.json}
     */
    public record Explanation(Diagnosis diagnosis, DiagnosisDocument document) {}

    /** Examines the trial on all cores. */
    public Explanation explain() {
        return explain(Runtime.getRuntime().availableProcessors(), Progress.NONE);
    }

    /**
     * Examines the trial.
     *
     * @param threads how many experiments run at a time; the result does not depend on it
     */
    public Explanation explain(int threads, Progress progress) {
        Diagnosis diagnosis = new Examination(trial.run(), threads).diagnose(progress);
        RunDirectory directory = trial.directory();
        DiagnosisDocument document =
                DiagnosisDocument.of(
                        trial.key().number(),
                        diagnosis,
                        diagnosis.census().summaries(diagnosis.atStepZero()),
                        trial.run().data().censusScope(),
                        directory.path().toString());
        trial.files().writeLives(diagnosis.lifeLines());
        diagnosis.network().ifPresent(trial.files()::writeSlopes);
        directory.write(FileNames.DIAGNOSIS, document);
        return new Explanation(diagnosis, document);
    }
}
