package org.rekindle.suites.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rekindle.testing.Launcher;

/** What the launcher hands to Java. */
class LauncherStartTest {
    private static final Pattern JVM_OPTION =
            Pattern.compile("(?<=[\\s(\"=])(--[a-z-]+=[\\w./=-]+|-XX:[\\w+=-]+|-Xlog:[\\w+=]+)");

    @TempDir private Path folder;
    private FakeCheckout checkout;

    @BeforeEach
    void checkOut() {
        checkout = new FakeCheckout(folder).built();
    }

    @Test
    void inACheckoutTheCommandIsAsItWasTyped() {
        assertThat(command(checkout.checkout(), "./rekindle")).isEqualTo("./rekindle");
        assertThat(command(checkout.path("bin"), "../checkout/rekindle"))
                .isEqualTo("../checkout/rekindle");
        String absolute = checkout.path("checkout/rekindle").toString();
        assertThat(command(folder, absolute)).isEqualTo(absolute);
    }

    @Test
    void onThePathTheCommandIsItsName() throws IOException {
        link("bin/rekindle");
        assertThat(command(folder, "bash", "-c", "rekindle odds")).isEqualTo("rekindle");
    }

    @Test
    void aLinkKeepsItsName() throws IOException {
        link("bin/other name");
        assertThat(command(folder, "bash", "-c", "'other name' odds")).isEqualTo("other name");
        assertThat(command(folder, "bin/other name")).isEqualTo("bin/other name");
    }

    @Test
    void aLinkToALinkIsFollowed() throws IOException {
        link("bin/first");
        Files.createSymbolicLink(checkout.path("second"), Path.of("bin/first"));
        assertThat(command(folder, "./second")).isEqualTo("./second");
    }

    @Test
    void startedByBashTheCommandRunsAsItIsShown() {
        assertThat(command(checkout.checkout(), "bash", "rekindle")).isEqualTo("./rekindle");
    }

    @Test
    void theLocaleKnowsEveryFileName() {
        assertThat(checkout.run(Map.of("LC_ALL", "C"), "odds").out()).contains("LC_ALL=C.UTF-8\n");
    }

    @Test
    void argumentsArriveAsTheyAre() {
        String[] odd = {"activation", "a  b", "", "*", "it's", "größe.csv", "--", "-x"};
        assertThat(checkout.run(odd).out()).endsWith(String.join("\n", odd) + "\n");
    }

    @Test
    void optionsForTheJvmAreWords() {
        assertThat(checkout.run(Map.of("REKINDLE_JAVA_OPTIONS", "-Xmx8g -Xss2m"), "odds").out())
                .contains("-Xmx8g\n-Xss2m\n-jar\n");
    }

    @Test
    void withoutVectorsTheModuleIsNotAdded() {
        assertThat(checkout.run("odds").out()).contains("jdk.incubator.vector");
        assertThat(checkout.run(Map.of("REKINDLE_VECTORS", "off"), "odds").out())
                .doesNotContain("jdk.incubator.vector");
    }

    @Test
    void bothLaunchersGiveTheSameOptions() throws IOException {
        Set<String> unix = jvmOptions("rekindle");
        assertThat(unix).contains("-XX:+UseSerialGC", "--add-modules=jdk.incubator.vector");
        assertThat(jvmOptions("rekindle.cmd")).isEqualTo(unix);
    }

    @Test
    void bothLaunchersKnowTheSameSettings() throws IOException {
        for (String launcher : List.of("rekindle", "rekindle.cmd")) {
            assertThat(Files.readString(Launcher.REPOSITORY.resolve(launcher)))
                    .contains("REKINDLE_BUILD", "REKINDLE_JAVA_OPTIONS", "REKINDLE_VECTORS")
                    .contains("JAVA_HOME", "ORT_DISABLE_TELEMETRY=1", "-Drekindle.command=")
                    .contains(
                            "-pl cli -am package -Dmaven.test.skip=true -Dspotless.check.skip=true");
        }
    }

    private static Set<String> jvmOptions(String launcher) throws IOException {
        List<String> lines = Files.readAllLines(Launcher.REPOSITORY.resolve(launcher));
        Set<String> options = new TreeSet<>();
        lines.stream()
                .filter(line -> line.contains("options") || line.startsWith("  -"))
                .filter(line -> !line.contains("#"))
                // On Windows there is no archive of classes.
                .filter(line -> !line.contains("rchive"))
                .forEach(
                        line ->
                                JVM_OPTION
                                        .matcher(" " + line)
                                        .results()
                                        .forEach(found -> options.add(found.group())));
        return options;
    }

    private void link(String name) throws IOException {
        Files.createSymbolicLink(checkout.path(name), checkout.path("checkout/rekindle"));
    }

    private String command(Path place, String... words) {
        Launcher.Result result =
                FakeCheckout.end(
                        checkout.startIn(
                                place,
                                Map.of(),
                                words.length == 1 ? List.of(words[0], "odds") : List.of(words)));
        assertThat(result.code()).as(result.err()).isZero();
        return result.out()
                .lines()
                .filter(line -> line.startsWith("-Drekindle.command="))
                .map(line -> line.substring("-Drekindle.command=".length()))
                .findFirst()
                .orElseThrow();
    }
}
