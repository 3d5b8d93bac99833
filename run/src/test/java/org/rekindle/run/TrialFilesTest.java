package org.rekindle.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rekindle.activation.Activation;
import org.rekindle.activation.PRelu;
import org.rekindle.activation.Relu;
import org.rekindle.census.LifeLine;
import org.rekindle.census.Verdict;
import org.rekindle.network.DenseLayer;
import org.rekindle.network.DenseNetwork;
import org.rekindle.network.NetworkShape;
import org.rekindle.network.VarianceScaling;
import org.rekindle.random.Seed;

class TrialFilesTest {
    private static final LifeLine LIFE =
            new LifeLine(
                    "hidden_1",
                    7,
                    false,
                    Verdict.DEAD,
                    false,
                    34,
                    3,
                    0.25,
                    new float[] {0.5f, 0.125f, 0},
                    new float[] {-0.5f, -2, Float.NEGATIVE_INFINITY},
                    new float[] {1, 0.5f, -1});

    @TempDir private Path folder;

    private RunDirectory run;

    @BeforeEach
    void aRun() {
        run = RunDirectory.create(folder.resolve("run"));
    }

    @Test
    void aStudyKeepsTheLivesOfATrialInItsOwnFolder() throws IOException {
        run.filesOfTrial(17).writeLives(List.of(LIFE));
        Path trial = folder.resolve("run/trials/17");
        assertThat(Files.readString(trial.resolve("life_lines.csv")))
                .isEqualTo(
                        """
                        layer,unit,epoch,firing_rate,mean_z,max_z
                        hidden_1,7,0,0.5,-0.5,1.0
                        hidden_1,7,1,0.125,-2.0,0.5
                        hidden_1,7,2,0.0,,-1.0
                        """);
        assertThat(Files.readString(trial.resolve("units.csv")))
                .isEqualTo(
                        """
                        layer,unit,verdict,born_dead,inputs_dead,last_fired_step,last_update
                        hidden_1,7,dead,false,false,3,0.25
                        """);
        assertThat(names(trial)).containsExactlyInAnyOrder("life_lines.csv", "units.csv");
    }

    @Test
    void aTrainingRunKeepsThemBesideItsDocument() {
        run.files().writeLives(List.of(LIFE));
        assertThat(names(run.path())).containsExactlyInAnyOrder("life_lines.csv", "units.csv");
    }

    @Test
    void everyUnitHasALineWithTheSlopeThatItHasLearnt() throws IOException {
        DenseNetwork network = network(new PRelu());
        DenseLayer layer = network.hidden().get(0);
        network.parameters()[layer.slopes() + 1] = -0.5f;
        network.parameters()[layer.slopes() + 2] = Float.NaN;
        run.files().writeSlopes(network);
        assertThat(Files.readString(run.path().resolve("slopes.csv")))
                .isEqualTo(
                        """
                        layer,unit,negative_slope
                        hidden_1,0,0.25
                        hidden_1,1,-0.5
                        hidden_1,2,
                        """);
    }

    @Test
    void unitsThatShareASlopeHaveTheSame() throws IOException {
        run.files().writeSlopes(network(new PRelu(0.125f, true)));
        assertThat(Files.readAllLines(run.path().resolve("slopes.csv")))
                .containsExactly(
                        "layer,unit,negative_slope",
                        "hidden_1,0,0.125",
                        "hidden_1,1,0.125",
                        "hidden_1,2,0.125");
    }

    @Test
    void whereNoSlopeIsLearntThereIsNoFileOfThem() {
        run.files().writeSlopes(network(new Relu()));
        assertThat(run.path()).isEmptyDirectory();
    }

    @Test
    void whatAnEarlierAnswerLeftGoesButWhatWasExplainedStays() throws IOException {
        for (int trial : List.of(3, 4, 5)) {
            run.filesOfTrial(trial).writeLives(List.of(LIFE));
        }
        Files.writeString(run.filesOfTrial(5).folder().resolve("notes.txt"), "mine");
        Files.writeString(run.filesOfTrial(3).folder().resolve("units.csv.123.tmp"), "layer,u");
        Files.writeString(run.path().resolve(FileNames.DIAGNOSIS), "{\"trial\": 4}");
        run.deleteFilesOfTrials();
        assertThat(names(run.path().resolve("trials"))).containsExactlyInAnyOrder("4", "5");
        assertThat(names(run.filesOfTrial(4).folder())).hasSize(2);
        assertThat(names(run.filesOfTrial(5).folder())).containsExactly("notes.txt");
    }

    @Test
    void withoutADiagnosisEverythingOfAnEarlierAnswerGoes() throws IOException {
        run.deleteFilesOfTrials();
        run.filesOfTrial(3).writeLives(List.of(LIFE));
        Files.writeString(run.path().resolve(FileNames.DIAGNOSIS), "half a docum");
        run.deleteFilesOfTrials();
        assertThat(run.filesOfTrial(3).folder()).doesNotExist();
    }

    private static DenseNetwork network(Activation activation) {
        return DenseNetwork.initialize(
                new NetworkShape(2, List.of(3), 1),
                activation,
                VarianceScaling.HE_NORMAL,
                0,
                Seed.of(1));
    }

    private static List<String> names(Path folder) {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void aFolderOfTrialsThatIsALinkIsNeitherWrittenNorEmptied() throws IOException {
        Path other = Files.createDirectories(folder.resolve("other/7"));
        Path kept = Files.writeString(other.resolve(FileNames.UNITS), "another run's");
        Files.createDirectory(run.path().resolve("trials"));
        Files.createSymbolicLink(run.path().resolve("trials/7"), other);
        Files.writeString(run.path().resolve(FileNames.RUN), "{}");
        assertThatThrownBy(() -> RunDirectory.open(run.path()))
                .isInstanceOf(RunException.class)
                .hasMessageContaining("is a link");
        run.deleteFilesOfTrials();
        assertThat(kept).hasContent("another run's");
    }
}
