package org.rekindle.view;

import java.util.Locale;
import org.rekindle.diagnosis.Experiment;
import org.rekindle.diagnosis.Shortcoming.Rule;
import org.rekindle.run.document.DiagnosisDocument;
import org.rekindle.run.document.DiagnosisDocument.CauseLine;
import org.rekindle.run.document.DiagnosisDocument.ClosestLine;
import org.rekindle.text.NumberText;

/** Which rule the change fails that came closest to showing a cause, in one sentence. */
final class ClosestWords {
    private ClosestWords() {}

    /** The sentence, after a space; nothing where no change came close. */
    static String of(DiagnosisDocument diagnosis, String score) {
        ClosestLine closest = diagnosis.closest();
        return closest == null
                ? ""
                : diagnosis.causes().stream()
                        .filter(line -> line.intervention().equals(closest.intervention()))
                        .findFirst()
                        .flatMap(
                                line ->
                                        Rule.named(closest.rule())
                                                .map(rule -> said(rule, closest, line, score)))
                        .orElse("");
    }

    private static String said(Rule rule, ClosestLine closest, CauseLine line, String score) {
        String what = CauseWords.changed(line);
        String does =
                line.gains()
                        ? "gains %s (%s)".formatted(score, CauseWords.gain(line))
                        : "comes closest";
        return " %s%s %s, but %s."
                .formatted(
                        Character.toUpperCase(what.charAt(0)),
                        what.substring(1),
                        does,
                        why(rule, closest, line, score));
    }

    private static String why(Rule rule, ClosestLine closest, CauseLine line, String score) {
        double value = closest.value();
        double needed = closest.needed();
        return switch (rule) {
            case NO_UNIT_CAN_DIE ->
                    "under it no unit can be dead, so it says nothing of why they die";
            case AVERTS_TOO_LITTLE ->
                    "it prevents %s of the deaths, and a cause has to prevent %s"
                            .formatted(share(value), NumberText.percent(Experiment.DECISIVE));
            case AVERTS_NOTHING_SURE ->
                    String.format(
                            Locale.ROOT,
                            "that it prevents %s of the deaths is not sure: the 97.5 %% interval over %d seeds reaches 0",
                            share(value),
                            line.seeds());
            case AVERTS_NO_MORE_THAN_SHAM ->
                    "that it prevents %s of the deaths is not shown to be more than the %s that other batches alone prevent"
                            .formatted(share(value), share(needed));
            case GAINS_NOTHING_SURE ->
                    String.format(
                            Locale.ROOT,
                            "its gain in %s of %s is not sure: its interval over %d seeds reaches 0",
                            score,
                            NumberText.change(value),
                            line.seeds());
            case GAINS_NO_MORE_THAN_SHAM ->
                    "its gain in %s of %s is not shown to be more than the %s of other batches alone"
                            .formatted(score, NumberText.change(value), NumberText.change(needed));
            case CONSTANT_NOT_BEATEN ->
                    "with it the mean %s of %s is not shown to beat a constant answer, which reaches %s"
                            .formatted(score, NumberText.score(value), NumberText.score(needed));
            case GAINS_LESS_THAN_SAMPLE_ERROR ->
                    "its gain in %s of %s is not larger than %s, the error that so few rows leave"
                            .formatted(score, NumberText.change(value), NumberText.score(needed));
            case LEARNS_TOO_LITTLE ->
                    "with it the run learns %s of what can be learnt, and a cause has to bring it to %s, half of what the best model here learns"
                            .formatted(share(value), share(needed));
            case UNITS_STAY_SILENT ->
                    "with it %s of the units still never fire, so something else is wrong besides"
                            .formatted(share(value));
        };
    }

    private static String share(double value) {
        return value > 0 ? NumberText.percent(value) : "none";
    }
}
