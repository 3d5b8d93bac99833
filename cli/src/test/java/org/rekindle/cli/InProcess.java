package org.rekindle.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.rekindle.cli.terminal.Terminal;
import org.rekindle.testing.Launcher;

/**
 * Commands in the JVM of the tests: all of Rekindle but the launcher. They run in the folder of the
 * module, so what they read and write needs a whole path.
 */
final class InProcess {
    private InProcess() {}

    static Launcher.Result run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(stream(out), stream(err), false, false);
        int code = Rekindle.run(terminal, arguments);
        return new Launcher.Result(
                code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    static Launcher.Result run(List<String> arguments, String... more) {
        List<String> all = new ArrayList<>(arguments);
        all.addAll(List.of(more));
        return run(all.toArray(String[]::new));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
