package org.rekindle.view.web;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Joins a module and everything that it imports into one script. A page that is opened from the
 * disk cannot load modules, and a page that loads a hundred of them opens slowly. Each module
 * becomes a function that is called once, after the modules that it imports; its exports are kept
 * under its name.
 *
 * <p>This is not a general bundler. It knows only the two forms that these pages use, a line {@code
 * import {...} from "./...";} and {@code export} before a declaration, and refuses all others.
 */
public final class Bundle {
    private static final Pattern IMPORT =
            Pattern.compile("import (\\{[^{}]*}) from \"(\\.{1,2}/[^\"]+)\";");

    private static final Pattern EXPORT =
            Pattern.compile("export ((?:async function|function|class|const) (\\w+).*)");

    private static final Pattern OTHER = Pattern.compile("(?:import|export)\\b.*");

    private final UnaryOperator<String> source;
    private final Set<String> begun = new HashSet<>();
    private final Set<String> done = new HashSet<>();
    private final StringBuilder script = new StringBuilder("const bundled = {};\n");

    private Bundle(UnaryOperator<String> source) {
        this.source = source;
    }

    /** The module of that name among the {@linkplain WebResource resources}, and its imports. */
    public static String of(String module) {
        return of(module, WebResource::text);
    }

    /**
     * The same for modules from another source.
     *
     * @param source gives the text of a module by its name
     */
    static String of(String module, UnaryOperator<String> source) {
        Bundle bundle = new Bundle(source);
        bundle.add(module);
        return bundle.script.toString();
    }

    private void add(String module) {
        if (done.contains(module)) {
            return;
        }
        if (!begun.add(module)) {
            throw new IllegalStateException(module + " imports what imports it");
        }
        List<String> exported = new ArrayList<>();
        StringBuilder body = new StringBuilder();
        source.apply(module)
                .lines()
                .forEach(line -> body.append(rewritten(line, module, exported)).append('\n'));
        script.append("bundled[\"%s\"] = (() => {\n".formatted(module))
                .append(body)
                .append("return {%s};\n})();\n".formatted(String.join(", ", exported)));
        done.add(module);
    }

    private String rewritten(String line, String module, List<String> exported) {
        Matcher imports = IMPORT.matcher(line);
        if (imports.matches()) {
            String other = URI.create(module).resolve(imports.group(2)).toString();
            add(other);
            return "const %s = bundled[\"%s\"];"
                    .formatted(imports.group(1).replace(" as ", ": "), other);
        }
        Matcher exports = EXPORT.matcher(line);
        if (exports.matches()) {
            exported.add(exports.group(2));
            return exports.group(1);
        }
        if (OTHER.matcher(line).matches()) {
            throw new IllegalStateException(
                    "%s has a line of a form unknown here: %s".formatted(module, line));
        }
        return line;
    }
}
