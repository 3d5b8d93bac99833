import java.nio.file.Path;
import org.rekindle.run.engine.PlannedStudy;
import org.rekindle.run.engine.RunRequest;
import org.rekindle.run.engine.StudyEngine;

/** Which activation to use: {@code Choose TABLE TARGET FOLDER}. */
public class Choose {
    public static void main(String[] arguments) {
        RunRequest request =
                RunRequest.choose(Path.of(arguments[0]), arguments[1]).into(Path.of(arguments[2]));
        try (PlannedStudy study = PlannedStudy.begin(request)) {
            new StudyEngine(study).run().document().reasons().forEach(System.out::println);
        }
    }
}
