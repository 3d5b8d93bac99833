package org.rekindle.view;

import java.util.List;
import java.util.Optional;
import org.rekindle.run.FileNames;
import org.rekindle.run.document.RunDocument;
import org.rekindle.run.document.RunPlan;
import org.rekindle.study.Ranking;
import org.rekindle.study.StudyPlan;
import org.rekindle.study.Trial;

/**
 * What {@value FileNames#RUN} describes.
 *
 * @param document the file
 * @param plan the study plan that follows from it; a training run is a study of one trial
 */
record DescribedPlan(RunDocument document, StudyPlan plan) {

    /** Empty when the file describes no run; the reason is reported as a problem. */
    static Optional<DescribedPlan> open(UntrustedFiles files, Problems problems) {
        try {
            Optional<RunDocument> document =
                    CheckedJson.read(files, FileNames.RUN, RunDocument.class);
            if (document.isEmpty()) {
                throw new BadFileException(FileNames.RUN + " is missing");
            }
            return Optional.of(new DescribedPlan(document.get(), plan(document.get())));
        } catch (BadFileException e) {
            problems.add(e.sentence());
            return Optional.empty();
        }
    }

    private static StudyPlan plan(RunDocument document) throws BadFileException {
        try {
            StudyPlan plan = RunPlan.of(document);
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
            // The file may contain any numbers.
            throw new BadFileException(
                    "%s describes no run: %s".formatted(FileNames.RUN, e.getMessage()));
        }
    }

    boolean isStudy() {
        return document.command().equals("choose");
    }

    /** The file that grows by a line at a time while the run goes on. */
    String growingFile() {
        return isStudy() ? FileNames.TRIALS : FileNames.EPOCHS;
    }

    Ranking rank(List<Trial> trials) {
        return Ranking.of(plan, document.data().split().validation(), trials);
    }
}
