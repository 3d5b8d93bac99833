package org.rekindle.cli.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.rekindle.data.preparation.ValueReport;
import org.rekindle.data.reading.CellReading;
import org.rekindle.data.reading.ValueRules;
import org.rekindle.run.document.Json;

/**
 * What a model's metadata say of the preparation of its inputs, so that they can be made again from
 * the same kind of table. Entries are left out where there is nothing to say.
 */
public final class PreparationMetadata {
    private static final String FORMS = "column_forms";
    private static final String MISSING = "missing_marks";
    private static final String FILLS = "fills";

    private PreparationMetadata() {}

    /** The entries: in {@code column_forms} each name of a column is followed by its form. */
    static Map<String, List<String>> of(ValueRules rules, ValueReport report) {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        List<String> forms = new ArrayList<>();
        new TreeMap<>(report.forms())
                .forEach((column, form) -> forms.addAll(List.of(column, form)));
        lists.put(FORMS, forms);
        lists.put(MISSING, rules.missing());
        lists.put(FILLS, report.fills().stream().map(Object::toString).toList());
        lists.values().removeIf(List::isEmpty);
        return lists;
    }

    /**
     * What the entries of a model say; nothing where another program wrote others.
     *
     * @param metadata a model's entry of a name
     */
    public static CellReading read(Function<String, Optional<String>> metadata) {
        try {
            List<String> forms = texts(metadata.apply(FORMS));
            Map<String, String> formOf = new LinkedHashMap<>();
            for (int i = 0; i + 1 < forms.size(); i += 2) {
                formOf.put(forms.get(i), forms.get(i + 1));
            }
            return new CellReading(
                    formOf,
                    texts(metadata.apply(MISSING)),
                    texts(metadata.apply(FILLS)).stream().map(Double::valueOf).toList());
        } catch (JsonProcessingException | NumberFormatException e) {
            return CellReading.PLAIN;
        }
    }

    private static List<String> texts(Optional<String> entry) throws JsonProcessingException {
        return entry.isPresent() ? Json.readTexts(entry.get()) : List.of();
    }
}
