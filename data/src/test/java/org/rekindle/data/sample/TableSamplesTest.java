package org.rekindle.data.sample;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rekindle.data.DataException;
import org.rekindle.data.Pass;
import org.rekindle.data.Sample;
import org.rekindle.data.TableFiles;
import org.rekindle.data.array.SampleArray;
import org.rekindle.data.file.Samples;
import org.rekindle.data.file.Tables;
import org.rekindle.data.preparation.Preparation;

class TableSamplesTest {
    private static final String CSV = "x,word,y\n1,red,10\n2,,20\n3,blue,30\n";

    private final Path folder;

    TableSamplesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Path csv(String text) {
        return TableFiles.write(folder.resolve("a.csv"), text);
    }

    private static SampleRequest features(String... names) {
        return new SampleRequest(List.of(names), List.of(), 1, 0, 0);
    }

    private static SampleRequest dropping(String... names) {
        return new SampleRequest(List.of(), List.of(names), 1, 0, 0);
    }

    private static double[] numbers(Path path, SampleRequest request) {
        return Pass.numbers(Samples.open(path, request), "", 2);
    }

    @Test
    void everyColumnButTheDroppedIsTaken() {
        SampleFile file = Samples.open(csv(CSV), dropping("word"));
        assertThat(file.arrays()).containsExactly(new SampleArray("", "f8", List.of(3L, 2L)));
        assertThat(Pass.numbers(file, "", 2)).containsExactly(1, 10, 2, 20, 3, 30);
        assertThat(file.sha256()).isEqualTo(Tables.read(file.path()).sha256());
    }

    @Test
    void theRequestGivesTheOrder() {
        assertThat(numbers(csv(CSV), features("y", "x"))).containsExactly(10, 1, 20, 2, 30, 3);
    }

    @Test
    void categoriesAreOneHot() {
        assertThat(numbers(csv(CSV), features("word=blue", "x", "word=(missing)", "word=green")))
                .containsExactly(0, 1, 0, 0, 0, 2, 1, 0, 1, 3, 0, 0);
    }

    @Test
    void theInputsOfTrainingAreFoundByTheirNames() {
        String rows =
                IntStream.range(0, 40)
                        .mapToObj(
                                i -> "%d,%s,%d\n".formatted(2 * i, i % 2 == 0 ? "it's" : "", i % 3))
                        .collect(joining());
        Path file = csv("x,word,y\n" + rows);
        List<String> names = Preparation.prepare(Tables.read(file), Sample.raw()).features();
        assertThat(names).containsExactly("x", "word=it's", "word=(missing)");
        double[] read = numbers(file, features(names.toArray(String[]::new)));
        assertThat(Arrays.copyOf(read, 6)).containsExactly(0, 1, 0, 2, 0, 1);
    }

    @Test
    void aCategoryMayBeANumberInThisFile() {
        assertThat(numbers(csv("grade\n1\n2\n"), features("grade=2"))).containsExactly(0, 1);
    }

    @Test
    void aWholeNameGoesBeforeACategory() {
        assertThat(numbers(csv("a=b,a\n5,b\n6,c\n"), features("a=b", "a=c")))
                .containsExactly(5, 0, 6, 1);
        assertThat(numbers(csv("a=b,a\nc,b\nd,c\n"), features("a=b=c"))).containsExactly(1, 0);
    }

    @ParameterizedTest
    @CsvSource({"a.json", "a.jsonl", "a.ndjson.gz"})
    void jsonIsStreamed(String name) {
        String text = "{\"x\":1,\"b\":true}\n{\"x\":2.5,\"b\":false}\n";
        Path file = folder.resolve(name);
        TableFiles.write(file, name.endsWith(".gz") ? TableFiles.gzip(text) : text.getBytes(UTF_8));
        assertThat(Pass.numbers(file)).containsExactly(1, 1, 2.5, 0);
        assertThat(numbers(file, features("b=true"))).containsExactly(1, 0);
    }

    @Test
    void parquetIsStreamed() {
        Path file =
                TableFiles.copy(
                        folder.resolve("a.parquet"),
                        "SELECT 7 AS i, 2.5::FLOAT AS f, 1.25::DECIMAL(6, 2) AS d, true AS b,"
                                + " 'x' AS w",
                        "parquet");
        assertThat(numbers(file, dropping("w"))).containsExactly(7, 2.5, 1.25, 1);
        assertThat(numbers(file, features("w=x", "b=false"))).containsExactly(1, 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1000, 2048, 9999})
    void manyRowsKeepTheirOrder(int atOnce) {
        String rows =
                IntStream.range(0, 20_000).mapToObj(i -> i + ";" + -i + "\n").collect(joining());
        double[] read = Pass.numbers(Pass.open(csv("x;y\n" + rows)), "", atOnce);
        assertThat(read)
                .isEqualTo(
                        IntStream.range(0, 40_000)
                                .mapToDouble(i -> i % 2 == 0 ? i / 2 : -(i / 2))
                                .toArray());
    }

    @Test
    void textIsAFaultThatNamesTheColumn() {
        Pass.assertFault(csv(CSV), "text: word");
        assertReason(Pass.ANYTHING, DataException.Reason.COLUMNS_UNUSABLE, "word");
        Pass.assertFault(csv(CSV), features("x", "word"), "text: word");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x,y\n1,2\n3,\n", "x,y\n1,2\n3,?\n"})
    void aMissingValueIsAFaultWithItsRow(String text) {
        Pass.assertFault(csv(text), "column \"y\" has no value in data row 2");
    }

    @Test
    void aNumberThatIsNotFiniteIsAFaultWithItsRow() {
        Pass.assertFault(csv("x\n1\n2\ninf\n"), "column \"x\" holds Infinity in data row 3");
    }

    @Test
    void unknownColumnsAreAFaultWithWhatWasMeant() {
        Pass.assertFault(csv(CSV), features("wort=red"), "no column \"wort=red\"");
        Pass.assertFault(csv(CSV), dropping("wrod"), "did you mean \"word\"?");
        Pass.assertFault(csv(CSV), dropping("x", "y", "word"), "no column is left");
    }

    @Test
    void droppingWhatTheModelReadsIsAFault() {
        SampleRequest request = new SampleRequest(List.of("word=red"), List.of("word"), 1, 0, 0);
        Pass.assertFault(csv(CSV), request, "\"word\" is an input of the model");
        assertReason(request, DataException.Reason.MODEL_INPUT_DROPPED, "word");
    }

    private void assertReason(
            SampleRequest request, DataException.Reason reason, String... columns) {
        assertThatThrownBy(() -> Samples.open(csv(CSV), request))
                .isInstanceOfSatisfying(
                        DataException.class,
                        fault -> {
                            assertThat(fault.reason()).contains(reason);
                            assertThat(fault.columns()).containsExactly(columns);
                        });
    }

    /** DuckDB gives no sign of a fault in the middle of a result. */
    @Test
    void aFileThatBreaksInTheMiddleIsAFault() throws IOException {
        Path file =
                TableFiles.copy(
                        folder.resolve("a.parquet"),
                        "SELECT hash(range)::DOUBLE AS x FROM range(400000)",
                        "parquet");
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, bytes.length / 2, bytes.length / 2 + 100_000, (byte) 0xFF);
        TableFiles.write(file, bytes);
        Pass.assertFault(file, "broken");
    }
}
