package org.rekindle.view;

import java.util.List;
import java.util.Optional;
import org.rekindle.run.RunDirectory;
import org.rekindle.run.document.RunDocument;
import org.rekindle.study.Ranking;
import org.rekindle.study.StudyPlan;
import org.rekindle.study.Trial;

/**
 * What {@value RunDirectory#RUN} says.
 *
 * @param document as it is
 * @param plan what follows from it
 */
record OpenedRun(RunDocument document, StudyPlan plan) {

    /** Empty when there is nothing to be made of it, which is then told. */
    static Optional<OpenedRun> open(RunFiles files, Problems problems) {
        try {
            Optional<RunDocument> document =
                    Documents.read(files, RunDirectory.RUN, RunDocument.class);
            if (document.isEmpty()) {
                throw new BadFileException(RunDirectory.RUN + " is missing");
            }
            return Optional.of(new OpenedRun(document.get(), plan(document.get())));
        } catch (BadFileException e) {
            problems.add(e.sentence());
            return Optional.empty();
        }
    }

    private static StudyPlan plan(RunDocument document) throws BadFileException {
        try {
            StudyPlan plan = document.toPlan();
            String command = document.command();
            if (!command.equals("choose") && !command.equals("train")) {
                throw new IllegalArgumentException(
                        "\"%s\" is not a command that leaves a run".formatted(command));
            }
            if (command.equals("train") && plan.trials().size() > 1) {
                throw new IllegalArgumentException("a training run has one setting and one seed");
            }
            return plan;
        } catch (RuntimeException e) {
            // Whatever numbers somebody may have written into it.
            throw new BadFileException(
                    "%s describes no run: %s".formatted(RunDirectory.RUN, e.getMessage()));
        }
    }

    boolean isStudy() {
        return document.command().equals("choose");
    }

    /** The file that grows while the run goes on, by a line each time. */
    String growingFile() {
        return isStudy() ? RunDirectory.TRIALS : RunDirectory.EPOCHS;
    }

    Ranking rank(List<Trial> trials) {
        return Ranking.of(plan, document.data().split().validation(), trials);
    }
}
