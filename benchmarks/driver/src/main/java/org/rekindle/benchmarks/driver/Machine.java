package org.rekindle.benchmarks.driver;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where this run takes place.
 *
 * @param processor its model, or the architecture where the system does not tell
 * @param cores that the JVM may use
 * @param java the JVM that runs the contenders in Java
 * @param system the operating system
 */
record Machine(String processor, int cores, String java, String system) {

    static Machine here() {
        return new Machine(
                model(),
                Runtime.getRuntime().availableProcessors(),
                "%s %s"
                        .formatted(
                                System.getProperty("java.vm.name"),
                                System.getProperty("java.vm.version")),
                "%s %s".formatted(System.getProperty("os.name"), System.getProperty("os.version")));
    }

    String text() {
        return "%s, %d cores; %s; %s".formatted(processor, cores, java, system);
    }

    private static String model() {
        try {
            for (String line :
                    Files.readAllLines(Path.of("/proc/cpuinfo"), StandardCharsets.UTF_8)) {
                if (line.startsWith("model name")) {
                    return line.substring(line.indexOf(':') + 1).strip();
                }
            }
        } catch (IOException e) {
            // Not Linux.
        }
        return String.valueOf(System.getProperty("os.arch"));
    }
}
