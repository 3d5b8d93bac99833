package org.rekindle.view;

import java.util.List;

/**
 * The trials that are shown unit by unit.
 *
 * @param trials which ones
 * @param view what is shown of them
 */
record ShownUnits(List<ShownTrial> trials, UnitsView view) {

    static ShownUnits read(
            UntrustedFiles files,
            DescribedPlan run,
            ResultsSoFar results,
            Findings findings,
            Problems problems) {
        List<ShownTrial> trials = ShownTrials.of(files, run, results, findings);
        boolean severalInits = run.plan().space().initializers().size() > 1;
        ShownLives lives =
                new ShownLives(
                        files,
                        SetupView.censusScope(run.document()),
                        severalInits,
                        findings.diagnosis() == null ? null : findings.diagnosis().document(),
                        problems);
        List<LayersView> layers =
                trials.stream()
                        .map(
                                each ->
                                        new LayersView(
                                                each.title(severalInits),
                                                each.trial().key().number(),
                                                each.trial().layers()))
                        .toList();
        return new ShownUnits(
                trials, new UnitsView(layers, lives.lives(trials), lives.slopes(trials)));
    }
}
