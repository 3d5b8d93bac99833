package org.rekindle.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rekindle.run.document.BaselineDocument;
import org.rekindle.run.document.CureDocument;
import org.rekindle.run.document.DiagnosisDocument;
import org.rekindle.run.document.EpochDocument;
import org.rekindle.run.document.RecommendationDocument;
import org.rekindle.run.document.RunDocument;
import org.rekindle.run.document.TrainDocument;
import org.rekindle.run.document.TrialDocument;

/** {@code docs/run-directory.md} leaves nothing out. */
class RunDirectoryPageTest {
    private static final Path PAGE = Path.of("../docs/run-directory.md");

    @Test
    void everyFileIsOnThePage() throws IOException {
        assertThat(Files.readString(PAGE))
                .contains(
                        FileNames.RUN,
                        FileNames.LOCK,
                        FileNames.BASELINE,
                        FileNames.TRIALS,
                        FileNames.EPOCHS,
                        FileNames.LIFE_LINES,
                        FileNames.UNITS,
                        FileNames.SLOPES,
                        FileNames.START,
                        FileNames.MODEL,
                        FileNames.MODEL_ONNX,
                        FileNames.LAST_HEALTHY,
                        FileNames.DIAGNOSIS,
                        FileNames.CURE,
                        FileNames.CURED,
                        FileNames.CURED_ONNX,
                        FileNames.REPORT,
                        FileNames.RECOMMENDATION);
    }

    @Test
    void everyFieldIsOnThePage() throws IOException {
        String page = Files.readString(PAGE);
        Set<String> fields = new TreeSet<>();
        Stream.of(
                        RunDocument.class,
                        BaselineDocument.class,
                        TrialDocument.class,
                        EpochDocument.class,
                        RecommendationDocument.class,
                        TrainDocument.class,
                        DiagnosisDocument.class,
                        CureDocument.class)
                .forEach(document -> addFields(document, fields));
        assertThat(fields).hasSizeGreaterThan(80);
        assertThat(fields).allMatch(field -> page.contains("`" + field + "`"));
    }

    private static void addFields(Class<?> document, Set<String> fields) {
        for (RecordComponent component : document.getRecordComponents()) {
            if (!component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
                fields.add(snakeCase(component.getName()));
            }
            Type type = component.getGenericType();
            addIfRecord(type, fields);
            if (type instanceof ParameterizedType list) {
                addIfRecord(list.getActualTypeArguments()[0], fields);
            }
        }
    }

    private static void addIfRecord(Type type, Set<String> fields) {
        if (type instanceof Class<?> found && found.isRecord()) {
            addFields(found, fields);
        }
    }

    private static String snakeCase(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
