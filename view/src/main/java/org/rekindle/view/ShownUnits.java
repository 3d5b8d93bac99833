package org.rekindle.view;

import java.util.List;
import org.rekindle.run.document.RunDocument;
import org.rekindle.training.TrainingData;

/**
 * What is shown unit by unit.
 *
 * @param trials of which trials
 * @param layers their censuses
 * @param lives what every unit did, as far as that was written down
 * @param slopes what was learnt of them, likewise
 */
record ShownUnits(
        List<ShownTrial> trials,
        List<LayersView> layers,
        List<LivesView> lives,
        List<SlopesView> slopes) {

    static ShownUnits read(
            RunFiles files,
            OpenedRun run,
            RunBody body,
            RunDocuments documents,
            Problems problems) {
        List<ShownTrial> trials = ShownTrials.of(files, run, body, documents);
        boolean severalInits = run.plan().space().initializers().size() > 1;
        ShownLives lives =
                new ShownLives(
                        files,
                        censusScope(run.document()),
                        severalInits,
                        documents.diagnosis() == null ? null : documents.diagnosis().document(),
                        problems);
        return new ShownUnits(
                trials,
                trials.stream()
                        .map(
                                each ->
                                        new LayersView(
                                                each.title(severalInits),
                                                each.trial().key().number(),
                                                each.trial().layers()))
                        .toList(),
                lives.lives(trials),
                lives.slopes(trials));
    }

    static String censusScope(RunDocument document) {
        RunDocument.Split split = document.data().split();
        return TrainingData.censusScope(split.train(), split.validation());
    }
}
