package org.rekindle.suites.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rekindle.testing.Launcher;

/** When the archive of classes is made, and when Java is given it. */
class LauncherArchiveTest {
    private static final Map<String, String> ARCHIVE = Map.of("REKINDLE_BUILD", "archive");
    private static final String GIVEN = "-XX:SharedArchiveFile=";

    /** Prints what it was given, or makes an archive. */
    private static final String JAVA =
            """
            #!/bin/sh
            printf '%s\\n' "$@"
            for word; do
              case "$word" in
                -XX:ArchiveClassesAtExit=*) file="${word#*=}"; echo classes >"$file"; BEFORE_END ;;
              esac
            done
            """;

    @TempDir private Path folder;
    private FakeCheckout checkout;

    @BeforeEach
    void checkOut() {
        checkout = new FakeCheckout(folder);
        java("true");
    }

    @Test
    void aBuildMakesItAndCommandsUseItWithoutAWord() throws IOException {
        Launcher.Result built = checkout.run("odds");
        assertThat(built.err()).hasLineCount(1).contains("nothing is built yet");
        assertThat(archives("checkout/target")).hasSize(1);
        String archive = archives("checkout/target").get(0).toString();
        assertThat(archive).contains("/rekindle-17-");
        assertThat(built.out()).contains(GIVEN + archive + "\n-Xlog:cds*=off\n");
        Launcher.Result next = checkout.run("odds");
        assertThat(next.err()).isEmpty();
        assertThat(next.out()).isEqualTo(built.out());
    }

    @Test
    void theDistributionOfACheckoutHasNone() throws IOException {
        checkout.built();
        assertThat(names("checkout/cli/target/rekindle/lib"))
                .containsExactlyInAnyOrder("rekindle.jar", "sources.cksum");
    }

    @Test
    void anotherBuildMakesAnotherAndTakesTheOldOneAway() throws IOException {
        checkout.built();
        List<Path> before = archives("checkout/target");
        checkout.write("checkout/core/src/main/java/Core.java", "// changed");
        checkout.run("odds");
        assertThat(archives("checkout/target")).hasSize(1).doesNotContainAnyElementsOf(before);
    }

    @Test
    void aBuildByMavenDoesNotUseTheOneOfOtherSources() {
        checkout.built().write("checkout/cli/target/rekindle/lib/sources.cksum", "1 2\n");
        assertThat(checkout.run(Map.of("REKINDLE_BUILD", "never"), "odds").out())
                .doesNotContain(GIVEN);
    }

    @Test
    void anotherJavaHasItsOwn() throws IOException {
        checkout.built();
        Map<String, String> newer = Map.of("JAVA_HOME", checkout.path("newer").toString());
        checkout.copy("jdk", "newer");
        checkout.script("newer/bin/java", Files.readString(checkout.path("jdk/bin/java")));
        checkout.write("newer/release", "JAVA_VERSION=\"25.0.3\"\n");
        assertThat(checkout.run(newer, "odds").out()).doesNotContain(GIVEN);
        Launcher.Result made =
                checkout.run(
                        Map.of(
                                "JAVA_HOME",
                                checkout.path("newer").toString(),
                                "REKINDLE_BUILD",
                                "archive"));
        assertThat(List.of(made.code(), made.out(), made.err())).containsExactly(0, "", "");
        assertThat(archives("checkout/target")).hasSize(2);
        assertThat(checkout.run(newer, "odds").out()).contains("/rekindle-25-");
        assertThat(checkout.run("odds").out()).contains("/rekindle-17-");
    }

    @Test
    void aJavaThatWasReplacedDoesNotUseTheOldOne() {
        checkout.built().write("jdk/release", "JAVA_VERSION=\"17.0.16\"\n");
        assertThat(checkout.run("odds").out()).doesNotContain(GIVEN);
    }

    @Test
    void aJavaThatMakesNoneStartsWithoutIt() throws IOException {
        java("rm \"$file\"");
        Launcher.Result result = checkout.run("odds");
        assertThat(result.code()).isZero();
        assertThat(result.err()).hasLineCount(1);
        assertThat(result.out()).doesNotContain(GIVEN);
        assertThat(archives("checkout/target")).isEmpty();
    }

    @Test
    void aDistributionMakesItWhenAskedTo() throws IOException {
        distribution();
        assertThat(distribution(Map.of(), "odds").out()).doesNotContain(GIVEN);
        Launcher.Result made = distribution(ARCHIVE);
        assertThat(List.of(made.code(), made.out(), made.err())).containsExactly(0, "", "");
        assertThat(distribution(Map.of(), "odds").out())
                .contains(GIVEN + archives("installed/lib").get(0) + "\n");
    }

    @Test
    void aCopyOfADistributionDoesNotUseTheOneOfAnotherPlace() throws IOException {
        distribution();
        distribution(ARCHIVE);
        checkout.copy("installed", "copied");
        Launcher.Result result =
                FakeCheckout.end(
                        checkout.startIn(
                                checkout.path("copied"), Map.of(), List.of("./rekindle", "odds")));
        assertThat(result.code()).isZero();
        assertThat(result.out()).doesNotContain(GIVEN);
    }

    @Test
    void nothingBuiltHasNothingToArchive() {
        Launcher.Result result = checkout.run(ARCHIVE);
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err())
                .hasLineCount(1)
                .contains("nothing is built yet, and REKINDLE_BUILD is archive");
    }

    /** Root may write everywhere; so it is mkdir that fails. */
    @Test
    void aFolderThatCannotBeWrittenIsNamedWhereItMatters() throws IOException {
        distribution();
        checkout.script("tools/mkdir", "#!/bin/sh\necho 'Permission denied' >&2\nexit 1\n");
        assertFailed(distribution(ARCHIVE));
        Launcher.Result result = distribution(Map.of(), "odds");
        assertThat(result.code()).isZero();
        assertThat(result.err()).isEmpty();
    }

    @Test
    void aFullDiskLeavesNothingBehind() throws IOException {
        distribution();
        java("exit 1");
        assertFailed(distribution(ARCHIVE));
        assertThat(names("installed/lib"))
                .containsExactlyInAnyOrder("rekindle.jar", "sources.cksum");
    }

    @Test
    void twoAtTheSameTimeBothSucceed() throws Exception {
        distribution();
        java("touch \"$CALLS.$$\"; while [ ! -e \"$CALLS.go\" ]; do sleep 0.05; done");
        List<String> words = List.of("./rekindle");
        Process first = checkout.startIn(checkout.path("installed"), ARCHIVE, words);
        Process second = checkout.startIn(checkout.path("installed"), ARCHIVE, words);
        while (names("").stream().filter(name -> name.startsWith("calls.")).count() < 2) {
            assertThat(first.isAlive() && second.isAlive()).isTrue();
            Thread.sleep(5);
        }
        checkout.write("calls.go", "");
        assertThat(FakeCheckout.end(first).code()).isZero();
        assertThat(FakeCheckout.end(second).code()).isZero();
        assertThat(names("installed/lib")).hasSize(3);
        assertThat(archives("installed/lib")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"INT,130", "TERM,143", "HUP,129"})
    void interruptedItLeavesNothingBehind(String signal, int code) throws Exception {
        Path env = Path.of("/usr/bin/env");
        String signals = "--default-signal=" + signal;
        assumeTrue(
                new ProcessBuilder(env.toString(), signals, "true").start().waitFor() == 0,
                "this env cannot reset signals, which a shell in the background ignores");
        distribution();
        java("echo $$ >\"$CALLS\"; exec sleep 60");
        Files.deleteIfExists(checkout.path("calls"));
        Process launcher =
                checkout.startIn(
                        checkout.path("installed"),
                        ARCHIVE,
                        List.of(env.toString(), signals, "./rekindle"));
        while (!Files.exists(checkout.path("calls")) || Files.size(checkout.path("calls")) == 0) {
            assertThat(launcher.isAlive()).isTrue();
            Thread.sleep(5);
        }
        long java = Long.parseLong(Files.readString(checkout.path("calls")).strip());
        new ProcessBuilder("kill", "-" + signal, "" + launcher.pid()).start().waitFor();
        Launcher.Result result = FakeCheckout.end(launcher);
        assertThat(result.code()).isEqualTo(code);
        assertThat(result.err()).hasLineCount(1).startsWith("rekindle: interrupted; ");
        assertThat(ProcessHandle.of(java).map(ProcessHandle::isAlive).orElse(false)).isFalse();
        assertThat(names("installed/lib"))
                .containsExactlyInAnyOrder("rekindle.jar", "sources.cksum");
    }

    private static void assertFailed(Launcher.Result result) {
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .hasLineCount(1)
                .startsWith("rekindle: no archive of classes could be made in ")
                .contains("/installed/lib; is it writable");
    }

    /** Java's script, with what it does after it has begun to write an archive. */
    private void java(String beforeEnd) {
        checkout.script("jdk/bin/java", JAVA.replace("BEFORE_END", beforeEnd));
    }

    private void distribution() {
        checkout.built().copy("checkout/cli/target/rekindle", "installed");
        checkout.copy("checkout/rekindle", "installed/rekindle");
    }

    private Launcher.Result distribution(Map<String, String> environment, String... arguments) {
        List<String> words = Stream.concat(Stream.of("./rekindle"), Stream.of(arguments)).toList();
        return FakeCheckout.end(checkout.startIn(checkout.path("installed"), environment, words));
    }

    private List<Path> archives(String place) throws IOException {
        Path real = checkout.path(place).toRealPath();
        return names(place).stream().filter(n -> n.endsWith(".jsa")).map(real::resolve).toList();
    }

    private List<String> names(String place) throws IOException {
        try (Stream<Path> files = Files.list(checkout.path(place))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
