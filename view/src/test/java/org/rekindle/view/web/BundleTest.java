package org.rekindle.view.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundleTest {
    private final Map<String, String> modules = new HashMap<>();

    @Test
    void aModuleComesAfterThoseThatItImportsAndEachOnce() {
        modules.put(
                "page/run.js",
                "import {line} from \"../charts/line.js\";\nimport {text} from \"./text.js\";\n");
        modules.put(
                "charts/line.js", "import {text} from \"../page/text.js\";\nexport class line {}");
        modules.put("page/text.js", "export function text() {}");
        assertThat(bundle("page/run.js"))
                .isEqualTo(
                        """
                        const bundled = {};
                        bundled["page/text.js"] = (() => {
                        function text() {}
                        return {text};
                        })();
                        bundled["charts/line.js"] = (() => {
                        const {text} = bundled["page/text.js"];
                        class line {}
                        return {line};
                        })();
                        bundled["page/run.js"] = (() => {
                        const {line} = bundled["charts/line.js"];
                        const {text} = bundled["page/text.js"];
                        return {};
                        })();
                        """);
    }

    @Test
    void exportedNamesAreGivenOnAndImportedOnesMayBeOthers() {
        modules.put("a.js", "import {one as first, two} from \"./b.js\";");
        modules.put(
                "b.js",
                "export const one = 1;\nexport async function two() {}\nconst three = \"export\";");
        assertThat(bundle("a.js"))
                .contains("const {one: first, two} = bundled[\"b.js\"];")
                .contains("\nconst one = 1;\nasync function two() {}\nconst three = \"export\";\n")
                .contains("return {one, two};");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "export default 1;",
                "export {one};",
                "export * from \"./b.js\";",
                "export let one = 1;",
                "import one from \"./b.js\";",
                "import \"./b.js\";",
                "import {one} from \"d3\";",
                "import {",
            })
    void aFormThatThePagesDoNotUseIsRefused(String line) {
        modules.put("a.js", "// a module\n" + line);
        modules.put("b.js", "");
        assertThatThrownBy(() -> bundle("a.js"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("a.js")
                .hasMessageContaining(line);
    }

    @Test
    void modulesThatImportEachOtherAreRefused() {
        modules.put("a.js", "import {b} from \"./b.js\";");
        modules.put("b.js", "import {a} from \"./a.js\";");
        assertThatThrownBy(() -> bundle("a.js"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("a.js imports what imports it");
    }

    @Test
    void noModuleOfThePagesIsLeftOut() {
        String report = Bundle.of("report.js");
        String dashboard = Bundle.of("dashboard/dashboard.js");
        for (String part : new String[] {"charts/lines.js", "page/run.js", "page/table.js"}) {
            assertThat(report).containsOnlyOnce("bundled[\"%s\"] = ".formatted(part));
            assertThat(dashboard).containsOnlyOnce("bundled[\"%s\"] = ".formatted(part));
        }
        assertThat(dashboard).contains("bundled[\"dashboard/compare.js\"] = ");
        assertThat(report).doesNotContain("dashboard/");
    }

    private String bundle(String module) {
        return Bundle.of(module, modules::get);
    }
}
