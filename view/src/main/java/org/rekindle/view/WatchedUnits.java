package org.rekindle.view;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rekindle.run.document.DiagnosisDocument;
import org.rekindle.run.watched.WatchedEpoch;

/** What the units of a watched run did. */
final class WatchedUnits {
    private WatchedUnits() {}

    static UnitsView read(
            UntrustedFiles files,
            DescribedWatch run,
            WatchedResults results,
            Findings findings,
            Problems problems) {
        return new UnitsView(
                census(run, results), lives(files, run, results, findings, problems), List.of());
    }

    private static List<LayersView> census(DescribedWatch run, WatchedResults results) {
        return results.census().isEmpty()
                ? List.of()
                : List.of(new LayersView(title(run, results), 0, results.census()));
    }

    private static String title(DescribedWatch run, WatchedResults results) {
        String program = run.script().or(run::framework).orElse("The program");
        return results.done() == 0
                ? program + " before training"
                : String.format(Locale.ROOT, "%s after epoch %d", program, results.done());
    }

    private static List<LivesView> lives(
            UntrustedFiles files,
            DescribedWatch run,
            WatchedResults results,
            Findings findings,
            Problems problems) {
        WatchedLives lives;
        try {
            lives = WatchedLives.read(files);
        } catch (BadFileException e) {
            problems.add(e.sentence());
            return List.of();
        }
        if (lives.complete().isEmpty()) {
            return List.of();
        }
        ShownLayers layers = ShownLayers.of(lives.complete());
        Thinning.Thinned thinned = Thinning.thin(List.of(layers.lives()), Thinning.MOST).get(0);
        return List.of(
                new LivesView(
                        title(run, results),
                        "run",
                        0,
                        lives.complete().get(0).rates().length() - 1,
                        "counted training samples as they passed; epoch 0: " + firstScope(results),
                        LayersOfLives.of(
                                layers.among(lives.units()), thinned.lives(), diagnosis(findings)),
                        note(lives.note(), layers.note(), thinned.note())));
    }

    private static String firstScope(WatchedResults results) {
        return results.epochs().stream()
                .findFirst()
                .map(WatchedEpoch::censusScope)
                .map(scope -> scope + " samples")
                .orElse("the first samples");
    }

    private static @Nullable DiagnosisDocument diagnosis(Findings findings) {
        return findings.diagnosis() == null ? null : findings.diagnosis().document();
    }

    private static @Nullable String note(@Nullable String... notes) {
        String all =
                Arrays.stream(notes).flatMap(Stream::ofNullable).collect(Collectors.joining(". "));
        return all.isEmpty() ? null : all;
    }
}
