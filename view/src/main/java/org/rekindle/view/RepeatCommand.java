package org.rekindle.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rekindle.activation.Activation;
import org.rekindle.activation.ShapeParameter;
import org.rekindle.network.LossFunction;
import org.rekindle.network.Task;
import org.rekindle.run.document.ActivationFields;
import org.rekindle.run.document.ComparisonFields;
import org.rekindle.run.document.Defaults;
import org.rekindle.run.document.RunDocument;
import org.rekindle.run.document.TrainingFields;
import org.rekindle.run.document.ValuesDocument;
import org.rekindle.study.Protocol;
import org.rekindle.study.SearchSpace;
import org.rekindle.study.StudyPlan;
import org.rekindle.text.NumberText;
import org.rekindle.training.Schedule;
import org.rekindle.training.Sgd;

/**
 * The command that repeats a run, ready to paste into a shell: the data, the target, and every
 * option that differs from its default.
 */
final class RepeatCommand {
    private final List<String> words = new ArrayList<>();

    private RepeatCommand(RunDocument run) {
        words.add(Program.name());
        words.add(run.command());
        data(run);
        space(run);
        training(run);
    }

    static String of(RunDocument run) {
        return String.join(" ", new RepeatCommand(run).words);
    }

    private void data(RunDocument run) {
        RunDocument.Data data = run.data();
        words.add(ShellWord.quoted(data.path()));
        reading(data.reading());
        option("--target", data.target());
        option("--task", data.taskRequested() ? data.task() : null);
        option("--metric", run.metric());
        option("--drop", data.drop().isEmpty() ? null : ColumnList.of(data.drop()));
        values(data.values());
        flag("--no-standardize", !data.standardize());
        flag("--no-standardize-target", Boolean.FALSE.equals(data.standardizeTarget()));
        flag("--no-split", Boolean.TRUE.equals(data.noSplit()));
        optionUnless(run.seed(), "--split-seed", data.splitSeed(), Object::toString);
        Integer split = data.splitNumber();
        option("--split-number", split == null ? null : split.toString());
    }

    private void reading(RunDocument.@Nullable Reading reading) {
        if (reading == null) {
            return;
        }
        Boolean header = reading.header();
        option("--header", header == null ? null : header ? "yes" : "no");
        option("--table", reading.table());
        option("--query", reading.query());
        Integer sample = reading.sample();
        option("--sample", sample == null ? null : sample.toString());
    }

    private void values(@Nullable ValuesDocument values) {
        if (values != null) {
            option("--keep", values.keep().isEmpty() ? null : ColumnList.of(values.keep()));
            values.missing().forEach(mark -> option("--missing", mark));
            option("--infinite", values.infinite());
            flag("--merge-labels", values.mergeLabels());
        }
    }

    private void space(RunDocument run) {
        RunDocument.Space space = run.space();
        if (run.command().equals("train")) {
            activation(space.activations().get(0));
            optionUnless(
                    Defaults.LEARNING_RATE,
                    "--learning-rate",
                    space.learningRates().get(0),
                    NumberText::rate);
            RunDocument.InitFrom given = run.network().initFrom();
            if (given == null) {
                optionUnless(
                        Defaults.INITIALIZER.name(), "--init", space.inits().get(0), name -> name);
            } else {
                option("--init-from", given.path());
            }
            option("--care", Defaults.CARE.equals(run.care()) ? null : run.care());
            return;
        }
        optionUnless(
                Activation.defaults().stream().map(Activation::name).toList(),
                "--activations",
                space.activations().stream().map(ActivationFields::activation).toList(),
                names -> String.join(",", names));
        optionUnless(
                SearchSpace.DEFAULT_LEARNING_RATES,
                "--learning-rates",
                space.learningRates(),
                rates -> rates.stream().map(NumberText::rate).collect(Collectors.joining(",")));
        optionUnless(
                List.of(Defaults.INITIALIZER.name()),
                "--inits",
                space.inits(),
                names -> String.join(",", names));
        optionUnless(SearchSpace.DEFAULT_SEEDS, "--seeds", space.seeds(), Object::toString);
        flag("--exhaustive", !Boolean.FALSE.equals(run.exhaustive()));
        ComparisonFields comparison = run.comparison();
        if (comparison != null) {
            optionUnless(
                    Protocol.DEFAULT_MARGIN, "--margin", comparison.margin(), NumberText::rate);
            optionUnless(
                    Protocol.DEFAULT_SPLITS,
                    "--splits",
                    comparison.splits() == null ? Protocol.DEFAULT_SPLITS : comparison.splits(),
                    Object::toString);
        }
    }

    private void activation(ActivationFields fields) {
        option("--activation", fields.activation());
        Activation activation = fields.toActivation();
        activation
                .parameter()
                .filter(shape -> !isDefault(activation.name(), shape))
                .ifPresent(
                        shape ->
                                option(
                                        "--" + shape.name().replace('_', '-'),
                                        NumberText.rate(shape.value())));
    }

    private static boolean isDefault(String activation, ShapeParameter shape) {
        return Activation.named(activation).parameter().map(shape::equals).orElse(false);
    }

    private void training(RunDocument run) {
        TrainingFields training = run.training();
        if (run.network().initFrom() == null) {
            optionUnless(
                    StudyPlan.DEFAULT_HIDDEN,
                    "--hidden",
                    run.network().hidden(),
                    units -> units.stream().map(Object::toString).collect(Collectors.joining(",")));
        }
        optionUnless(StudyPlan.DEFAULT_EPOCHS, "--epochs", training.epochs(), Object::toString);
        optionUnless(
                StudyPlan.DEFAULT_BATCH_SIZE,
                "--batch-size",
                training.batchSize(),
                Object::toString);
        optionUnless(Defaults.OPTIMIZER, "--optimizer", training.optimizer(), name -> name);
        Double momentum = training.momentum();
        option(
                "--momentum",
                momentum == null || momentum == Sgd.DEFAULT_MOMENTUM ? null : momentum.toString());
        Task task = Task.valueOf(run.data().task().toUpperCase(Locale.ROOT));
        String usual = LossFunction.defaultFor(task).id();
        option("--loss", usual.equals(training.loss()) ? null : training.loss());
        String constant = Schedule.CONSTANT.id();
        option("--schedule", constant.equals(training.schedule()) ? null : training.schedule());
        flag("--no-bias", Boolean.FALSE.equals(run.network().bias()));
        option("--output-activation", run.network().outputActivation());
        optionUnless(0.0, "--weight-decay", training.weightDecay(), Object::toString);
        optionUnless(0f, "--bias-init", run.network().biasInit(), Object::toString);
        optionUnless(Defaults.SEED, "--seed", run.seed(), Object::toString);
    }

    private <T> void optionUnless(T usual, String name, T value, Function<T, String> text) {
        option(name, value.equals(usual) ? null : text.apply(value));
    }

    /**
     * A value that looks like an option, or like a file of arguments, is joined to its option with
     * {@code =}.
     */
    private void option(String name, @Nullable String value) {
        if (value == null) {
            return;
        }
        if (value.startsWith("-") || value.startsWith("@") || value.isEmpty()) {
            words.add(ShellWord.quoted(name + "=" + value));
        } else {
            words.add(name);
            words.add(ShellWord.quoted(value));
        }
    }

    private void flag(String name, boolean given) {
        if (given) {
            words.add(name);
        }
    }
}
