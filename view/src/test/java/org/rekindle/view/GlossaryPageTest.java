package org.rekindle.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/glossary.md} is the glossary of the code. To write it again: {@code mvn -B -pl view
 * -am test -Dtest=GlossaryPageTest -Dglossary.write -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class GlossaryPageTest {
    private static final Path PAGE = Path.of("../docs/glossary.md");

    @Test
    void thePageIsTheGlossaryOfTheCode() throws IOException {
        if (System.getProperty("glossary.write") != null) {
            Files.writeString(PAGE, page());
        }
        assertThat(Files.readString(PAGE))
                .as("to write it again, run this test with -Dglossary.write")
                .isEqualTo(page());
    }

    private static String page() {
        return """
                # Glossary

                The terms of Rekindle's output, reports and documents. This page is generated from the code \
                (`GlossaryPageTest` in `view` says how), so do not edit it by hand.
                """
                + section("Terms", id -> !id.matches("(activation|cause|intervention|remedy)_.*"))
                + section("Activations", id -> id.startsWith("activation_"))
                + section("Causes", id -> id.startsWith("cause_"))
                + section("Changes that `explain` tries", id -> id.startsWith("intervention_"))
                + section("Remedies and controls", id -> id.startsWith("remedy_"));
    }

    private static String section(String title, Predicate<String> belongs) {
        return "\n## "
                + title
                + "\n\n| term | meaning |\n|---|---|\n"
                + Glossary.definitions().stream()
                        .filter(definition -> belongs.test(definition.id()))
                        .map(GlossaryPageTest::row)
                        .collect(Collectors.joining());
    }

    private static String row(Definition definition) {
        String source = definition.source() == null ? "" : " Source: " + definition.source() + ".";
        return "| %s | %s |\n".formatted(cell(definition.term()), cell(definition.text() + source));
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
