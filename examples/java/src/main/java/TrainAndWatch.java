import java.nio.file.Path;
import java.util.List;
import org.rekindle.activation.Relu;
import org.rekindle.run.engine.PlannedStudy;
import org.rekindle.run.engine.RunRequest;
import org.rekindle.run.engine.TrainingEngine;
import org.rekindle.training.EpochReport;
import org.rekindle.training.FiringHistory;
import org.rekindle.training.TrainingObserver;

/** A training whose rate is too large, epoch by epoch: {@code TrainAndWatch TABLE TARGET FOLDER}. */
public class TrainAndWatch implements TrainingObserver {
    public static void main(String[] arguments) {
        RunRequest request =
                RunRequest.train(Path.of(arguments[0]), arguments[1], new Relu())
                        .withLearningRate(0.1)
                        .into(Path.of(arguments[2]));
        try (PlannedStudy run = PlannedStudy.begin(request)) {
            new TrainingEngine(run).train(List.of(new TrainAndWatch()));
        }
    }

    @Override
    public void onEpoch(EpochReport report, FiringHistory firing) {
        System.out.printf("epoch %d: %d dead%n", report.epoch(), report.census().dead());
    }
}
