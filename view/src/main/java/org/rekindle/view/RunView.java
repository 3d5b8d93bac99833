package org.rekindle.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rekindle.run.document.EpochDocument;
import org.rekindle.run.document.StandingDocument;

/**
 * Everything that a page shows of one run. It goes to the page as JSON, with the names of these
 * fields in snake_case.
 *
 * @param name the folder's name
 * @param directory the folder, absolute
 * @param command {@code choose} or {@code train}; null when {@code run.json} does not say
 * @param status how far it is
 * @param problem what is wrong with its files, in one sentence; null when nothing is
 * @param problems all that is wrong with its files, the first few of it
 * @param version how many whole lines of {@code trials.jsonl} (for a training run: of {@code
 *     epochs.jsonl}) are in here
 * @param scoreName {@code accuracy} or {@code r2}
 * @param repeat the command that repeats the run
 * @param data what it learnt from
 * @param provenance what else would be needed to repeat it
 * @param progress how far it is, in numbers
 * @param epochsPlanned how many epochs each training has
 * @param censusScope which samples the counts are over
 * @param recommendation {@code recommendation.json}, as it is
 * @param settings every setting that has a finished trial, in the space's order
 * @param ranking each activation at its best setting, best first; empty for a training run
 * @param trials the lines of {@code trials.jsonl}
 * @param epochs the lines of {@code epochs.jsonl}
 * @param layers the censuses of the trials that {@code lives} shows
 * @param lives what every unit did, for a few trials
 * @param slopes the slopes that PReLU has learnt, for the same trials
 * @param activations each candidate, to be drawn
 * @param diagnosis {@code diagnosis.json}, as it is
 * @param cure {@code cure.json}, as it is
 * @param definitions what the words mean
 * @param files what can be fetched
 * @param documents a fingerprint for each of {@code recommendation.json}, {@code diagnosis.json},
 *     {@code cure.json} and {@code lives} that is there; it changes when the document does
 */
public record RunView(
        String name,
        String directory,
        @Nullable String command,
        RunStatus status,
        @Nullable String problem,
        List<String> problems,
        int version,
        @Nullable String scoreName,
        @Nullable String repeat,
        @Nullable DataView data,
        List<Labelled> provenance,
        @Nullable Progress progress,
        int epochsPlanned,
        @Nullable String censusScope,
        @Nullable JsonNode recommendation,
        List<SettingView> settings,
        List<StandingDocument> ranking,
        List<TrialRow> trials,
        List<EpochDocument> epochs,
        List<LayersView> layers,
        List<LivesView> lives,
        List<SlopesView> slopes,
        List<ActivationCurve> activations,
        @Nullable JsonNode diagnosis,
        @Nullable JsonNode cure,
        List<Definition> definitions,
        List<FileEntry> files,
        Map<String, String> documents) {}
