package org.rekindle.suites.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.rekindle.testing.Launcher;

/**
 * The real launcher in a small checkout, with a Java that prints what it was given and a Maven that
 * notes that it was called. Nothing else of this machine is on the PATH but the tools that the
 * launcher needs.
 */
final class FakeCheckout {
    private static final List<String> TOOLS =
            List.of(
                    "bash",
                    "cat",
                    "cksum",
                    "find",
                    "grep",
                    "ln",
                    "mkdir",
                    "mv",
                    "readlink",
                    "rm",
                    "sed",
                    "sleep",
                    "sort",
                    "sync",
                    "touch",
                    "uname",
                    "xargs");

    private static final String JAVA =
            """
            #!/bin/sh
            echo "LC_ALL=$LC_ALL"
            printf '%s\\n' "$@"
            """;

    static final String BUILDING =
            """
            #!/bin/sh
            echo called >>"$CALLS"
            mkdir -p cli/target/rekindle/lib
            touch cli/target/rekindle/lib/rekindle.jar
            REKINDLE_BUILD=fingerprint ./rekindle >cli/target/rekindle/lib/sources.cksum
            """;

    private final Path folder;

    FakeCheckout(Path folder) {
        this.folder = folder;
        write("checkout/pom.xml", "<artifactId>rekindle</artifactId>");
        write("checkout/cli/pom.xml", module("cli", "core", "picocli"));
        write("checkout/cli/src/main/java/Cli.java", "class Cli {}");
        write("checkout/core/pom.xml", module("core"));
        write("checkout/core/src/main/java/Core.java", "class Core {}");
        write("checkout/benchmarks/pom.xml", module("benchmarks", "core"));
        write("checkout/benchmarks/src/main/java/Benchmark.java", "class Benchmark {}");
        script("jdk/bin/java", JAVA);
        write("jdk/release", "JAVA_VERSION=\"17.0.15\"\n");
        script("bin/mvn", BUILDING);
        try {
            Files.copy(Launcher.REPOSITORY.resolve("rekindle"), checkout().resolve("rekindle"));
            Files.createSymbolicLink(path("bin/java"), path("jdk/bin/java"));
            for (String tool : TOOLS) {
                script("tools/" + tool, "#!/bin/sh\nexec " + onPath(tool) + " \"$@\"\n");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A POM of a module, with what it needs; a name without a folder is not ours. */
    static String module(String name, String... needed) {
        StringBuilder pom = new StringBuilder();
        pom.append("<artifactId>rekindle-%s</artifactId>%n".formatted(name));
        for (String other : needed) {
            pom.append("<artifactId>rekindle-%s</artifactId>%n".formatted(other));
        }
        return pom.toString();
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    Path checkout() {
        return path("checkout");
    }

    /** A checkout that is built, from the sources that it has now. */
    FakeCheckout built() {
        run("activation");
        return this;
    }

    /** How often Maven was called. */
    long builds() {
        try {
            return Files.exists(path("calls")) ? Files.readAllLines(path("calls")).size() : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(String name, String text) {
        try {
            Files.createDirectories(path(name).getParent());
            Files.writeString(path(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void script(String name, String text) {
        write(name, text);
        if (!path(name).toFile().setExecutable(true)) {
            throw new IllegalStateException(name);
        }
    }

    void delete(String name) {
        try {
            Files.delete(path(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Copies a folder with all that is in it, which gives every file a new time. */
    void copy(String from, String to) {
        try (Stream<Path> files = Files.walk(path(from))) {
            for (Path file : files.toList()) {
                Path target = path(to).resolve(path(from).relativize(file));
                Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Launcher.Result run(String... arguments) {
        return run(Map.of(), arguments);
    }

    Launcher.Result run(Map<String, String> environment, String... arguments) {
        return end(start(environment, arguments));
    }

    /** Starts {@code ./rekindle} in the checkout. */
    Process start(Map<String, String> environment, String... arguments) {
        List<String> words = new ArrayList<>(List.of("./rekindle"));
        words.addAll(List.of(arguments));
        return startIn(checkout(), environment, words);
    }

    Process startIn(Path place, Map<String, String> environment, List<String> words) {
        ProcessBuilder builder = new ProcessBuilder(words).directory(place.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", path("bin") + ":" + path("tools"));
        builder.environment().put("CALLS", path("calls").toString());
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Launcher.Result end(Process process) {
        try {
            String out = text(process.getInputStream().readAllBytes());
            String err = text(process.getErrorStream().readAllBytes());
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException("it does not end");
            }
            return new Launcher.Result(process.exitValue(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static Path onPath(String tool) {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(place -> Path.of(place, tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no " + tool + " on the PATH"));
    }
}
