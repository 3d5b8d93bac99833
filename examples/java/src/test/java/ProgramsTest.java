import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.ThrowingConsumer;
import org.junit.jupiter.api.io.TempDir;
import org.rekindle.activation.Relu;
import org.rekindle.network.DenseNetwork;
import org.rekindle.network.NetworkShape;
import org.rekindle.network.Task;
import org.rekindle.network.VarianceScaling;
import org.rekindle.onnx.export.NetworkExport;
import org.rekindle.onnx.export.RawFeature;
import org.rekindle.onnx.export.RawTarget;
import org.rekindle.random.Seed;

/** The programs that the README shows run, and say what they should. */
class ProgramsTest {
    private static final String DIGITS = "../digits.csv";

    @TempDir Path folder;

    @Test
    void aStudyGivesReasons() throws Throwable {
        List<String> said = said(Choose::main, DIGITS, "digit", folder.resolve("study").toString());
        assertTrue(said.get(0).startsWith("Start with ReLU"), said.toString());
        assertTrue(Files.exists(folder.resolve("study/recommendation.json")));
    }

    @Test
    void aSickRunIsWatchedExplainedAndCured() throws Throwable {
        String run = folder.resolve("sick").toString();
        List<String> epochs = said(TrainAndWatch::main, DIGITS, "digit", run);
        assertEquals(30, epochs.size());
        assertFalse(epochs.get(29).equals("epoch 30: 0 dead"), epochs.toString());
        assertEquals(List.of("learning_rate", "go_back"), said(ExplainAndCure::main, run));
    }

    @Test
    void aModelIsScannedAndPruned() throws Throwable {
        Path model = Files.write(folder.resolve("model.onnx"), modelWithADeadLayer());
        Path smaller = folder.resolve("smaller.onnx");
        assertEquals(
                List.of("4 of 4 units are dead"),
                said(ScanAndPrune::main, model.toString(), smaller.toString()));
        assertTrue(Files.size(smaller) < Files.size(model));
    }

    /** Biases of -1000: no noise makes a unit fire. */
    private static byte[] modelWithADeadLayer() {
        DenseNetwork network =
                DenseNetwork.initialize(
                        new NetworkShape(1, List.of(4), 1),
                        new Relu(),
                        VarianceScaling.HE_NORMAL,
                        -1000,
                        Seed.of(1));
        return NetworkExport.bytes(
                network,
                List.of(new RawFeature("x", 0, 1)),
                new RawTarget("y", Task.REGRESSION, List.of(), 0, 1));
    }

    private static List<String> said(ThrowingConsumer<String[]> program, String... arguments)
            throws Throwable {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            program.accept(arguments);
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
