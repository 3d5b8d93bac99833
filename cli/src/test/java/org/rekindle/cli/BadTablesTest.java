package org.rekindle.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rekindle.testing.Launcher;

/** A table or a target that cannot be learnt from. */
class BadTablesTest {
    @TempDir private Path folder;
    private Refusals refusals;

    @BeforeEach
    void watchTheFolder() {
        refusals = new Refusals(folder);
    }

    @Test
    void aMissingFile() {
        refusals.assertRefused(
                "there is no such file", "choose", refusals.path("nowhere.csv"), "--target", "y");
    }

    @Test
    void aFolder() throws IOException {
        Files.createDirectory(folder.resolve("data.csv"));
        refusals.assertRefused(
                "there is no table in this folder",
                "choose",
                refusals.path("data.csv"),
                "--target",
                "y");
    }

    @Test
    void anEmptyFile() throws IOException {
        refusals.assertRefused("empty", "choose", refusals.file("empty.csv"), "--target", "y");
    }

    @Test
    void aFileThatIsNoTable() throws IOException {
        Files.write(folder.resolve("data.parquet"), new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10});
        refusals.assertRefused(
                "data.parquet", "choose", refusals.path("data.parquet"), "--target", "y");
    }

    @Test
    void aTargetThatIsNotThere() {
        refusals.assertRefused(
                "did you mean \"digit\"?", "choose", Launcher.DIGITS, "--target", "digits");
    }

    @Test
    void noTargetAtAll() {
        refusals.assertRefused("--target", "choose", Launcher.DIGITS);
    }

    @Test
    void aConstantTarget() throws IOException {
        refusals.assertRefused(
                "y",
                "choose",
                refusals.file("c.csv", Refusals.rows(30, i -> i + ",same")),
                "--target",
                "y");
    }

    @Test
    void aTargetThatIsAllMissing() throws IOException {
        refusals.assertRefused(
                "y",
                "choose",
                refusals.file("m.csv", Refusals.rows(30, i -> i + ",")),
                "--target",
                "y");
    }

    @Test
    void tooFewRows() throws IOException {
        refusals.assertRefused(
                "use --no-split",
                "choose",
                refusals.file("few.csv", Refusals.rows(19, i -> i + "," + i % 2)),
                "--target",
                "y");
    }

    @Test
    void aRawTargetOfClasses() throws IOException {
        refusals.assertRefused(
                "leave --no-standardize-target out",
                "train",
                refusals.file("raw.csv", Refusals.rows(30, i -> i + "," + i % 2)),
                "--target",
                "y",
                "--activation",
                "relu",
                "--no-standardize-target");
    }

    @Test
    void nothingButNames() throws IOException {
        String data = refusals.file("text.csv", Refusals.rows(150, i -> "name" + i + "," + i % 2));
        refusals.assertRefused("--keep x", "choose", data, "--target", "y");
    }

    @Test
    void aRaggedFile() throws IOException {
        String[] rows = Refusals.rows(30, i -> i == 11 ? "1,2,3" : i + "," + i % 2);
        refusals.assertRefused(
                "line 13", "choose", refusals.file("ragged.csv", rows), "--target", "y");
    }

    @Test
    void anInfiniteNumberWhereThatIsAnError() throws IOException {
        String[] rows = Refusals.rows(30, i -> (i == 4 ? "inf" : i + ".5") + "," + i % 2);
        refusals.assertRefused(
                "\"x\"",
                "choose",
                refusals.file("inf.csv", rows),
                "--target",
                "y",
                "--infinite",
                "error");
        refusals.assertRefused(
                "--infinite takes missing or error",
                "choose",
                refusals.file("inf.csv", rows),
                "--target",
                "y",
                "--infinite",
                "maybe");
    }

    @Test
    void anAreaWithoutBothClassesAmongTheValidationRows() throws IOException {
        refusals.assertRefused(
                "roc_auc needs both classes among the 12 validation rows, but they hold one; these fit: accuracy,"
                        + " balanced_accuracy",
                "choose",
                refusals.file("one.csv", Refusals.rows(60, i -> i + "," + (i == 7 ? "yes" : "no"))),
                "--target",
                "y",
                "--metric",
                "roc_auc");
    }
}
