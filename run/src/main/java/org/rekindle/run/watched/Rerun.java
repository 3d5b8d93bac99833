package org.rekindle.run.watched;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.rekindle.cure.ControlledTrial;
import org.rekindle.cure.Patient;
import org.rekindle.cure.Remedy;
import org.rekindle.cure.TrialResult;
import org.rekindle.diagnosis.Diagnosis;
import org.rekindle.diagnosis.Examination;
import org.rekindle.diagnosis.Intervention;
import org.rekindle.run.FileNames;
import org.rekindle.run.document.CureDocument;
import org.rekindle.run.document.DiagnosisDocument;
import org.rekindle.subject.Outcome;
import org.rekindle.subject.Progress;

/**
 * Starts the program of a watched run again, with one thing changed at a time. Experiments that are
 * finished are kept, so a rerun that was interrupted goes on where it was.
 *
 * @param run the run
 * @param effort how much may be tried
 */
public record Rerun(WatchedRun run, Effort effort) {
    /** The default number of seeds, besides the run's own. */
    public static final int SEEDS = 5;

    /**
     * How much may be tried.
     *
     * @param seeds of each experiment and remedy
     * @param budgetSeconds the experiments that come last are left out where all would take longer;
     *     empty for no limit
     * @param parallel how many programs run at a time
     */
    public record Effort(int seeds, OptionalDouble budgetSeconds, int parallel) {}

    /** The experiments that {@link #explain} would make. */
    public RerunPlan planToExplain() {
        int epoch = run.deathsBy().orElse(run.lastEpoch());
        List<RerunPlan.Step> steps =
                Stream.concat(
                                Stream.of(
                                        step("unchanged", effort.seeds + 1),
                                        step(Intervention.SHAM.description(), effort.seeds + 1)),
                                WatchedRun.interventions(run.subject(epoch, effort.parallel))
                                        .stream()
                                        .map(each -> step(each.description(), effort.seeds + 1)))
                        .toList();
        return RerunPlan.of(run, epoch, steps, 2, effort);
    }

    /** The remedies that {@link #cure} would try. */
    public RerunPlan planToCure() {
        int epoch = run.lastEpoch();
        List<RerunPlan.Step> steps =
                Stream.concat(
                                Stream.of(
                                        step("unchanged", 1),
                                        step("unchanged, with other seeds", effort.seeds)),
                                WatchedRemedies.of(run.subject(epoch, effort.parallel)).stream()
                                        .map(each -> step(each.description(), effort.seeds)))
                        .toList();
        return RerunPlan.of(run, epoch, steps, 2, effort);
    }

    private static RerunPlan.Step step(String what, int runs) {
        return new RerunPlan.Step(what, runs);
    }

    /**
     * What the experiments say.
     *
     * @param diagnosis the answer
     * @param document the same as {@code diagnosis.json}
     * @param repeatable whether the program without a change did what the recorded run had done
     */
    public record Explanation(
            Diagnosis diagnosis, DiagnosisDocument document, boolean repeatable) {}

    /** Finds out why units died, and writes {@code diagnosis.json}. */
    public Explanation explain(Progress progress) {
        RerunPlan plan = planToExplain();
        WatchedSubject subject = run.subject(plan.untilEpoch(), effort.parallel);
        List<Intervention> interventions = WatchedRun.interventions(subject);
        run.directory().lock();
        Diagnosis diagnosis =
                new Examination(
                                subject,
                                interventions.subList(
                                        0, interventions.size() - plan.leftOut().size()),
                                effort.seeds,
                                effort.seeds,
                                effort.parallel)
                        .diagnose(progress);
        DiagnosisDocument document =
                DiagnosisDocument.of(
                        0,
                        diagnosis,
                        diagnosis.census().summaries(diagnosis.atStepZero()),
                        run.censusScope(),
                        run.directory().path().toString());
        run.directory().write(FileNames.DIAGNOSIS, document);
        run.directory().unlock();
        return new Explanation(diagnosis, document, repeats(diagnosis.outcome()));
    }

    private boolean repeats(Outcome again) {
        return run.epoch(again.epochs())
                .map(
                        epoch ->
                                epoch.dead() == again.census().dead()
                                        && run.scoreOf(epoch) == again.score().orElse(Double.NaN))
                .orElse(false);
    }

    /**
     * The result of the remedies.
     *
     * @param patient the run without a change
     * @param outcome every arm of the trial
     * @param document the same as {@code cure.json}
     */
    public record Treated(Patient patient, TrialResult outcome, CureDocument document) {}

    /** Tries remedies against doing nothing, and writes {@code cure.json}. */
    public Treated cure(Progress progress) {
        RerunPlan plan = planToCure();
        WatchedSubject subject = run.subject(plan.untilEpoch(), effort.parallel);
        List<Remedy> remedies = WatchedRemedies.of(subject);
        run.directory().lock();
        Patient patient = Patient.examine(subject, effort.parallel);
        ControlledTrial controlled =
                new ControlledTrial(
                        patient,
                        remedies.subList(0, remedies.size() - plan.leftOut().size()),
                        effort.seeds,
                        effort.parallel);
        TrialResult outcome = controlled.run(progress);
        CureDocument document =
                CureDocument.of(
                        0,
                        patient,
                        outcome,
                        controlled.seeds(),
                        null,
                        run.directory().path().toString());
        run.directory().write(FileNames.CURE, document);
        run.directory().unlock();
        return new Treated(patient, outcome, document);
    }
}
