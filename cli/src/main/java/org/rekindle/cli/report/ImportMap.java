package org.rekindle.cli.report;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A script and all that it imports, as an import map whose addresses hold the modules themselves.
 * Such an address is no place, so nothing can be imported from beside it: relative names become
 * those of the map.
 *
 * @param imports for each module, under a name such as {@code rekindle/charts/lines.js}, a {@code
 *     data:} address
 */
record ImportMap(Map<String, String> imports) {
    private static final String PREFIX = "rekindle/";

    /** The pages import one module a line. */
    private static final Pattern IMPORT =
            Pattern.compile("(?m)^((?:import|export)\\b[^\"\\n]*\")(\\.{1,2}/[^\"\\n]+)(\";)$");

    static ImportMap of(String script) {
        Map<String, String> imports = new TreeMap<>();
        add(script, imports);
        return new ImportMap(imports);
    }

    private static void add(String module, Map<String, String> imports) {
        String name = PREFIX + module;
        if (imports.containsKey(name)) {
            return;
        }
        // Known before its imports are, for modules may import each other.
        imports.put(name, "");
        StringBuilder text = new StringBuilder();
        Matcher found = IMPORT.matcher(WebResource.text(module));
        while (found.find()) {
            String imported = resolved(module, found.group(2));
            add(imported, imports);
            found.appendReplacement(text, "");
            text.append(found.group(1)).append(PREFIX).append(imported).append(found.group(3));
        }
        found.appendTail(text);
        imports.put(name, address(text.toString()));
    }

    private static String resolved(String from, String name) {
        return URI.create(from).resolve(name).toString();
    }

    private static String address(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return "data:text/javascript;base64," + Base64.getEncoder().encodeToString(bytes);
    }
}
