package org.rekindle.suites.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a page shows beside what the documents say, number for number. */
final class SameNumbers {
    private SameNumbers() {}

    /** The numbers at that place of each document. */
    static List<Double> doubles(List<JsonNode> nodes, String pointer) {
        return nodes.stream().map(node -> node.at(pointer).asDouble()).toList();
    }

    /**
     * The shown rows are the documents, in their order.
     *
     * @param columns what is compared: the title of a column, and where its numbers are in a
     *     document
     */
    static void assertRows(
            List<Map<String, String>> shown,
            List<JsonNode> documents,
            Map<String, String> columns) {
        assertThat(shown).hasSameSizeAs(documents);
        columns.forEach(
                (column, pointer) -> {
                    List<Double> expected = new ArrayList<>();
                    documents.forEach(document -> expected.add(number(document.at(pointer))));
                    assertThat(shown.stream().map(row -> number(row.get(column))).toList())
                            .as(column)
                            .isEqualTo(expected);
                });
    }

    private static Double number(JsonNode node) {
        return node.isNumber() ? node.asDouble() : Double.NaN;
    }

    private static Double number(String cell) {
        return cell == null || cell.isEmpty() ? Double.NaN : Double.valueOf(cell);
    }
}
