package org.rekindle.suites.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rekindle.testing.Launcher;

/** The archive of classes with the real Java, in a distribution of its own. */
class LauncherArchiveIT {
    private static final Path DISTRIBUTION = Launcher.REPOSITORY.resolve("cli/target/rekindle");
    private static final String JAVA = System.getProperty("java.home");

    /** What the JVM says of a class that comes from the archive. */
    private static final String SHARED =
            "org.rekindle.cli.Rekindle source: shared objects file (top)";

    private static final Path JVMS = Path.of("/usr/lib/jvm");

    @TempDir private Path folder;
    private Path lib;

    @BeforeEach
    void unpack() throws IOException {
        lib = Files.createDirectories(folder.toRealPath().resolve("lib"));
        Files.copy(DISTRIBUTION.resolve("rekindle"), folder.resolve("rekindle"));
        try (Stream<Path> files = Files.list(DISTRIBUTION.resolve("lib"))) {
            for (Path file : files.filter(file -> !file.toString().endsWith(".jsa")).toList()) {
                Files.createSymbolicLink(lib.resolve(file.getFileName()), file);
            }
        }
        Files.delete(lib.resolve("rekindle.jar"));
        Files.copy(DISTRIBUTION.resolve("lib/rekindle.jar"), lib.resolve("rekindle.jar"));
    }

    /** JUnit would warn of each. */
    @AfterEach
    void deleteLinks() throws IOException {
        try (Stream<Path> files = Files.list(lib)) {
            for (Path link : files.filter(Files::isSymbolicLink).toList()) {
                Files.delete(link);
            }
        }
    }

    @Test
    void itIsUsedAndNothingElseChanges() throws IOException {
        Launcher.Result before = activation(JAVA);
        assertThat(before.code()).as(before.err()).isZero();
        makeArchive(JAVA);
        assertThat(activation(JAVA)).isEqualTo(before);
        assertThat(loadedClasses(JAVA)).contains(SHARED);
    }

    @Test
    void ofOtherJarsItIsIgnored() throws IOException {
        makeArchive(JAVA);
        Files.setLastModifiedTime(lib.resolve("rekindle.jar"), FileTime.fromMillis(0));
        assertThat(loadedClasses(JAVA))
                .contains("org.rekindle.cli.Rekindle")
                .doesNotContain(SHARED);
        Launcher.Result result = activation(JAVA);
        assertThat(result.code()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).startsWith("ReLU\n");
    }

    @Test
    void whateverTheFileHoldsItIsIgnored() throws IOException {
        makeArchive(JAVA);
        Launcher.Result before = activation(JAVA);
        Path archive = archives().get(0);
        Files.delete(archive);
        Files.writeString(archive, "no archive");
        assertThat(activation(JAVA)).isEqualTo(before);
    }

    @Test
    void eachJavaUsesItsOwn() throws IOException {
        Optional<String> other = otherJava();
        assumeTrue(other.isPresent(), "no other Java in " + JVMS);
        makeArchive(JAVA);
        assertThat(loadedClasses(other.get())).doesNotContain(SHARED);
        makeArchive(other.get());
        assertThat(archives()).hasSize(2);
        for (String java : List.of(JAVA, other.get(), JAVA)) {
            assertThat(loadedClasses(java)).contains(SHARED);
            Launcher.Result result = activation(java);
            assertThat(result.code()).isZero();
            assertThat(result.err()).isEmpty();
        }
    }

    /** A Java of 17 or newer that is of another version than that of the tests. */
    private static Optional<String> otherJava() throws IOException {
        if (!Files.isDirectory(JVMS)) {
            return Optional.empty();
        }
        int own = Runtime.version().feature();
        try (Stream<Path> jvms = Files.list(JVMS)) {
            return jvms.filter(jvm -> Files.isExecutable(jvm.resolve("bin/java")))
                    .filter(jvm -> jvm.getFileName().toString().contains(own == 17 ? "25" : "17"))
                    .map(Path::toString)
                    .sorted()
                    .findFirst();
        }
    }

    private void makeArchive(String java) throws IOException {
        Launcher.Result made = run(java, Map.of("REKINDLE_BUILD", "archive"));
        assertThat(made).isEqualTo(new Launcher.Result(0, "", ""));
    }

    private Launcher.Result activation(String java) throws IOException {
        return run(java, Map.of(), "activation", "relu", "1");
    }

    private String loadedClasses(String java) throws IOException {
        return run(java, Map.of("REKINDLE_JAVA_OPTIONS", "-Xlog:class+load"), "activation", "relu")
                .out();
    }

    private List<Path> archives() throws IOException {
        try (Stream<Path> files = Files.list(lib)) {
            return files.filter(file -> file.toString().endsWith(".jsa")).toList();
        }
    }

    private Launcher.Result run(String java, Map<String, String> environment, String... arguments)
            throws IOException {
        List<String> words = new ArrayList<>(List.of("./rekindle"));
        words.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toFile());
        Map<String, String> all = new HashMap<>(environment);
        all.put("JAVA_HOME", java);
        builder.environment().putAll(all);
        return FakeCheckout.end(builder.start());
    }
}
