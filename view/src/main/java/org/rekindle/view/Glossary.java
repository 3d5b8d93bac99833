package org.rekindle.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rekindle.census.LayerCensus;
import org.rekindle.census.NetworkCensus;
import org.rekindle.census.Verdict;
import org.rekindle.cure.ControlledTrial;
import org.rekindle.cure.Remedy;
import org.rekindle.diagnosis.Cause;
import org.rekindle.diagnosis.Examination;
import org.rekindle.diagnosis.Intervention;
import org.rekindle.statistics.Interval;
import org.rekindle.text.NumberText;

/**
 * Every word of a report, with its definition. Thresholds come from the constants that the counts
 * are made with, so that they cannot say anything else.
 */
final class Glossary {
    private static final String CONFIDENCE = NumberText.percent(Interval.CONFIDENCE);

    private final List<Definition> definitions = new ArrayList<>();

    private Glossary() {
        units();
        layers();
        comparison();
        lives();
        diagnosis();
        cure();
    }

    static List<Definition> definitions() {
        return Holder.ALL;
    }

    /** Made at the first use. */
    private static final class Holder {
        static final List<Definition> ALL = List.copyOf(new Glossary().definitions);
    }

    private void units() {
        add("unit", "unit", "One neuron of a hidden layer.");
        add(
                "z",
                "z",
                "The pre-activation: what a unit receives, weighted and summed, with its bias. Its activation is a = φ(z).");
        add(
                "firing_rate",
                "firing rate",
                "The share of samples on which a unit fires: its pre-activation z is above 0.");
        add(
                "dead",
                "dead",
                "Never fires (z > 0) on any sample of the scope, and φ′ = 0 there: no gradient reaches its"
                        + " weights, so it cannot come back by itself. An ELU can die too: far below zero its"
                        + " gradient αeᶻ is 0 in float32.");
        add(
                "stuck_negative",
                "stuck negative",
                "Never fires in the scope, but φ′ ≠ 0: it would be dead under ReLU, and it still learns.");
        add(
                "saturated",
                "saturated",
                "Stuck negative, and hardly learning: its mean |φ′| is under %s (an ELU deep in its tail)."
                        .formatted(NumberText.rate(Verdict.SATURATED_DERIVATIVE)));
        add("born_dead", "born dead", "Dead at step 0, before any update.");
        add(
                "rare",
                "rare",
                "Fires, on under %s of the samples."
                        .formatted(NumberText.percent(Verdict.RARE_RATE)),
                "the threshold of SageMaker Debugger's DeadRelu rule");
        add(
                "always_on",
                "always on",
                "Fires on every sample of the scope: the unit is linear there.");
        add("active", "active", "Fires on some samples and not on others, as a rectifier should.");
        add(
                "dormant",
                "dormant",
                "Its mean |a| is at most %s of the mean of its layer."
                        .formatted(NumberText.rate(LayerCensus.DORMANT_TAU)),
                "Sokar et al. 2023 (ReDo), arXiv 2302.12902");
        add(
                "inconclusive",
                "inconclusive",
                "Never fired, but in fewer than %d samples: too few to call it dead. After no firing in n samples the rate may be up to 3/n (%s)."
                        .formatted(Verdict.MINIMUM_SAMPLES, CONFIDENCE));
        add(
                "scope",
                "scope",
                "The samples that a count is over: the validation rows, or validation and training rows together where the former are fewer than %d."
                        .formatted(Verdict.MINIMUM_SAMPLES));
    }

    private void layers() {
        add(
                "zero_share",
                "zeros",
                "The share of a layer's activations that are exactly 0. This is sparsity, which is healthy; it is not death.");
        add(
                "mean_activation",
                "mean activation",
                "The mean shift: the mean of a layer's activations, which the next layer receives. ELU pulls it towards 0.",
                "Clevert, Unterthiner, Hochreiter 2016, arXiv 1511.07289");
        add(
                "collapsed",
                "collapsed",
                "All units of a layer are dead, so no input reaches the output through it.");
        add("dead_fraction", "dead share", "The share of all hidden units that are dead.");
        add(
                "negative_slope",
                "negative slope",
                "What Leaky ReLU and PReLU multiply a z below 0 by; PReLU learns it, one for each unit.",
                "Maas, Hannun, Ng 2013; He, Zhang, Ren, Sun 2015, arXiv 1502.01852");
        add(
                "alpha",
                "alpha",
                "The scale of ELU below 0: φ(z) = α(eᶻ − 1).",
                "Clevert, Unterthiner, Hochreiter 2016, arXiv 1511.07289");
        add("phi", "φ(z)", "The activation: what a unit puts out when it receives z.");
        add(
                "phi_prime",
                "φ′(z)",
                "The derivative of the activation: what share of the gradient passes the unit.");
    }

    private void comparison() {
        add("accuracy", "accuracy", "The share of samples whose class is predicted right.");
        add(
                "r2",
                "R²",
                "1 minus the share of the target's variance that is left unexplained; 1 is perfect, 0 is what the mean would score.");
        add(
                "loss",
                "loss",
                "What training makes small: mean cross-entropy, or mean squared error.");
        add("learning_rate", "learning rate", "The size of the updates.");
        add(
                "epoch",
                "epoch",
                "One pass over the training rows; epoch 0 is before the first update.");
        add(
                "seed",
                "seed",
                "Decides initial weights and the order of batches; trials of one seed are paired. One seed decides everything random, so a run can be repeated bit for bit.");
        add("trial", "trial", "One setting trained with one seed.");
        add(
                "setting",
                "setting",
                "An activation with a learning rate and a way to draw initial weights; its trials differ in their seed alone.");
        add(
                "ci95",
                "%s interval".formatted(CONFIDENCE),
                "Covers the true mean over seeds in %s of studies (Student's t). It does not cover the luck of which rows are in validation."
                        .formatted(CONFIDENCE));
        add(
                "ranking",
                "ranking",
                "Each activation at its own best learning rate; a comparison at one shared rate would be unfair.");
        add(
                "tied",
                "tied",
                "The paired difference from the best could be 0: its %s interval contains 0. Of the tied, the simplest activation is recommended."
                        .formatted(CONFIDENCE));
        add(
                "dropped",
                "dropped",
                "A setting that got no more seeds, because it was too far behind its activation's best one to overtake it.");
        add(
                "spared",
                "spared",
                "Trials that were not needed, because their settings were dropped.");
        add("diverged", "diverged", "The loss became infinite or NaN; such a trial has no score.");
        add(
                "epoch_seconds",
                "time per epoch",
                "The mean time of an epoch's updates in the fastest trial, which other work disturbed least.");
        add(
                "validation",
                "validation",
                "Rows that no gradient comes from; choices are made on them.");
        add(
                "test_score",
                "test score",
                "The score on rows that nothing has touched before, used once, for the recommended setting's network.");
    }

    private void lives() {
        add(
                "life_line",
                "life line",
                "One unit through one training run, epoch by epoch. Epoch 0 is the state before the first update; the rate of a later epoch is over the training rows as they passed, between one update and the next.");
        add(
                "death",
                "death",
                "In life lines: the first epoch in which a unit fires on no training row, after one in which it did.");
        add(
                "birth",
                "birth",
                "In life lines: the first epoch in which a unit fires again, after one in which it did not.");
        add(
                "last_fired_step",
                "last fired step",
                "The last update (counted from 1) at which the unit fired on some training row; 0 when it never did.");
    }

    private void diagnosis() {
        add(
                "cause",
                "cause",
                "Shown by experiment: the same run again, with the same initial weights and batches, over %d seeds with one thing changed. What averts the deaths had caused them."
                        .formatted(Examination.SEEDS));
        add(
                "averted",
                "deaths averted",
                "The share of deaths that a change to the run averts, the mean over the seeds.");
        add(
                "healthy",
                "healthy",
                "At most %s of the hidden units are dead, or only one, and no layer has collapsed."
                        .formatted(NumberText.percent(NetworkCensus.HEALTHY_DEAD_FRACTION)));
        add(
                "chance",
                "chance",
                "At most %s of the units are dead, and not again when the run is repeated with other seeds."
                        .formatted(NumberText.percent(NetworkCensus.FEW_DEAD)));
        Arrays.stream(Cause.values())
                .forEach(
                        cause ->
                                add(
                                        "cause_" + cause.id(),
                                        cause.id(),
                                        "As a cause: " + cause.description() + "."));
        Intervention.all()
                .forEach(
                        change ->
                                add(
                                        "intervention_" + change.id(),
                                        change.id(),
                                        "The run repeated with one thing changed: "
                                                + change.description()
                                                + "."));
    }

    private void cure() {
        add(
                "control",
                "control",
                "Not a remedy, but what remedies must beat: carrying on unchanged, and resetting as many random units.");
        add(
                "gain_over_carry_on",
                "gain over carrying on",
                "The mean difference in score to carrying on unchanged, seed by seed over %d seeds."
                        .formatted(ControlledTrial.SEEDS));
        add(
                "gain_over_random",
                "gain over random resets",
                "The mean difference in score to resetting as many random units, seed by seed over %d seeds."
                        .formatted(ControlledTrial.SEEDS));
        add(
                "recommended_remedy",
                "recommended remedy",
                "It never diverges and surely beats both controls; of several, the least invasive one that comes within %s of the best."
                        .formatted(NumberText.rate(ControlledTrial.TOLERANCE)));
        Remedy.all()
                .forEach(
                        remedy ->
                                add(
                                        "remedy_" + remedy.id(),
                                        remedy.id(),
                                        (remedy.isControl() ? "Control: " : "Remedy: ")
                                                + remedy.description()
                                                + "."));
    }

    private void add(String id, String term, String text) {
        add(id, term, text, null);
    }

    private void add(String id, String term, String text, @Nullable String source) {
        definitions.add(new Definition(id, term, text, source));
    }
}
