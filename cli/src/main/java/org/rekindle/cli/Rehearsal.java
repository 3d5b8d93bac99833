package org.rekindle.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.rekindle.cli.terminal.Terminal;

/**
 * Goes through the common commands once, on a small table, and says nothing. The launcher lets a
 * JVM do this that writes the classes it has loaded to an archive, which later JVMs map instead of
 * reading jars.
 */
final class Rehearsal {
    private static final int ROWS = 400;

    private final Terminal terminal;
    private final String table;
    private final String run;
    private final String study;

    private Rehearsal(Path folder) throws IOException {
        PrintStream nowhere =
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        terminal = new Terminal(nowhere, nowhere, false, false);
        table = Files.writeString(folder.resolve("table.csv"), table()).toString();
        run = folder.resolve("run").toString();
        study = folder.resolve("study").toString();
    }

    /** Takes a folder for what the commands write; fails if one of them does. */
    public static void main(String[] arguments) throws IOException {
        Locale.setDefault(Locale.ROOT);
        new Rehearsal(Path.of(arguments[0])).play();
    }

    private void play() {
        for (List<String> command : commands()) {
            int code = Rekindle.run(terminal, command.toArray(String[]::new));
            if (code != 0) {
                throw new IllegalStateException(command + " ended with " + code);
            }
        }
    }

    private List<List<String>> commands() {
        String model = Path.of(run, "model.onnx").toString();
        return List.of(
                List.of("--help"),
                List.of("activation", "relu", "1"),
                small("train", "--activation", "relu", "--learning-rate", "0.01", "--out", run),
                List.of("scan", model, "--data", table, "--input-range", "data"),
                small("choose", "--seeds", "2", "--learning-rates", "0.01", "--out", study));
    }

    /** Trainings that take no time, on the table. */
    private List<String> small(String command, String... more) {
        List<String> words = new ArrayList<>(List.of(command, table, "--target", "side"));
        words.addAll(List.of("--hidden", "4,4", "--epochs", "2"));
        words.addAll(List.of(more));
        return words;
    }

    private static String table() {
        StringBuilder text = new StringBuilder("x,y,side\n");
        for (int row = 0; row < ROWS; row++) {
            double x = Math.sin(row);
            double y = Math.cos(3 * row);
            text.append(x).append(',').append(y).append(',').append(x > y ? "right" : "left");
            text.append('\n');
        }
        return text.toString();
    }
}
