package org.rekindle.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rekindle.run.FileNames;
import org.rekindle.testing.MadeUpWatched;

/** A run directory may come from anywhere, and a recorder may have a fault. */
class HostileWatchedRunTest {
    @TempDir private Path temporary;
    private Path folder;
    private MadeUpWatched run;

    @BeforeEach
    void run() {
        folder = temporary.resolve("run");
        run = MadeUpWatched.run(folder).withEpochs(2);
    }

    private void says(String problem) {
        assertThat(ViewReader.read(folder).heading().problem()).contains(problem);
        assertThat(new LiveView(folder).look().status().problem()).contains(problem);
        ViewReader.summary(folder);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"format\" : 1'|'\"format\" : 2'|has the run format 2, and this version reads format 1",
                "'\"units\" : 4'|'\"units\" : \"many\"'|run.json does not hold what it should",
                "'\"layer\" : \"features.0\"'|'\"layer\" : null'|the field \"layers.layer\" is missing",
                "'\"layer\" : \"features.0\"'|'\"layer\" : \"classifier\"'|two layers have one name",
                "'\"argv\" : ['|'\"argv\" : [ null, '|the field \"program.argv\" is missing",
                "'\"name\" : \"pytorch\"'|'\"name\" : {}'|run.json does not hold what it should",
                "'\"layers\" : ['|'\"layers\" : [ ] , \"was\" : ['|has the layer \"features.0\", which is not in run.json",
            })
    void aRunFileThatIsWrongIsSaid(String old, String now, String problem) {
        run.replace(FileNames.RUN, old, now);
        says(problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"loss\":1.0'|'\"loss\":\"low\"'|line 2 of epochs.jsonl does not hold what it should",
                "'\"loss\":1.0'|'\"loss\":NaN'|line 2 of epochs.jsonl does not hold what it should",
                "'\"epoch\":1,'|'\"epoch\":0,'|line 2 of epochs.jsonl is of epoch 0, after epoch 0",
                "'\"layer\":\"features.0\",\"units\":4'|'\"layer\":\"features.0\",\"units\":5'|has 5 units in \"features.0\"",
                "'\"layer\":\"features.0\"'|'\"layer\":\"hidden\"'|has the layer \"hidden\", which is not in run.json",
                "'\"gradient_norm\":{\"features.0\":0.5'|'\"gradient_norm\":{\"features.0\":[]'|does not hold what it should",
                "'\"layers\":['|'\"was\":['|the field \"layers\" is missing",
            })
    void anEpochThatIsWrongIsSaid(String old, String now, String problem) {
        run.replace(FileNames.EPOCHS, old, now);
        says(problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "life_lines.csv|'classifier,0,1,0.5'|'classifier,0,1,1.5'|a firing rate is a share",
                "life_lines.csv|'classifier,0,1,0.5'|'classifier,0,2,0.5'|epoch 1 was expected",
                "life_lines.csv|'classifier,0,0'|'other,0,0'|its unit is not in units.csv",
                "units.csv|'classifier,0,active'|'classifier,0,asleep'|is not a verdict",
                "units.csv|'layer,unit,verdict'|'layer,unit'|lacks one of the columns",
            })
    void aTableThatIsWrongIsSaid(String name, String old, String now, String problem) {
        run.replace(name, old, now);
        says(problem);
        assertThat(ViewReader.read(folder).results().epochs()).hasSize(3);
    }

    @Test
    void livesWithoutUnitsAreSaid() throws IOException {
        Files.delete(folder.resolve(FileNames.UNITS));
        says("life_lines.csv has no units.csv beside it");
    }

    @Test
    void linksAreNotFollowed() throws IOException {
        Path elsewhere = Files.writeString(temporary.resolve("elsewhere"), "secret");
        for (String name : new String[] {FileNames.EPOCHS, FileNames.LIFE_LINES, FileNames.UNITS}) {
            String kept = run.text(name);
            Files.delete(folder.resolve(name));
            Files.createSymbolicLink(folder.resolve(name), elsewhere);
            says(name + " is a link, and links are not followed");
            Files.delete(folder.resolve(name));
            run.spoil(name, kept);
        }
        Files.delete(folder.resolve(FileNames.RUN));
        Files.createSymbolicLink(folder.resolve(FileNames.RUN), elsewhere);
        says("run.json is a link");
    }

    @Test
    void whatIsLargerThanAnyRecorderWritesIsNotRead() throws IOException {
        try (RandomAccessFile file =
                new RandomAccessFile(folder.resolve(FileNames.EPOCHS).toFile(), "rw")) {
            file.setLength(UntrustedFiles.LARGEST_TABLE + 1);
        }
        says("epochs.jsonl is too large to be shown");
    }

    @Test
    void aLineThatNeverEndsIsLeftOut() {
        run.appendText("{\"epoch\": 3, \"st");
        assertThat(ViewReader.read(folder).heading().problem()).isNull();
        assertThat(ViewReader.read(folder).heading().version()).isEqualTo(3);
    }

    @Test
    void noByteThatIsTurnedMakesAPageFail() throws IOException {
        Random random = new Random(7);
        for (String name :
                new String[] {
                    FileNames.RUN, FileNames.EPOCHS, FileNames.UNITS, FileNames.LIFE_LINES
                }) {
            byte[] good = Files.readAllBytes(folder.resolve(name));
            for (int turn = 0; turn < 150; turn++) {
                byte[] bad = good.clone();
                bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
                Files.write(folder.resolve(name), bad);
                assertThat(ViewReader.read(folder).heading().name()).isEqualTo("run");
                new LiveView(folder).look();
                ViewReader.summary(folder);
            }
            Files.write(folder.resolve(name), good);
        }
    }
}
