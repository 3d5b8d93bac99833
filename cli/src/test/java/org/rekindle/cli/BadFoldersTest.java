package org.rekindle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rekindle.testing.Launcher;

/** Run directories that cannot be made or read. */
class BadFoldersTest {
    @TempDir private Path folder;
    private Refusals refusals;

    @BeforeEach
    void watchTheFolder() {
        refusals = new Refusals(folder);
    }

    @Test
    void anOutputFolderThatCannotBeWritten() throws IOException {
        refusals.assertRefused(
                "--out",
                "choose",
                Launcher.DIGITS,
                "--target",
                "digit",
                "--out",
                refusals.file("plain.txt", "text"));
    }

    @Test
    void anOutputFolderThatHoldsSomething() throws IOException {
        Files.createDirectory(folder.resolve("full"));
        Files.writeString(folder.resolve("full/precious.txt"), "mine");
        refusals.assertRefused(
                "not empty",
                "choose",
                Launcher.DIGITS,
                "--target",
                "digit",
                "--out",
                refusals.path("full"));
        assertThat(Files.readString(folder.resolve("full/precious.txt"))).isEqualTo("mine");
    }

    @Test
    void aFolderThatIsNoRun() {
        refusals.assertRefused("not a run directory", "choose", "--resume", folder.toString());
    }
}
