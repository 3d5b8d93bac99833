package org.rekindle.cli.options;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rekindle.data.DataException;
import org.rekindle.data.preparation.LeftOut;
import org.rekindle.data.preparation.ValueReport;
import org.rekindle.network.Task;
import org.rekindle.onnx.model.ModelException;
import org.rekindle.run.RunException;
import org.rekindle.serve.DashboardException;
import org.rekindle.view.ColumnList;
import org.rekindle.view.ShellWord;

/**
 * Which option mends what the libraries refuse. They know no options: they give a reason, and here
 * each reason has its remedy.
 */
public final class Advice {
    /** More columns than these are not repeated. */
    private static final int MOST_NAMED = 5;

    private Advice() {}

    /** The message of an exception, with the option that helps where its reason has one. */
    public static String message(Exception exception) {
        Optional<String> remedy = Optional.empty();
        if (exception instanceof DataException fault) {
            remedy = fault.reason().map(reason -> remedy(reason, fault.columns()));
        } else if (exception instanceof ModelException fault) {
            remedy = fault.reason().map(reason -> remedy(reason, fault.name()));
        } else if (exception instanceof RunException fault) {
            remedy = fault.reason().map(Advice::remedy);
        } else if (exception instanceof DashboardException fault) {
            remedy = fault.reason().map(Advice::remedy);
        }
        return exception.getMessage() + remedy.map("; "::concat).orElse("");
    }

    /** An option for some columns, ready to paste into a shell. */
    private static String named(String option, List<String> columns) {
        String word = ColumnList.of(columns);
        return word.startsWith("-") || word.isEmpty()
                ? ShellWord.quoted(option + "=" + word)
                : option + " " + ShellWord.quoted(word);
    }

    /** How to overrule what became of values, one sentence each; usually none. */
    public static List<String> values(ValueReport report) {
        List<String> advice = new ArrayList<>();
        if (!report.leaks().isEmpty()) {
            advice.add("%s leaves it out.".formatted(named("--drop", report.leaks())));
        }
        if (!report.leftOut().isEmpty()) {
            List<String> columns = report.leftOut().stream().map(LeftOut::column).toList();
            advice.add(
                    "%s brings %s back."
                            .formatted(
                                    named(
                                            "--keep",
                                            columns.subList(
                                                    0, Math.min(MOST_NAMED, columns.size()))),
                                    columns.size() == 1 ? "it" : "them"));
        }
        if (!report.suspectMarks().isEmpty()) {
            advice.add(
                    "%s reads %s as missing."
                            .formatted(
                                    report.suspectMarks().stream()
                                            .map(mark -> named("--missing", List.of(mark)))
                                            .collect(Collectors.joining(" ")),
                                    report.suspectMarks().size() == 1 ? "it" : "them"));
        }
        if (report.labelsDiffer()) {
            advice.add("--merge-labels makes one class of each such label.");
        }
        return advice;
    }

    /** What to do about a run that diverged. */
    public static String diverged() {
        return "Try a smaller --learning-rate.";
    }

    /** How to get the task that was not chosen. */
    public static String otherTask(Task task) {
        return switch (task) {
            case CLASSIFICATION -> "--task classification overrides the choice of task.";
            case REGRESSION -> "--task regression overrides the choice of task.";
        };
    }

    /** What a run needs that is refused. */
    public static String remedy(RunException.Reason reason) {
        return switch (reason) {
            case OUTPUT_FOLDER_TAKEN ->
                    "name another with --out, or continue an interrupted study with choose --resume";
            case OUTPUT_FOLDER_UNUSABLE -> "name another with --out";
            case TRAINED_WITH_CARE -> "train it again with --care warn, and look at that run";
            case INITIALIZER_DRAWS_BIASES -> "leave --bias-init out";
            case METRIC_DOES_NOT_FIT -> "give --metric one that fits, or leave it out";
            case NO_BIASES -> "leave --no-bias out";
            case SPLITS_OF_UNSPLIT_ROWS -> "leave --no-split or --splits out";
            case TOO_LARGE ->
                    "make --hidden or --batch-size smaller, run fewer trials at a time, or set REKINDLE_JAVA_OPTIONS=-Xmx...";
        };
    }

    /** What a dashboard needs that is refused. */
    public static String remedy(DashboardException.Reason reason) {
        return switch (reason) {
            case PORT -> "name another with --port, or 0 for any that is free";
            case HOST -> "give --host a name or an address of this machine";
        };
    }

    /** What a table or the request for it needs that is refused. */
    public static String remedy(DataException.Reason reason, List<String> columns) {
        return switch (reason) {
            case COLUMNS_UNUSABLE ->
                    "correct the file, or leave the %s out with %s"
                            .formatted(
                                    columns.size() == 1 ? "column" : "columns",
                                    columns.stream()
                                            .map(column -> named("--drop", List.of(column)))
                                            .collect(Collectors.joining(" ")));
            case INFINITE ->
                    "correct the file, leave --infinite error out, or leave the column out with "
                            + named("--drop", columns);
            case NOTHING_BUT_NAMES -> "if it is of use, " + named("--keep", columns.subList(0, 1));
            case TARGET_DROPPED, MODEL_INPUT_DROPPED -> "remove it from --drop";
            case NO_HEADER ->
                    columns.size() == 1
                            ? "use --target %s, or --header yes if the first row names the columns"
                                    .formatted(ShellWord.quoted(columns.get(0)))
                            : "use --header yes if the first row names the columns";
            case TABLE_NOT_NAMED -> "name one with --table (of choose and train)";
            case NO_TABLES_TO_CHOOSE_FROM -> "leave --table out";
            case NO_PART_POSSIBLE -> "leave --query and --sample out";
            case NO_INPUT_LEFT -> "name fewer columns in --drop";
            case NO_ROOM_ON_DISK ->
                    "use fewer rows with --sample, name a folder with more room in REKINDLE_JAVA_OPTIONS=-Djava.io.tmpdir=..., or give more memory with -Xmx... there";
            case TARGET_IS_TEXT -> "use --task classification, or another --target";
            case TOO_FEW_ROWS ->
                    "give more rows, or use --no-split: then every score is measured on the rows it learnt from";
            case TARGET_IS_CLASSES -> "leave --no-standardize-target out, or use --task regression";
            case NUMBERS_ARE_NO_CLASSES -> "use --task regression, or another --target";
            case TARGET_VARIES_TOO_LITTLE ->
                    "give more rows, or, if its values are classes of several rows each, use --task classification";
        };
    }

    /** What a model or the request for it needs that is refused. */
    public static String remedy(ModelException.Reason reason, String name) {
        return switch (reason) {
            case NO_SUCH_INPUT -> "name one of these in --set";
            case NO_SUCH_AXIS ->
                    "name an axis in --dim by its symbol, or as INPUT:NUMBER, counted from 0";
            case INPUT_UNBOUND ->
                    "give it as an array of that name in an .npz, or by --set %s=NUMBER"
                            .formatted(name);
            case INPUT_TAKES_NO_NOISE -> "give it a value with --set %s=NUMBER".formatted(name);
            case AXIS_LENGTH_UNKNOWN -> "set one with --dim %s=LENGTH".formatted(name);
            case NORMALIZATION_NOT_COMPUTABLE -> "correct --divide, --mean or --std";
            case NORMALIZATION_HAS_OTHER_CHANNELS ->
                    "give --mean and --std one number, or one for each channel";
            case BATCH_TOO_LARGE -> "make --batch-size smaller";
        };
    }
}
