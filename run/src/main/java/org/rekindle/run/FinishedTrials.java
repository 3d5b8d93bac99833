package org.rekindle.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.rekindle.network.Metric;
import org.rekindle.run.document.Json;
import org.rekindle.run.document.TrialDocument;
import org.rekindle.study.StudyPlan;
import org.rekindle.study.Trial;
import org.rekindle.study.TrialKey;

/**
 * The finished trials in {@value FileNames#TRIALS}.
 *
 * @param trials by their numbers
 * @param lines their lines as they are in the file, each with its line break
 */
record FinishedTrials(List<Trial> trials, String lines) {

    /**
     * Reads them. Of several lines for the same trial the first counts.
     *
     * @param plan the study's plan
     */
    static FinishedTrials read(Path file, StudyPlan plan) {
        Map<Integer, TrialKey> byNumber =
                plan.trials().stream()
                        .collect(Collectors.toMap(TrialKey::number, Function.identity()));
        Map<Integer, Trial> finished = new TreeMap<>();
        StringBuilder kept = new StringBuilder();
        int number = 0;
        for (String line : LinesFile.wholeLines(file)) {
            number++;
            Trial trial =
                    trial(
                            line,
                            String.format(Locale.ROOT, "line %d of %s", number, file),
                            byNumber,
                            plan.metric());
            if (trial.isFinished() && finished.putIfAbsent(trial.key().number(), trial) == null) {
                kept.append(line).append('\n');
            }
        }
        return new FinishedTrials(List.copyOf(finished.values()), kept.toString());
    }

    private static Trial trial(
            String line, String place, Map<Integer, TrialKey> byNumber, Metric metric) {
        TrialDocument document;
        try {
            document = Json.read(line, TrialDocument.class);
        } catch (JsonProcessingException e) {
            throw new RunException(
                    "%s is not a trial (%s); take it out, or start a new study"
                            .formatted(place, e.getOriginalMessage()));
        }
        TrialKey key = byNumber.get(document.trial());
        if (key == null || !document.isOf(key)) {
            throw new RunException(
                    "%s is of another study than %s; take it out, or start a new study"
                            .formatted(place, FileNames.RUN));
        }
        return document.toTrial(key, metric);
    }
}
