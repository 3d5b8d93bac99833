import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.rekindle.onnx.census.ModelCensus;
import org.rekindle.onnx.census.Scan;
import org.rekindle.onnx.model.Model;
import org.rekindle.onnx.prune.Pruning;
import org.rekindle.onnx.runtime.Probe;

/** The dead units of a model on noise, and the model without them: {@code ScanAndPrune MODEL OUT}. */
public class ScanAndPrune {
    public static void main(String[] arguments) throws IOException {
        Model model = Model.read(Path.of(arguments[0]));
        ModelCensus census = new Scan(model, Probe.noise(model, 2000, 1)).run();
        System.out.printf("%d of %d units are dead%n", census.dead(), census.units());
        byte[] smaller = Pruning.prune(model, census.deadUnits()).bytes();
        Files.write(Path.of(arguments[1]), smaller);
    }
}
