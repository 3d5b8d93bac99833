package org.rekindle.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rekindle.activation.Activation;
import org.rekindle.census.LayerCensus;
import org.rekindle.census.Verdict;
import org.rekindle.cure.ControlledTrial;
import org.rekindle.cure.Remedy;
import org.rekindle.cure.TrialArm;
import org.rekindle.run.watched.WatchedRemedies;
import org.rekindle.statistics.Interval;
import org.rekindle.text.NumberText;

/**
 * The terms of a report, with their definitions. Thresholds come from the constants that the counts
 * use, so the two cannot differ.
 */
final class Glossary {
    private static final String CONFIDENCE = NumberText.percent(Interval.CONFIDENCE);

    private final List<Definition> definitions = new ArrayList<>();

    private Glossary() {
        units();
        activations();
        layers();
        comparison();
        gradients();
        lives();
        definitions.addAll(DiagnosisTerms.all());
        cure();
    }

    static List<Definition> definitions() {
        return Holder.ALL;
    }

    /** Made at the first use. */
    private static final class Holder {
        static final List<Definition> ALL = List.copyOf(new Glossary().definitions);
    }

    private void activations() {
        for (Activation each : Activation.all()) {
            add(
                    "activation_" + each.name(),
                    each.title(),
                    "The activation " + each.formula() + ".",
                    each.source());
        }
    }

    private void units() {
        add("unit", "unit", "One neuron of a hidden layer.");
        add(
                "z",
                "z",
                "The pre-activation of a unit: the weighted sum of its inputs, plus its bias. The activation is a = φ(z).");
        add(
                "firing_rate",
                "firing rate",
                "The share of samples on which a unit fires: its pre-activation z is above 0.");
        add(
                "dead",
                "dead",
                "Has φ′ = 0 on every sample of the scope: it never fires (z > 0), or stands at the upper bound of a ReLU6. No gradient"
                        + " reaches its weights, so it cannot come back by itself. An ELU can die too: far below zero its"
                        + " gradient αeᶻ is 0 in float32.");
        add(
                "stuck_negative",
                "stuck negative",
                "Never fires in the scope, but φ′ ≠ 0: it would be dead under ReLU, and it still learns.");
        add(
                "saturated",
                "saturated",
                "Hardly learning: its mean |φ′| is under %s, and it never fires, such as an ELU far below 0, or its activation is flat above, too (ReLU6, sigmoid, tanh)."
                        .formatted(NumberText.rate(Verdict.SATURATED_DERIVATIVE)));
        add("born_dead", "born dead", "Dead at step 0, before any update.");
        add(
                "rare",
                "rare",
                "Fires, but on under %s of the samples."
                        .formatted(NumberText.percent(Verdict.RARE_RATE)),
                "the DeadRelu rule of SageMaker Debugger");
        add(
                "always_on",
                "always on",
                "Fires on every sample of the scope, so the unit is linear there.");
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
                String.format(
                        Locale.ROOT,
                        "Never fired, but in fewer than %d samples: too few to call it dead. If a unit fires on 0 of n samples, its true rate may still be up to 3/n (%s).",
                        Verdict.MINIMUM_SAMPLES,
                        CONFIDENCE));
        add(
                "scope",
                "scope",
                String.format(
                        Locale.ROOT,
                        "The samples on which units are counted: the validation rows, or the validation and training rows together if there are fewer than %d validation rows.",
                        Verdict.MINIMUM_SAMPLES));
    }

    private void layers() {
        add(
                "zero_share",
                "zeros",
                "The share of a layer's activations that are exactly 0. This is sparsity, which is healthy; it is not death.");
        add(
                "mean_activation",
                "mean activation",
                "The mean of a layer's activations, also called mean shift. ELU pulls it towards 0.",
                "Clevert, Unterthiner, Hochreiter 2016, arXiv 1511.07289");
        add(
                "collapsed",
                "collapsed",
                "All units of a layer are dead and constant, so nothing of the input reaches the output.");
        add("dead_fraction", "dead share", "The share of all hidden units that are dead.");
        add(
                "negative_slope",
                "negative slope",
                "The factor by which Leaky ReLU and PReLU multiply a z below 0. PReLU learns it, one for each unit.",
                "Maas, Hannun, Ng 2013; He, Zhang, Ren, Sun 2015, arXiv 1502.01852");
        add(
                "alpha",
                "alpha",
                "The scale of ELU below 0: φ(z) = α(eᶻ − 1); of CELU, φ(z) = α(e^(z/α) − 1).",
                "Clevert, Unterthiner, Hochreiter 2016, arXiv 1511.07289");
        add("beta", "beta", "The steepness of Softplus: φ(z) = log(1 + e^(βz)) / β.");
        add(
                "phi",
                "φ(z)",
                "The activation function: the output of a unit whose pre-activation is z.");
        add(
                "phi_prime",
                "φ′(z)",
                "The derivative of the activation function. The gradient that passes a unit is multiplied by it.");
    }

    private void comparison() {
        add("accuracy", "accuracy", "The share of samples whose class is predicted correctly.");
        add(
                "balanced_accuracy",
                "balanced accuracy",
                "The share of each class's samples that is predicted correctly, averaged over the classes. Always predicting one of C classes scores 1/C, however common that class is.",
                "Brodersen, Ong, Stephan, Buhmann 2010");
        add(
                "roc_auc",
                "ROC AUC",
                "For two classes: the chance that a sample of one class gets a larger output difference than a sample of the other. A tie counts half; guessing scores 0.5. It is the area under the receiver operating characteristic.",
                "Hanley and McNeil 1982");
        add(
                "r2",
                "R²",
                "1 minus the share of the target's variance that the model does not explain. 1 is perfect; always predicting the mean scores 0.");
        add(
                "loss",
                "loss",
                "What training minimises: mean cross-entropy for classification, mean squared error for regression.");
        add("learning_rate", "learning rate", "The step size of the updates.");
        add(
                "epoch",
                "epoch",
                "One pass over the training rows; epoch 0 is before the first update.");
        add(
                "seed",
                "seed",
                "Decides everything random: the initial weights and the order of the batches. A run with the same seed gives the same result bit for bit. Trials with the same seed are paired.");
        add("trial", "trial", "One setting trained with one seed.");
        add(
                "setting",
                "setting",
                "An activation, a learning rate and an initializer. Trials of a setting differ only in their seed.");
        add(
                "ci95",
                "%s interval".formatted(CONFIDENCE),
                "The confidence interval of the mean over seeds (Student's t): in %s of studies it contains the true mean. It covers the chance that comes from the choice of validation rows only in a study over several splits: there it is over splits."
                        .formatted(CONFIDENCE));
        add(
                "ranking",
                "ranking",
                "Each activation is compared at its own best learning rate. A comparison at one shared rate would be unfair.");
        add(
                "tied",
                "tied",
                "Not shown to be worse than another activation by more than the margin. Of the tied activations, the simplest is recommended.");
        add(
                "dropped",
                "dropped",
                "A setting that got no more seeds, because another setting of its activation was chosen, or it was too far behind to be.");
        add("spared", "spared", "Trials that were not run, because their settings were dropped.");
        add("diverged", "diverged", "The loss became infinite or NaN. Such a trial has no score.");
        add(
                "epoch_seconds",
                "time per epoch",
                "The mean time of the updates of one epoch, in the fastest trial. Other work on the machine disturbs that one least.");
        add(
                "validation",
                "validation",
                "Rows that are not used for training. Settings are compared on them.");
        add(
                "test_score",
                "test score",
                "The score of the recommended network on the test rows, which are used for nothing else.");
    }

    private void gradients() {
        add(
                "gradient_norm",
                "gradient norm",
                "The Euclidean norm ‖g‖ of the gradient of a layer's weights, just before an update.");
        add(
                "update_to_weight",
                "update-to-weight ratio",
                "How large an update of a layer's weights is beside the weights: ‖Δw‖/‖w‖. About 0.001 is usual.");
        add(
                "vanishing",
                "vanishing gradient",
                "In the last epoch that was measured, the gradient norm of a layer is under %s of the largest layer's: in float32 it is rounding beside it."
                        .formatted(NumberText.rate(GradientWords.VANISHING)));
        add(
                "exploding",
                "exploding gradient",
                String.format(
                        Locale.ROOT,
                        "The gradient norm of a layer is infinite or NaN, or over %,.0f times its median over up to %d epochs before (%d at the least).",
                        GradientWords.EXPLODING,
                        GradientWords.WINDOW,
                        GradientWords.EARLIER));
    }

    private void lives() {
        add(
                "life_line",
                "life line",
                "The history of one unit in one training run: its firing rate in every epoch. Epoch 0 is the state before the first update. In a later epoch every training row is counted when its batch is trained on, so the weights change in between.");
        add(
                "death",
                "death",
                "In life lines: the first epoch in which a unit fires on no training row, after an epoch in which it fired.");
        add(
                "birth",
                "birth",
                "In life lines: the first epoch in which a unit fires again, after an epoch in which it did not fire.");
        add(
                "last_fired_step",
                "last fired step",
                "The last update (counted from 1) at which the unit fired on some training row; 0 if it never fired.");
    }

    private void cure() {
        add(
                "control",
                "control",
                "A treatment that remedies must beat: carry on unchanged, or reset random living units, as many as are dead.");
        add(
                "gain_over_carry_on",
                "gain over carrying on",
                String.format(
                        Locale.ROOT,
                        "The score minus the score of carrying on unchanged: the mean of the paired differences over %d seeds.",
                        ControlledTrial.SEEDS));
        add(
                "gain_over_random",
                "gain over random resets",
                String.format(
                        Locale.ROOT,
                        "The score minus the score of resetting as many random living units: the mean of the paired differences over %d seeds.",
                        ControlledTrial.SEEDS));
        add(
                "recommended_remedy",
                "recommended remedy",
                "A remedy is recommended only if it never diverges and beats both controls: each gain is above 0 at the one-sided level of %s, corrected for the number of remedies. Of several within %s of the best, the least invasive wins."
                        .formatted(
                                NumberText.percent(TrialArm.LEVEL),
                                NumberText.rate(ControlledTrial.TOLERANCE)),
                "Holm 1979");
        add(
                "corrected_p_value",
                "corrected p-value",
                "How probable so large a gain is without any effect, times the number of gains that could have been found by chance. Below %s it is a gain."
                        .formatted(NumberText.rate(TrialArm.LEVEL)),
                "Holm 1979");
        add(
                "counted_score",
                "counted score",
                "The score as it counts in gains: that of a constant answer where the score is lower, or the run diverged.");
        Stream.concat(Remedy.all().stream(), WatchedRemedies.others().stream())
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
