package org.rekindle.data.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rekindle.data.TableFiles;
import org.rekindle.data.file.Samples;
import org.rekindle.data.file.Tables;
import org.rekindle.data.preparation.Preparation;
import org.rekindle.data.preparation.PreparationRequest;
import org.rekindle.data.preparation.PreparedData;
import org.rekindle.data.reading.CellReading;
import org.rekindle.data.reading.ValueRules;

/** The inputs of a trained network are made again from a table, by what is kept of them. */
class CellReadingTest {
    @TempDir private Path folder;

    private void assertMadeAgain(String csv) {
        assertMadeAgain(csv, ValueRules.USUAL);
    }

    private void assertMadeAgain(String csv, ValueRules rules) {
        Path file = TableFiles.write(folder.resolve("a.csv"), csv);
        // All rows are for training, in the order of the file.
        PreparationRequest request =
                new PreparationRequest("y", null, Set.of(), false, true, false, 1)
                        .withValues(rules);
        PreparedData data = Preparation.prepare(Tables.read(file), request);
        SampleRequest samples =
                new SampleRequest(
                        data.features(),
                        List.of(),
                        1,
                        0,
                        0,
                        new CellReading(
                                data.values().forms(), rules.missing(), data.values().fills()));
        double[] again = new double[data.train().inputs().length];
        try (SampleStream stream = Samples.open(file, samples).stream("")) {
            assertThat(stream.read(data.train().samples(), again))
                    .isEqualTo(data.train().samples());
        }
        for (int i = 0; i < again.length; i++) {
            assertThat(again[i])
                    .describedAs(data.features().get(i % data.features().size()))
                    .isCloseTo(data.train().inputs()[i], within(1e-4));
        }
    }

    private static String csv(String header, String... cells) {
        StringBuilder text = new StringBuilder(header + ",y\n");
        for (int row = 0; row < 60; row++) {
            text.append(cells[row % cells.length]).append(',').append(row % 2).append('\n');
        }
        return text.toString();
    }

    @Test
    void numbersWithMarksAndGaps() {
        assertMadeAgain(csv("a,b", "5%,\"1,5\"", "NA,\"2,25\"", "7%,", "8%,\"1.000,5\""));
        assertMadeAgain(csv("a,b", "1,2", ".,3", "4,inf"));
    }

    @Test
    void datesAndTimes() {
        assertMadeAgain(
                csv("day,at", "31.1.2024,10:00", "1.2.2023,11:30", "NA,12:00", "5.3.2024,13:00"));
        assertMadeAgain(csv("at", "2024-01-31 10:00", "2024-02-01 22:30", "2025-03-01 01:15"));
    }

    @Test
    void datesOfEightDigits() {
        String[] cells =
                IntStream.range(0, 60)
                        .mapToObj(
                                i -> i % 13 == 5 ? "NA" : "" + (19_580_101 + i % 28 + i / 28 * 100))
                        .toArray(String[]::new);
        assertMadeAgain(csv("day", cells));
        assertMadeAgain(
                csv(
                        "day",
                        Stream.of(cells)
                                .map(c -> c + (c.equals("NA") ? "" : ".0"))
                                .toArray(String[]::new)));
    }

    @Test
    void durations() {
        assertMadeAgain(csv("run,lap", "1:02:03,12:34", "59:10,31:00", "NA,29:59", "0:30.5,8:01"));
    }

    @Test
    void durationsWithUnits() {
        assertMadeAgain(csv("a,b", "PT1H30M,3h 45m", "P3D,1d 2h", "NA,5 min", "PT5S,1h1m"));
    }

    /** Sixty different cells, and some others in their place. */
    private static String[] mostly(IntFunction<String> usual, String... others) {
        return IntStream.range(0, 60)
                .mapToObj(i -> i < others.length ? others[i] : usual.apply(i))
                .toArray(String[]::new);
    }

    @Test
    void limits() {
        assertMadeAgain(csv("x", mostly(i -> i + ".5", "<0.5", "> 100", "NA", "90+")));
    }

    @Test
    void oddCellsAreMissingAgain() {
        assertMadeAgain(csv("x", mostly(i -> i + ".5", "c266", "<3", "NA")));
        assertMadeAgain(csv("x", mostly(i -> i + ".5", "c266", "NA")));
        assertMadeAgain(csv("day", mostly(i -> "2023-0%d-11".formatted(1 + i % 9), "2023-02-30")));
        IntFunction<String> day = i -> LocalDate.of(2023, 1, 1).plusDays(i).toString();
        assertMadeAgain(csv("day", mostly(day, "2023-02-30")));
        assertMadeAgain(csv("day", mostly(i -> day.apply(i).replace("-", ""), "14021983", "0")));
        assertMadeAgain(csv("day", mostly(i -> day.apply(i).replace("-", ""), "00000000")));
    }

    @Test
    void postCodes() {
        StringBuilder many = new StringBuilder("zip,y\n");
        for (int row = 0; row < 1200; row++) {
            many.append("%05d,%d\n".formatted(row % 110 * 801 + 501, row % 2));
        }
        assertMadeAgain(many.toString());
    }

    @Test
    void frequentCategoriesOthersAndMissingOnes() {
        String[] cells =
                IntStream.range(0, 60)
                        .mapToObj(i -> i % 3 == 0 ? "often" : i % 7 == 0 ? "?" : "c" + i)
                        .toArray(String[]::new);
        assertMadeAgain(csv("word", cells));
        StringBuilder many = new StringBuilder("word,y\n");
        for (int row = 0; row < 600; row++) {
            many.append(row % 3 == 0 ? "often" : row % 7 == 0 ? "?" : "c" + row % 149);
            many.append(',').append(row % 2).append('\n');
        }
        assertMadeAgain(many.toString());
    }

    @Test
    void marksOfTheUser() {
        assertMadeAgain(
                csv("a,word", "1,x", "-999,unknown", "3,z"),
                new ValueRules(List.of("unknown", "-999"), false, Set.of(), false));
        String[] often = {"NA", "x", "z", "None"};
        assertMadeAgain(csv("word", often));
        assertMadeAgain(csv("word", often), new ValueRules(List.of("NA"), false, Set.of(), false));
    }
}
