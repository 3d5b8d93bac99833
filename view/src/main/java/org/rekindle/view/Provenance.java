package org.rekindle.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rekindle.activation.Activation;
import org.rekindle.run.document.ActivationFields;
import org.rekindle.run.document.ComparisonFields;
import org.rekindle.run.document.RunDocument;
import org.rekindle.run.document.TrainingFields;
import org.rekindle.run.document.ValuesDocument;
import org.rekindle.text.NumberText;

/**
 * What is needed to repeat a run, fact by fact, for people. {@code run.json} states the same for
 * programs.
 */
final class Provenance {
    private final List<Labelled> facts = new ArrayList<>();

    private Provenance(RunDocument run) {
        data(run.data());
        network(run.network());
        space(run);
        training(run);
        if (run.metric() != null) {
            fact("ranked by", run.metric());
        }
        RunDocument.Versions versions = run.versions();
        fact("Rekindle", versions.rekindle());
        fact("Java", versions.java());
        fact("kernels", versions.kernels());
    }

    static List<Labelled> of(RunDocument run) {
        return List.copyOf(new Provenance(run).facts);
    }

    private void data(RunDocument.Data data) {
        fact("data", data.path());
        fact("SHA-256", data.sha256());
        fact("rows", String.format(Locale.ROOT, "%,d", data.rows()));
        fact("target", data.target());
        fact("task", data.task() + (data.taskRequested() ? ", as requested" : ""));
        fact("dropped columns", data.drop().isEmpty() ? "none" : String.join(", ", data.drop()));
        ValuesDocument values = data.values();
        if (values != null && !values.leftOut().isEmpty()) {
            fact(
                    "left out",
                    values.leftOut().stream()
                            .map(ValuesDocument.LeftOut::column)
                            .collect(Collectors.joining(", ")));
        }
        fact("inputs", data.standardize() ? "standardised" : "not standardised");
        if (data.standardizeTarget() != null) {
            fact("target values", data.standardizeTarget() ? "standardised" : "not standardised");
        }
        RunDocument.Split split = data.split();
        if (Boolean.TRUE.equals(data.noSplit())) {
            fact(
                    "split",
                    String.format(
                            Locale.ROOT,
                            "none: scores are measured on the %,d rows that were learnt from",
                            split.train()));
        } else {
            fact(
                    "split",
                    String.format(
                            Locale.ROOT,
                            "%,d training, %,d validation, %,d test rows",
                            split.train(),
                            split.validation(),
                            split.test()));
            fact("split seed", Long.toString(data.splitSeed()));
            Integer number = data.splitNumber();
            fact("number of the split", number == null ? null : number.toString());
        }
    }

    private void network(RunDocument.Network network) {
        fact(
                "network",
                String.format(
                        Locale.ROOT,
                        "%d inputs, hidden layers of %s units, %d outputs",
                        network.inputs(),
                        network.hidden().stream()
                                .map(Object::toString)
                                .collect(Collectors.joining(", ")),
                        network.outputs()));
        if (network.outputActivation() != null) {
            fact("output", "passes through " + network.outputActivation());
        }
        if (network.initFrom() != null) {
            fact("starts from", network.initFrom().path());
            fact("SHA-256 of its start", network.initFrom().sha256());
            return;
        }
        if (Boolean.FALSE.equals(network.bias())) {
            fact("biases", "none");
            return;
        }
        fact(
                "hidden biases start at",
                NumberText.score(network.biasInit()).replaceAll("\\.?0+$", ""));
    }

    private void space(RunDocument run) {
        RunDocument.Space space = run.space();
        fact(
                "activations",
                space.activations().stream()
                        .map(ActivationFields::toActivation)
                        .map(Provenance::inWords)
                        .collect(Collectors.joining(", ")));
        fact(
                "learning rates",
                space.learningRates().stream()
                        .map(NumberText::rate)
                        .collect(Collectors.joining(", ")));
        fact("initial weights", String.join(", ", space.inits()));
        fact("seed", Long.toString(run.seed()));
        if (run.command().equals("choose")) {
            seeds(run);
            fact(
                    "settings that can no longer win",
                    Boolean.FALSE.equals(run.exhaustive())
                            ? "dropped"
                            : "run with every seed (exhaustive)");
        }
        fact("care", run.care());
    }

    private void seeds(RunDocument run) {
        int compare = run.space().seeds();
        ComparisonFields comparison = run.comparison();
        if (comparison == null) {
            fact("seeds for each setting", String.format(Locale.ROOT, "%d at most", compare));
            return;
        }
        fact("seeds that choose the rates", Integer.toString(comparison.choosingSeeds()));
        fact("seeds that compare", Integer.toString(compare));
        Integer splits = comparison.splits();
        fact("splits that compare", splits == null || splits == 1 ? null : splits.toString());
        fact("margin", NumberText.rate(comparison.margin()));
    }

    private static String inWords(Activation activation) {
        return activation.title()
                + activation
                        .parameter()
                        .map(
                                shape ->
                                        " (%s %s)"
                                                .formatted(
                                                        shape.name().replace('_', ' '),
                                                        Float.toString(shape.value())))
                        .orElse("");
    }

    private void training(RunDocument run) {
        TrainingFields training = run.training();
        fact(
                "optimizer",
                training.optimizer()
                        + (training.momentum() == null ? "" : ", momentum " + training.momentum()));
        fact("loss", training.loss());
        fact("learning rate over the epochs", training.schedule());
        fact("weight decay", NumberText.rate(training.weightDecay()));
        fact("batch size", Integer.toString(training.batchSize()));
        fact("epochs", Integer.toString(training.epochs()));
    }

    private void fact(String label, @Nullable String value) {
        if (value != null) {
            facts.add(new Labelled(label, value));
        }
    }
}
