package org.rekindle.onnx.export;

import java.util.List;
import java.util.stream.Collectors;

/** A list of texts as JSON (RFC 8259), for a metadata entry, whose value is a text. */
final class JsonArray {
    private JsonArray() {}

    static String of(List<String> texts) {
        return texts.stream().map(JsonArray::quoted).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append("\\u%04x".formatted((int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }
}
