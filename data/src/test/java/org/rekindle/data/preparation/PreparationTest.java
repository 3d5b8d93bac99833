package org.rekindle.data.preparation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rekindle.data.DataException;
import org.rekindle.data.Sample;
import org.rekindle.data.table.NumberColumn;
import org.rekindle.data.table.Table;
import org.rekindle.data.table.TextColumn;
import org.rekindle.network.Dataset;
import org.rekindle.network.Task;

class PreparationTest {
    private static final TextColumn CLASSES = Sample.texts("y", "no", "yes", "no");
    private static final NumberColumn QUANTITY =
            NumberColumn.of(
                    "y", IntStream.range(0, Sample.ROWS).mapToDouble(i -> i / 8.0).toArray());

    /** Which rows a part holds, told by an input that is left raw. */
    private static int[] rows(PreparedData raw, Dataset part) {
        float[] numbers = Sample.input(raw, part, "row");
        return IntStream.range(0, numbers.length).map(i -> (int) numbers[i]).toArray();
    }

    @Test
    void everyRowGoesToOnePartWithItsOwnTarget() {
        PreparedData data =
                Sample.prepare(Sample.table(Sample.rowNumbers("row"), CLASSES), Sample.raw());
        assertThat(data.train().samples()).isEqualTo(60);
        assertThat(data.validation().samples()).isEqualTo(20);
        assertThat(data.test().samples()).isEqualTo(20);
        IntStream all =
                IntStream.concat(
                        IntStream.of(rows(data, data.train())),
                        IntStream.concat(
                                IntStream.of(rows(data, data.validation())),
                                IntStream.of(rows(data, data.test()))));
        assertThat(all.sorted().toArray()).isEqualTo(IntStream.range(0, 100).toArray());
        int[] validation = rows(data, data.validation());
        for (int i = 0; i < validation.length; i++) {
            assertThat(data.validation().targets()[i]).isEqualTo(validation[i] % 3 == 1 ? 1 : 0);
        }
        assertThat(data.classes()).containsExactly("no", "yes");
        assertThat(data.task()).isEqualTo(Task.CLASSIFICATION);
    }

    @Test
    void inputsAreStandardisedByTheTrainingRowsAlone() {
        Table table = Sample.table(Sample.rowNumbers("row"), CLASSES);
        PreparedData data = Sample.prepare(table, Sample.request());
        PreparedData raw = Sample.prepare(table, Sample.raw());
        double[] training = IntStream.of(rows(raw, raw.train())).asDoubleStream().toArray();
        double mean = DoubleStream.of(training).average().orElseThrow();
        double std =
                Math.sqrt(
                        DoubleStream.of(training)
                                .map(x -> (x - mean) * (x - mean))
                                .average()
                                .orElseThrow());
        assertThat(data.inputScaling().means().get(0)).isCloseTo(mean, within(1e-12));
        assertThat(data.inputScaling().stds().get(0)).isCloseTo(std, within(1e-12));
        int[] testRows = rows(raw, raw.test());
        for (int i = 0; i < testRows.length; i++) {
            assertThat(data.test().inputs()[i])
                    .isCloseTo((float) ((testRows[i] - mean) / std), within(1e-6f));
        }
        assertThat(raw.inputScaling().means()).containsExactly(0.0);
        assertThat(raw.inputScaling().stds()).containsExactly(1.0);
        assertThat(raw.notes()).anyMatch(note -> note.contains("not standardised"));
    }

    @Test
    void missingNumbersTakeTheMedianOfTheTrainingRows() {
        double[] values = IntStream.range(0, Sample.ROWS).mapToDouble(i -> i % 7 * i).toArray();
        for (int i = 0; i < values.length; i += 9) {
            values[i] = Double.NaN;
        }
        PreparedData raw =
                Sample.prepare(
                        Sample.table(
                                Sample.rowNumbers("row"), NumberColumn.of("x", values), CLASSES),
                        Sample.raw());
        double[] known =
                IntStream.of(rows(raw, raw.train()))
                        .mapToDouble(row -> values[row])
                        .filter(value -> !Double.isNaN(value))
                        .toArray();
        Arrays.sort(known);
        double median = (known[(known.length - 1) / 2] + known[known.length / 2]) / 2;
        int[] trainRows = rows(raw, raw.train());
        float[] filled = Sample.input(raw, raw.train(), "x");
        for (int i = 0; i < trainRows.length; i++) {
            double value = values[trainRows[i]];
            assertThat(filled[i]).isEqualTo((float) (Double.isNaN(value) ? median : value));
        }
        assertThat(raw.notes())
                .contains("Missing numbers take the median of the training rows: x (12).");
    }

    @Test
    void aColumnWithoutNumbersBecomesZero() {
        PreparedData data =
                Sample.prepare(Sample.rowNumbers("row"), Sample.numbers("x", Double.NaN), CLASSES);
        assertThat(Sample.input(data, data.train(), "x")).containsOnly(0f);
        assertThat(data.notes())
                .contains("No training row has a number here, so 0 stands for it: x.");
    }

    @Test
    void textBecomesOneInputPerCategorySeenInTraining() {
        TextColumn color = Sample.texts("color", "red", "", "blue", "green", "red");
        PreparedData raw =
                Sample.prepare(
                        Sample.table(color, Sample.rowNumbers("row"), CLASSES), Sample.raw());
        assertThat(raw.features())
                .containsExactly(
                        "color=blue", "color=green", "color=red", "color=(missing)", "row");
        int[] testRows = rows(raw, raw.test());
        for (String feature : raw.features().subList(0, 4)) {
            float[] values = Sample.input(raw, raw.test(), feature);
            for (int i = 0; i < values.length; i++) {
                String word = color.value(testRows[i]);
                String own = "color=" + (word == null ? "(missing)" : word);
                assertThat(values[i]).isEqualTo(own.equals(feature) ? 1f : 0f);
            }
        }
        assertThat(raw.notes())
                .contains(
                        "Text becomes one input per category seen in training: color (4).",
                        "Missing text is a category of its own, \"(missing)\": color (20).");
    }

    @Test
    void oneHotInputsAreStandardisedToo() {
        PreparedData data =
                Sample.prepare(
                        Sample.texts("color", "red", "blue", "red"),
                        Sample.rowNumbers("row"),
                        CLASSES);
        double share = data.inputScaling().means().get(0);
        assertThat(data.inputScaling().stds().get(0))
                .isCloseTo(Math.sqrt(share * (1 - share)), within(1e-12));
        float[] blue = Sample.input(data, data.train(), "color=blue");
        double sum = IntStream.range(0, blue.length).mapToDouble(i -> blue[i]).sum();
        assertThat(sum).isCloseTo(0, within(1e-4));
    }

    @Test
    void aCategoryThatTrainingHasNotSeenIsNoneOfItsColumn() {
        PreparedData probe =
                Sample.prepare(Sample.table(Sample.rowNumbers("row"), CLASSES), Sample.raw());
        int testRow = rows(probe, probe.test())[0];
        TextColumn color =
                Sample.text(
                        "color",
                        IntStream.range(0, Sample.ROWS)
                                .mapToObj(
                                        i -> i == testRow ? "rare" : i % 2 == 0 ? "red" : "blue"));
        PreparedData raw = Sample.prepare(Sample.table(color, CLASSES), Sample.raw());
        assertThat(raw.features()).containsExactly("color=blue", "color=red");
        assertThat(Arrays.copyOf(raw.test().inputs(), 2)).containsExactly(0, 0);
        assertThat(raw.notes())
                .contains(
                        "Rows with a category unseen in training are in none of its column's: color"
                                + " (1).");
    }

    @Test
    void aConstantInputBecomesZero() {
        PreparedData data =
                Sample.prepare(Sample.numbers("x", 0.1), Sample.rowNumbers("row"), CLASSES);
        assertThat(Sample.input(data, data.train(), "x")).containsOnly(0f);
        assertThat(data.inputScaling().stds().get(0)).isZero();
        assertThat(data.notes()).anyMatch(note -> note.startsWith("1 input with a single value"));
    }

    @Test
    void regressionTargetsAreStandardisedByTheTrainingRows() {
        for (boolean standardize : new boolean[] {true, false}) {
            PreparedData data =
                    Sample.prepare(
                            Sample.table(Sample.rowNumbers("row"), QUANTITY),
                            new PreparationRequest("y", null, Set.of(), standardize, 7));
            assertThat(data.task()).isEqualTo(Task.REGRESSION);
            float[] targets = data.train().targets();
            double mean =
                    IntStream.range(0, 60).mapToDouble(i -> targets[i]).average().orElseThrow();
            double square =
                    IntStream.range(0, 60)
                            .mapToDouble(i -> targets[i] * targets[i])
                            .average()
                            .orElseThrow();
            assertThat(mean).isCloseTo(0, within(1e-6));
            assertThat(square).isCloseTo(1, within(1e-6));
            assertThat(data.inputScaling().targetStd()).isCloseTo(3.6, within(0.5));
            assertThat(data.notes()).anyMatch(note -> note.contains("losses are in these units"));
        }
    }

    @Test
    void fewerThanTwentyRowsNeedToBeUnsplit() {
        Table few = firstRows(19);
        assertThatThrownBy(() -> Sample.prepare(few, Sample.request()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("\"y\" has a value in 19 rows")
                .hasMessageContaining("at least 20")
                .extracting(fault -> ((DataException) fault).reason())
                .isEqualTo(Optional.of(DataException.Reason.TOO_FEW_ROWS));
        assertThat(Sample.prepare(firstRows(20), Sample.request()).train().samples()).isEqualTo(12);
        assertThat(Sample.prepare(few, unsplit()).train().samples()).isEqualTo(19);
    }

    @Test
    void withoutASplitAllRowsAreForEverything() {
        PreparedData data = Sample.prepare(firstRows(4), unsplit());
        assertThat(data.isSplit()).isFalse();
        assertThat(data.train().targets()).hasSize(4);
        assertThat(data.validation()).isSameAs(data.train());
        assertThat(data.test()).isSameAs(data.train());
        assertThat(data.trainingData().censusScope())
                .isEqualTo("the 4 samples that it learnt from");
        assertThat(data.notes())
                .anyMatch(note -> note.contains("measured on the rows it learnt from"));
    }

    private static Table firstRows(int rows) {
        double[] values = IntStream.range(0, rows).mapToDouble(i -> i + 0.5).toArray();
        return Sample.table(NumberColumn.of("x", values), NumberColumn.of("y", values));
    }

    private static PreparationRequest unsplit() {
        return new PreparationRequest("y", null, Set.of(), true, true, false, 7);
    }

    @Test
    void aRawTargetKeepsItsValuesAndItsScaleIsOne() {
        PreparationRequest raw = new PreparationRequest("y", null, Set.of(), true, false, true, 7);
        Table table = Sample.table(Sample.rowNumbers("row"), QUANTITY);
        PreparedData data = Sample.prepare(table, raw);
        PreparedData standardized = Sample.prepare(table, raw.withStandardizedTarget());
        double mean = standardized.inputScaling().targetMean();
        double std = standardized.inputScaling().targetStd();
        assertThat(data.inputScaling().targetMean()).isZero();
        assertThat(data.inputScaling().targetStd()).isEqualTo(1);
        assertThat(data.train().inputs()).isEqualTo(standardized.train().inputs());
        for (int i = 0; i < 60; i++) {
            assertThat(data.train().targets()[i])
                    .isCloseTo(
                            (float) (mean + std * standardized.train().targets()[i]),
                            within(1e-5f));
        }
        assertThat(data.notes()).anyMatch(note -> note.contains("target keeps its raw values"));
    }

    @Test
    void theSameRequestGivesTheSameDataAndAnotherSeedOther() {
        Table table = Sample.table(Sample.rowNumbers("row"), CLASSES);
        PreparedData once = Sample.prepare(table, Sample.request());
        PreparedData again = Sample.prepare(table, Sample.request());
        assertThat(again.train().inputs()).isEqualTo(once.train().inputs());
        assertThat(again.test().targets()).isEqualTo(once.test().targets());
        PreparedData other =
                Sample.prepare(table, new PreparationRequest("y", null, Set.of(), true, 8));
        assertThat(other.train().inputs()).isNotEqualTo(once.train().inputs());
    }

    @Test
    void everySplitIsPreparedByItsOwnTrainingRowsAndHasTheSameTestRows() {
        Table table =
                Sample.table(
                        Sample.rowNumbers("row"),
                        Sample.text("word", IntStream.range(0, 100).mapToObj(i -> "w" + i / 2)),
                        CLASSES);
        PreparationRequest raw = new PreparationRequest("y", null, Set.of(), false, 7);
        PreparedData first = Sample.prepare(table, raw);
        PreparedData other = Sample.prepare(table, raw.onSplit(1));
        assertThat(Sample.input(other, other.test(), "row"))
                .isEqualTo(Sample.input(first, first.test(), "row"));
        assertThat(Sample.input(other, other.train(), "row"))
                .isNotEqualTo(Sample.input(first, first.train(), "row"));
        assertThat(other.features())
                .as("one input for each word of the training rows")
                .isNotEqualTo(first.features());
        PreparationRequest scaled = raw.standardized();
        assertThat(Sample.prepare(table, scaled.onSplit(1)).inputScaling().means().get(0))
                .isNotEqualTo(Sample.prepare(table, scaled).inputScaling().means().get(0));
        assertThat(other.notes()).anyMatch(note -> note.endsWith("(seed 7, split 1)."));
    }

    @Test
    void thereIsNoFurtherSplitOfRowsThatAreNotSplit() {
        PreparationRequest unsplit =
                new PreparationRequest("y", null, Set.of(), true, true, false, 7);
        assertThatThrownBy(() -> unsplit.onSplit(1)).hasMessageContaining("have no split 1");
        assertThatThrownBy(() -> Sample.request().onSplit(-1)).hasMessageContaining("from 0");
    }

    @Test
    void theNotesTellEachStepInOrder() {
        PreparedData data =
                Sample.prepare(
                        Sample.table(
                                Sample.rowNumbers("row"),
                                Sample.numbers("id", 1, 2),
                                Sample.texts("y", "a", "b", "")),
                        Sample.dropping("id"));
        assertThat(data.notes())
                .containsExactly(
                        "Read 100 rows and 3 columns from sample.csv.",
                        "Left out as requested: id.",
                        "Target \"y\" is text, so the task is classification into 2 classes: a (34"
                                + " rows), b (33 rows).",
                        "Left out 33 rows without a target.",
                        "Split into 41 training, 13 validation and 13 test rows, each with its"
                                + " share of every class to within a row (seed 7).",
                        "Every input is standardised by its mean and standard deviation over the"
                                + " training rows.");
        assertThat(data.features()).containsExactly("row");
    }
}
