package org.rekindle.view;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rekindle.run.document.Json;

/**
 * Reads JSON from the files of a run, and checks that it is a whole document of the expected type.
 */
final class CheckedJson {
    private CheckedJson() {}

    /** A document of that type; empty when there is no such file. */
    static <T> Optional<T> read(UntrustedFiles files, String name, Class<T> type)
            throws BadFileException {
        Optional<String> text = files.text(name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(parse(name, text.get(), type));
    }

    /**
     * A document together with the fields that this version does not know. Null when there is no
     * file, or when it is not such a document; the latter is reported as a problem.
     */
    static <T> @Nullable Found<T> find(
            UntrustedFiles files, String name, Class<T> type, Problems problems) {
        try {
            Optional<String> text = files.text(name);
            if (text.isPresent()) {
                return new Found<>(parse(name, text.get(), type), Json.tree(text.get()));
            }
        } catch (BadFileException e) {
            problems.add(e.sentence());
        } catch (JsonProcessingException e) {
            problems.add(notSo(name, reason(e)));
        }
        return null;
    }

    /** A text as a document of that type. */
    static <T> T parse(String name, String text, Class<T> type) throws BadFileException {
        if (text.isBlank()) {
            throw new BadFileException(name + " is empty");
        }
        try {
            return Complete.checked(Json.read(text, type));
        } catch (JsonProcessingException e) {
            throw new BadFileException(notSo(name, reason(e)));
        } catch (BadFileException e) {
            throw new BadFileException(notSo(name, e.sentence()));
        }
    }

    private static String reason(JsonProcessingException e) {
        JsonLocation place = e.getLocation();
        if (place == null) {
            return e.getOriginalMessage();
        }
        // The message names the line of a .jsonl file already, so the column is enough.
        String line =
                place.getLineNr() > 1
                        ? String.format(Locale.ROOT, "line %d, ", place.getLineNr())
                        : "";
        return String.format(
                Locale.ROOT, "%s (%scolumn %d)", e.getOriginalMessage(), line, place.getColumnNr());
    }

    private static String notSo(String name, String reason) {
        return "%s does not hold what it should: %s".formatted(name, reason);
    }

    /**
     * A document in two forms.
     *
     * @param document as this version understands it
     * @param tree as it is in the file
     */
    record Found<T>(T document, JsonNode tree) {}
}
