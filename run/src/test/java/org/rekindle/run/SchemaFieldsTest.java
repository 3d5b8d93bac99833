package org.rekindle.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rekindle.run.document.BaselineDocument;
import org.rekindle.run.document.CureDocument;
import org.rekindle.run.document.DiagnosisDocument;
import org.rekindle.run.document.EpochDocument;
import org.rekindle.run.document.Json;
import org.rekindle.run.document.RecommendationDocument;
import org.rekindle.run.document.RunDocument;
import org.rekindle.run.document.TrialDocument;
import org.rekindle.run.watched.WatchedDocument;
import org.rekindle.run.watched.WatchedEpoch;

/** The schemas of the run format have the fields that the documents have. */
class SchemaFieldsTest {
    static Stream<Arguments> documents() {
        return Map.of(
                        "run", RunDocument.class,
                        "watched-run", WatchedDocument.class,
                        "baseline", BaselineDocument.class,
                        "trial", TrialDocument.class,
                        "epoch", EpochDocument.class,
                        "watched-epoch", WatchedEpoch.class,
                        "recommendation", RecommendationDocument.class,
                        "diagnosis", DiagnosisDocument.class,
                        "cure", CureDocument.class)
                .entrySet()
                .stream()
                .map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("documents")
    void aSchemaHasTheFieldsOfItsDocument(String name, Class<?> document) throws IOException {
        JsonNode schema = schema(name);
        assertThat(schema.get("$schema").textValue()).contains("draft/2020-12");
        Map<Class<?>, JsonNode> seen = new HashMap<>();
        compare(document, schema, schema, seen);
        assertThat(seen).containsKey(document);
    }

    @Test
    void everySchemaIsOfADocument() {
        assertThat(documents().map(arguments -> arguments.get()[0]))
                .hasSize(9)
                .allSatisfy(
                        name ->
                                assertThat(
                                                WatchedDocument.class.getResource(
                                                        "/org/rekindle/run/schema/"
                                                                + name
                                                                + ".schema.json"))
                                        .isNotNull());
    }

    private static JsonNode schema(String name) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(
                        RunDocument.class.getResourceAsStream(
                                "/org/rekindle/run/schema/" + name + ".schema.json"))) {
            return Json.tree(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static void compare(
            Class<?> document, JsonNode node, JsonNode schema, Map<Class<?>, JsonNode> seen) {
        if (seen.putIfAbsent(document, node) != null) {
            return;
        }
        Set<String> fields = new TreeSet<>();
        addFields(document, fields, node, schema, seen);
        Set<String> described = new TreeSet<>();
        node.get("properties").fieldNames().forEachRemaining(described::add);
        assertThat(described).as(document.getSimpleName()).isEqualTo(fields);
        node.get("properties")
                .forEach(field -> assertThat(field.path("description").asText()).isNotEmpty());
    }

    private static void addFields(
            Class<?> document,
            Set<String> fields,
            JsonNode node,
            JsonNode schema,
            Map<Class<?>, JsonNode> seen) {
        for (RecordComponent component : document.getRecordComponents()) {
            if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
                addFields(component.getType(), fields, node, schema, seen);
                continue;
            }
            String name = snakeCase(component.getName());
            fields.add(name);
            Class<?> part = recordOf(component.getGenericType());
            if (part != null) {
                String reference = reference(node.get("properties").get(name));
                compare(part, schema.at(reference.substring(1)), schema, seen);
            }
        }
    }

    private static @Nullable Class<?> recordOf(Type type) {
        if (type instanceof ParameterizedType list) {
            Type[] parts = list.getActualTypeArguments();
            return recordOf(parts[parts.length - 1]);
        }
        return type instanceof Class<?> found && found.isRecord() ? found : null;
    }

    private static String reference(JsonNode field) {
        return field.findValue("$ref").textValue();
    }

    private static String snakeCase(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
