package org.rekindle.suites.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rekindle.testing.Launcher;

/** What can be wrong before Java starts: one line each, and an exit code. */
class LauncherTroubleTest {
    @TempDir private Path folder;
    private FakeCheckout checkout;

    @BeforeEach
    void checkOut() {
        checkout = new FakeCheckout(folder);
    }

    @Test
    void aWrongJavaHomeIsNamedWithTheJavaThatThereIs() {
        assertEnds(
                2,
                checkout.run(Map.of("JAVA_HOME", "/nope"), "odds"),
                "JAVA_HOME is /nope, but there is no /nope/bin/java; unset it to use %s, or set it to a JDK of version 17"
                        .formatted(checkout.path("bin/java")));
    }

    @Test
    void aWrongJavaHomeIsNamedWithoutAnotherJava() {
        checkout.delete("bin/java");
        assertEnds(
                2,
                checkout.run(Map.of("JAVA_HOME", "/nope"), "odds"),
                "JAVA_HOME is /nope, but there is no /nope/bin/java; set it to a JDK");
    }

    @Test
    void noJava() {
        checkout.delete("bin/java");
        assertEnds(1, checkout.run("odds"), "no Java found; install a JDK of version 17 or newer");
    }

    @Test
    void anOldJavaThatHasAReleaseFile() {
        checkout.write("jdk/release", "JAVA_VERSION=\"1.8.0_402\"\n");
        assertEnds(1, checkout.run("odds"), "/bin/java is Java 8; Rekindle needs a JDK");
    }

    @Test
    void anOldJavaThatHasNone() {
        checkout.delete("jdk/release");
        checkout.script("jdk/bin/java", "#!/bin/sh\necho 'openjdk version \"11.0.2\" 2019' >&2\n");
        assertEnds(1, checkout.run("odds"), "is Java 11; Rekindle needs a JDK");
    }

    @Test
    void aJavaThatDoesNotStart() {
        checkout.delete("jdk/release");
        checkout.script("jdk/bin/java", "#!/bin/sh\nexit 1\n");
        assertEnds(1, checkout.run("odds"), "/bin/java does not start; install a JDK");
    }

    @Test
    void noMaven() {
        checkout.delete("bin/mvn");
        assertEnds(1, checkout.run("odds"), "there is no mvn; install Maven 3.8 or newer");
    }

    /** Root may write everywhere; not even root can make a folder where a file is. */
    @Test
    void aCheckoutThatCannotBeWritten() {
        checkout.write("checkout/target", "in the way");
        assertEnds(
                1,
                checkout.run("odds"),
                "nothing is built yet, and %s/target cannot be written"
                        .formatted(real(checkout.checkout())));
    }

    @Test
    void aBuiltCheckoutWithOtherSourcesThatCannotBeWritten() throws IOException {
        checkout.built().write("checkout/core/src/main/java/Core.java", "// changed");
        Files.delete(checkout.path("checkout/target/build.log"));
        checkout.delete("checkout/target");
        checkout.write("checkout/target", "in the way");
        assertEnds(1, checkout.run("odds"), "REKINDLE_BUILD=never starts what there is");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    [ERROR] Could not create local repository at /home/user/.m2/repository -> [Help 1] | Maven cannot write its files (Could not create
                    [ERROR] /home/user/.m2/x.part: Permission denied | make its folder (usually ~/.m2) writable
                    java.io.IOException: No space left on device | the disk full
                    [ERROR] No compiler is provided in this environment. | is a Java without a compiler; install a JDK
                    [ERROR] Could not transfer artifact a:b:1 from central | is there a network or a proxy?
                    """)
    void aBuildThatFailsForAKnownReason(String log, String message) {
        checkout.script("bin/mvn", "#!/bin/sh\necho '" + log + "'\nexit 1\n");
        Launcher.Result result = checkout.run("odds");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).hasLineCount(2).contains(message);
        assertThat(checkout.path("checkout/target/build.lock")).doesNotExist();
    }

    @Test
    void aBuildThatFailsOtherwiseShowsTheErrors() {
        checkout.script("bin/mvn", "#!/bin/sh\necho '[ERROR] Core.java:[1,2] what'\nexit 1\n");
        Launcher.Result result = checkout.run("odds");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err())
                .contains("[ERROR] Core.java:[1,2] what\nrekindle: the build failed; the log is ");
    }

    @ParameterizedTest
    @CsvSource({"INT,130", "TERM,143", "HUP,129"})
    void aBuildThatIsInterrupted(String signal, int code) throws Exception {
        Path env = Path.of("/usr/bin/env");
        assumeTrue(
                new ProcessBuilder(env.toString(), "--default-signal=INT", "true").start().waitFor()
                        == 0,
                "this env cannot reset signals, which a shell in the background ignores");
        checkout.script("bin/mvn", "#!/bin/sh\necho $$ >\"$CALLS\"\nexec sleep 60\n");
        Process launcher =
                checkout.startIn(
                        checkout.checkout(),
                        Map.of(),
                        List.of(
                                env.toString(),
                                "--default-signal=" + signal,
                                "./rekindle",
                                "odds"));
        await(launcher, checkout.path("calls"));
        long maven = Long.parseLong(Files.readString(checkout.path("calls")).strip());
        new ProcessBuilder("kill", "-" + signal, "" + launcher.pid()).start().waitFor();
        Launcher.Result result = FakeCheckout.end(launcher);
        assertThat(result.code()).isEqualTo(code);
        assertThat(result.err().lines().skip(1))
                .containsExactly(
                        "rekindle: the build was interrupted; the next start builds again");
        assertThat(ProcessHandle.of(maven).map(ProcessHandle::isAlive).orElse(false)).isFalse();
        assertThat(checkout.path("checkout/target/build.lock")).doesNotExist();
    }

    @Test
    void twoLaunchersBuildOnce() throws Exception {
        checkout.script(
                "bin/mvn",
                FakeCheckout.BUILDING.replace(
                        ">>\"$CALLS\"",
                        ">>\"$CALLS\"; while [ ! -e \"$CALLS.go\" ]; do sleep 0.05; done"));
        Process first = checkout.start(Map.of(), "odds");
        await(first, checkout.path("calls"));
        Process second = checkout.start(Map.of(), "odds");
        assertThat(second.errorReader().readLine())
                .isEqualTo("rekindle: process %d is building here; waiting for it", first.pid());
        checkout.write("calls.go", "");
        assertThat(FakeCheckout.end(first).code()).isZero();
        assertThat(FakeCheckout.end(second).code()).isZero();
        assertThat(checkout.builds()).isEqualTo(1);
    }

    @Test
    void theLockOfADeadProcessIsTakenOver() throws Exception {
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        Files.createDirectories(checkout.path("checkout/target"));
        Files.createSymbolicLink(
                checkout.path("checkout/target/build.lock"), Path.of("" + dead.pid()));
        assertThat(checkout.run("odds").code()).isZero();
        assertThat(checkout.path("checkout/target/build.lock").toFile())
                .matches(file -> !Files.exists(file.toPath(), LinkOption.NOFOLLOW_LINKS));
    }

    @Test
    void aDistributionWithoutItsJars() {
        checkout.copy("checkout/rekindle", "rekindle");
        Launcher.Result result =
                FakeCheckout.end(
                        checkout.startIn(
                                checkout.path(""), Map.of(), List.of("./rekindle", "odds")));
        assertEnds(1, result, "lib/rekindle.jar; unpack the distribution again");
    }

    private static void assertEnds(int code, Launcher.Result result, String message) {
        assertThat(result.code()).as(result.err()).isEqualTo(code);
        assertThat(result.err()).startsWith("rekindle: ").hasLineCount(1).contains(message);
        assertThat(result.out()).isEmpty();
    }

    private static void await(Process process, Path file) throws Exception {
        while (!Files.exists(file) || Files.size(file) == 0) {
            assertThat(process.isAlive()).isTrue();
            Thread.sleep(5);
        }
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
