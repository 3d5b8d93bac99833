package org.rekindle.cli;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rekindle.testing.Launcher;

/** Tables that are not one file: a folder, a query, a sample of the rows. */
class TableSourcesCommandTest {
    private final Path folder;

    TableSourcesCommandTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder.resolve("data/year=2023"));
        Files.createDirectories(folder.resolve("data/year=2024"));
        write("data/year=2023/a.csv", 0);
        write("data/year=2024/b.csv", 40);
    }

    private void write(String name, int first) throws IOException {
        String rows =
                IntStream.range(first, first + 40)
                        .mapToObj(i -> i % 9 + "," + i % 7 + "," + (i % 9 > 4 ? "yes" : "no"))
                        .collect(joining("\n", "a,b,y\n", "\n"));
        Files.writeString(folder.resolve(name), rows);
    }

    private Launcher.Result train(String... more) {
        String[] usual = {
            "train",
            "data",
            "--target",
            "y",
            "--activation",
            "relu",
            "--hidden",
            "4",
            "--epochs",
            "2",
            "--out",
            "run"
        };
        return Launcher.run(
                folder,
                IntStream.range(0, usual.length + more.length)
                        .mapToObj(i -> i < usual.length ? usual[i] : more[i - usual.length])
                        .toArray(String[]::new));
    }

    @Test
    void aFolderIsLearntFromAndAnotherFileInItIsNoticed() throws IOException {
        Launcher.Result trained =
                train("--query", "SELECT a, b, year, y FROM data", "--sample", "60");
        assertThat(trained.code()).as(trained.err()).isZero();
        assertThat(trained.out())
                .contains("These are 2 files, in the order of their names.")
                .contains("A sample of 60 of 80 rows");
        write("data/year=2024/c.csv", 80);
        Launcher.Result explained = Launcher.run(folder, "explain", "run");
        assertThat(explained.code()).isEqualTo(2);
        assertThat(explained.err()).contains("data has changed since the run began");
    }

    @Test
    void aTableOfAFolderIsRefused() {
        Launcher.Result refused = train("--table", "sales");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("this is no database").contains("leave --table out");
    }
}
