package org.rekindle.run;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** What another process does with the lock of a run directory. */
final class OtherProcess {
    private OtherProcess() {}

    /**
     * Does one thing with a folder's lock, says so in a line, and ends with its input.
     *
     * @param arguments {@code take} or {@code ask}, and the folder
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[1]);
        if (arguments[0].equals("take")) {
            System.out.println(DirectoryLock.take(folder.resolve(FileNames.LOCK)));
        } else {
            System.out.println(DirectoryLock.isHeld(folder.resolve(FileNames.LOCK)));
            Thread asking = new Thread(() -> askForEver(folder));
            asking.setDaemon(true);
            asking.start();
        }
        int end = System.in.read();
        System.out.println(end);
    }

    private static void askForEver(Path folder) {
        while (true) {
            DirectoryLock.isHeld(folder.resolve(FileNames.LOCK));
        }
    }

    static Process start(String what, Path folder) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classes(DirectoryLock.class)
                                + File.pathSeparator
                                + classes(OtherProcess.class),
                        OtherProcess.class.getName(),
                        what,
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** What it said, once it has. */
    static String line(Process process) throws IOException {
        return new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
                .readLine();
    }

    private static String classes(Class<?> of) {
        return of.getProtectionDomain().getCodeSource().getLocation().getPath();
    }
}
