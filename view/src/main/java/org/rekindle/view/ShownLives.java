package org.rekindle.view;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rekindle.run.document.DiagnosisDocument;

/** What every unit of the shown trials did and, if the trial was explained, why it died. */
final class ShownLives {
    private final UntrustedFiles files;
    private final String censusScope;
    private final boolean severalInits;
    private final @Nullable DiagnosisDocument diagnosis;
    private final Problems problems;

    ShownLives(
            UntrustedFiles files,
            String censusScope,
            boolean severalInits,
            @Nullable DiagnosisDocument diagnosis,
            Problems problems) {
        this.files = files;
        this.censusScope = censusScope;
        this.severalInits = severalInits;
        this.diagnosis = diagnosis;
        this.problems = problems;
    }

    List<LivesView> lives(List<ShownTrial> shown) {
        List<ShownTrial> found = new ArrayList<>();
        List<List<LivesTable.Life>> lives = new ArrayList<>();
        for (ShownTrial trial : shown) {
            List<LivesTable.Life> its = read(trial);
            if (!its.isEmpty()) {
                found.add(trial);
                lives.add(its);
            }
        }
        List<Thinning.Thinned> thinned = Thinning.thin(lives, Thinning.MOST);
        List<LivesView> views = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            views.add(view(found.get(i), lives.get(i), thinned.get(i)));
        }
        return views;
    }

    List<SlopesView> slopes(List<ShownTrial> shown) {
        List<SlopesView> views = new ArrayList<>();
        for (ShownTrial trial : shown) {
            try {
                List<SlopesView.LayerSlopes> layers = SlopesTable.read(files, trial.folder());
                if (!layers.isEmpty()) {
                    views.add(
                            new SlopesView(
                                    trial.title(severalInits),
                                    trial.trial().key().number(),
                                    layers));
                }
            } catch (BadFileException e) {
                problems.add(e.sentence());
            }
        }
        return views;
    }

    /** An earlier version wrote the lives of the explained trial into the run directory itself. */
    private List<LivesTable.Life> read(ShownTrial trial) {
        try {
            List<LivesTable.Life> lives = LivesTable.read(files, trial.folder());
            return lives.isEmpty() && isExplained(trial) ? LivesTable.read(files, "") : lives;
        } catch (BadFileException e) {
            problems.add(e.sentence());
            return List.of();
        }
    }

    private boolean isExplained(ShownTrial trial) {
        return diagnosis != null && diagnosis.trial() == trial.trial().key().number();
    }

    private LivesView view(ShownTrial trial, List<LivesTable.Life> all, Thinning.Thinned thinned) {
        return new LivesView(
                trial.title(severalInits),
                trial.role(),
                trial.trial().key().number(),
                all.get(0).rates().length() - 1,
                "training samples as they passed; epoch 0: " + censusScope,
                LayersOfLives.of(all, thinned.lives(), isExplained(trial) ? diagnosis : null),
                thinned.note());
    }
}
