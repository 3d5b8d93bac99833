package org.rekindle.cli.serve;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.rekindle.cli.terminal.Terminal;

/** The user's browser, opened as the system opens any link; the JDK's own way needs a desktop. */
final class Browser {
    private Browser() {}

    /** Opens it, or says that this did not work. */
    static void open(String url, Terminal terminal) {
        List<String> command = command(System.getProperty("os.name", ""), url);
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            Thread wait = new Thread(() -> await(process, command.get(0), terminal));
            wait.setDaemon(true);
            wait.start();
        } catch (IOException e) {
            tell(command.get(0), terminal);
        }
    }

    private static void await(Process process, String program, Terminal terminal) {
        try {
            if (process.waitFor() != 0) {
                tell(program, terminal);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static List<String> command(String system, String url) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("mac")) {
            return List.of("open", url);
        }
        return name.startsWith("windows")
                ? List.of("rundll32", "url.dll,FileProtocolHandler", url)
                : List.of("xdg-open", url);
    }

    private static void tell(String program, Terminal terminal) {
        terminal.err()
                .printf(
                        "rekindle: %s could not open a browser; open the URL above yourself%n",
                        program);
    }
}
