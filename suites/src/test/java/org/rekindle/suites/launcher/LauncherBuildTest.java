package org.rekindle.suites.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rekindle.testing.Launcher;

/** When the launcher builds, and when it does not. */
class LauncherBuildTest {
    @TempDir private Path folder;
    private FakeCheckout checkout;

    @BeforeEach
    void checkOut() {
        checkout = new FakeCheckout(folder);
    }

    @Test
    void theFirstUseBuildsAndSaysSo() {
        Launcher.Result result = checkout.run("activation", "relu");
        assertThat(result.code()).isZero();
        assertThat(result.err())
                .hasLineCount(1)
                .startsWith("rekindle: nothing is built yet; building, about a minute");
        assertThat(result.out()).endsWith("activation\nrelu\n");
        assertThat(checkout.builds()).isEqualTo(1);
    }

    @Test
    void theSecondUseDoesNot() {
        Launcher.Result result = checkout.built().run("activation", "relu");
        assertThat(result.err()).isEmpty();
        assertThat(checkout.builds()).isEqualTo(1);
    }

    @Test
    void aCopyOfABuiltTreeIsNotBuiltAgain() {
        checkout.built().copy("checkout", "a copy");
        Launcher.Result result =
                FakeCheckout.end(
                        checkout.startIn(
                                checkout.path("a copy"), Map.of(), List.of("./rekindle", "odds")));
        assertThat(result.code()).isZero();
        assertThat(checkout.builds()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"pom.xml", "core/pom.xml", "core/src/main/java/Core.java", "cli/src/main/x"})
    void aChangedSourceIsBuilt(String file) {
        checkout.built().write("checkout/" + file, FakeCheckout.module("core") + "// changed");
        assertThat(checkout.run("odds").err()).contains("the sources have changed; building");
        assertThat(checkout.run("odds").err()).isEmpty();
        assertThat(checkout.builds()).isEqualTo(2);
    }

    @Test
    void aMissingSourceIsAChange() {
        checkout.built().delete("checkout/core/src/main/java/Core.java");
        checkout.run("odds");
        assertThat(checkout.builds()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "benchmarks/src/main/java/Benchmark.java",
                "core/src/test/java/CoreTest.java",
                "core/src/main/java/.Core.java.swp",
                "README.md"
            })
    void whatDoesNotRunIsNoSource(String file) {
        checkout.built().write("checkout/" + file, "changed");
        checkout.run("odds");
        assertThat(checkout.builds()).isEqualTo(1);
    }

    @Test
    void aModuleThatAModuleNeedsIsASource() {
        checkout.write("checkout/core/pom.xml", FakeCheckout.module("core", "run"));
        checkout.write("checkout/run/pom.xml", FakeCheckout.module("run"));
        checkout.built().write("checkout/run/src/main/java/Run.java", "class Run {}");
        checkout.run("odds");
        assertThat(checkout.builds()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "--version",
                "choose --help",
                "help",
                "help choose",
                "version",
                ""
            })
    void helpNeverBuilds(String arguments) {
        checkout.built().write("checkout/core/src/main/java/Core.java", "// changed");
        Launcher.Result result = checkout.run(words(arguments));
        assertThat(result.code()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(checkout.builds()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "version", "help choose", ""})
    void beforeTheFirstBuildHelpTellsTheFirstCommand(String arguments) {
        Launcher.Result result = checkout.run(words(arguments));
        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("  ./rekindle choose examples/digits.csv --target digit");
        assertThat(result.err()).isEmpty();
        assertThat(checkout.builds()).isZero();
    }

    @Test
    void neverStartsWhatThereIs() {
        checkout.built().write("checkout/core/src/main/java/Core.java", "// changed");
        Launcher.Result result = checkout.run(Map.of("REKINDLE_BUILD", "never"), "odds");
        assertThat(result.code()).isZero();
        assertThat(checkout.builds()).isEqualTo(1);
    }

    @Test
    void neverWithNothingBuiltSaysWhatToDo() {
        Launcher.Result result = checkout.run(Map.of("REKINDLE_BUILD", "never"), "odds");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).hasLineCount(1).contains("unset it, or run mvn");
        assertThat(checkout.builds()).isZero();
    }

    @Test
    void anUnknownSettingIsRefused() {
        Launcher.Result result = checkout.run(Map.of("REKINDLE_BUILD", "no"), "odds");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err())
                .isEqualTo(
                        "rekindle: REKINDLE_BUILD can be never or archive, or unset, but is no\n");
    }

    @Test
    void aDistributionIsNeverBuilt() {
        checkout.built().copy("checkout/cli/target/rekindle", "installed here");
        checkout.copy("checkout/rekindle", "installed here/rekindle");
        Path installed = checkout.path("installed here");
        Launcher.Result result =
                FakeCheckout.end(
                        checkout.startIn(installed, Map.of(), List.of("./rekindle", "odds")));
        assertThat(result.code()).isZero();
        assertThat(result.out()).contains(installed.resolve("lib/rekindle.jar").toString());
        assertThat(checkout.builds()).isEqualTo(1);
    }

    private static String[] words(String arguments) {
        return arguments.isEmpty() ? new String[0] : arguments.split(" ");
    }
}
