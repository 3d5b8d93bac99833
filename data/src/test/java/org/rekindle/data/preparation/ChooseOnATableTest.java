package org.rekindle.data.preparation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rekindle.data.file.Tables;
import org.rekindle.study.Recommendation;
import org.rekindle.study.Study;
import org.rekindle.study.StudyPlan;

/** What a program writes that has data and core as libraries. */
class ChooseOnATableTest {
    @Test
    void aStudyOnATableIsAFewLines(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("squares.csv");
        StringBuilder rows = new StringBuilder("x,y\n");
        for (int i = 0; i < 40; i++) {
            rows.append(i).append(',').append((i - 20) * (i - 20)).append('\n');
        }
        Files.writeString(file, rows);

        PreparedData table = Preparation.prepare(Tables.read(file), new PreparationRequest("y"));
        StudyPlan plan = StudyPlan.defaults(table.task(), table.shape(List.of(8)));
        Study study = plan.study(table.trainingData());
        Recommendation best =
                Recommendation.of(study.rank(study.run()), table.task()).orElseThrow();

        assertThat(best.winner().setting().learningRate()).isGreaterThan(0.001);
        assertThat(best.reasons()).isNotEmpty();
    }
}
