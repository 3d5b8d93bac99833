import java.nio.file.Path;
import org.rekindle.run.engine.CureEngine;
import org.rekindle.run.engine.ExplainEngine;
import org.rekindle.run.engine.ReopenedTrial;

/** Why the units of a run died, and what revives them: {@code ExplainAndCure RUN_DIRECTORY}. */
public class ExplainAndCure {
    public static void main(String[] arguments) {
        try (ReopenedTrial trial = ReopenedTrial.open(Path.of(arguments[0]))) {
            System.out.println(new ExplainEngine(trial).explain().document().primaryCause());
            System.out.println(new CureEngine(trial).cure().document().recommended());
        }
    }
}
