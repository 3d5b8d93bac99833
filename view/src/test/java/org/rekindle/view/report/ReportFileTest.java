package org.rekindle.view.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rekindle.run.FileNames;
import org.rekindle.run.RunDirectory;
import org.rekindle.run.document.Json;
import org.rekindle.testing.MadeUpRun;
import org.rekindle.testing.PackedView;
import org.rekindle.view.ViewReader;

class ReportFileTest {
    @TempDir private Path temporary;
    private Path folder;

    @BeforeEach
    void name() {
        folder = temporary.resolve("run");
    }

    @Test
    void theReportHoldsTheRun() throws IOException {
        MadeUpRun.study(folder).whole();
        String expected = Json.line(ViewReader.read(folder));
        JsonNode view = PackedView.of(written());
        assertThat(view).isEqualTo(Json.tree(expected));
        assertThat(view.get("status").textValue()).isEqualTo("finished");
    }

    @Test
    void theReportNeedsNothingBesideIt() throws IOException {
        MadeUpRun.study(folder).whole();
        String page = written();
        assertThat(page).doesNotContain("{{");
        String shell = withoutContent(page);
        assertThat(shell)
                .contains("default-src 'none'")
                .doesNotContain("src=\"http")
                .doesNotContain("<link rel=\"stylesheet\"")
                .doesNotContain(" src=")
                .doesNotContain("url(");
        assertThat(page).hasSizeLessThan(2_000_000);
    }

    @Test
    void theScriptsOfTheReportNeedNoOthers() throws IOException {
        MadeUpRun.study(folder).whole();
        String script = script(written(), "module");
        assertThat(script).contains("bundled[\"page/run.js\"]").contains("function showRun(");
        assertThat(script.lines()).noneMatch(line -> line.matches("(?:import|export)\\b.*"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "</script><script>alert(1)</script>",
                "<!--<script>",
                "<img src=x onerror=alert(1)>",
                "\"'`&lt;{{run}}{{d3}}",
                "\u202egnihton\u202c \u2028 \u2029 \u0000 \ud83d\udd25",
                "\\u003c/script>",
                "]]>",
            })
    void whatANameSaysStaysText(String name) throws IOException {
        MadeUpRun.study(folder, name).whole();
        assertNameIsTold(name);
    }

    @Test
    void aNameOfTenThousandCharactersIsToldInFull() throws IOException {
        String name = "</script>".repeat(1200);
        MadeUpRun.study(folder, name).whole();
        assertNameIsTold(name);
    }

    private void assertNameIsTold(String name) throws IOException {
        String page = written();
        assertThat(PackedView.of(page).at("/data/target").textValue()).isEqualTo(name);
        String usual = ReportFile.page(ViewReader.read(temporary.resolve("nowhere")));
        assertThat(page.split("<script").length).isEqualTo(usual.split("<script").length);
        assertThat(page.split("</script").length).isEqualTo(usual.split("</script").length);
    }

    @Test
    void aBrokenRunHasAReportThatSaysSo() throws IOException {
        MadeUpRun.study(folder).whole();
        Files.writeString(folder.resolve(FileNames.RUN), "{");
        JsonNode view = PackedView.of(written());
        assertThat(view.get("status").textValue()).isEqualTo("broken");
        assertThat(view.get("problem").textValue()).contains("run.json");
    }

    @Test
    void theReportIsOfTheRunAsItIsWhenItsProcessIsDone() throws IOException {
        MadeUpRun.study(folder).whole();
        RunDirectory atWork = RunDirectory.open(folder);
        atWork.lock();
        try {
            JsonNode view = PackedView.of(written());
            assertThat(view.get("status").textValue()).isEqualTo("finished");
        } finally {
            atWork.unlock();
        }
    }

    @Test
    void aReportThatCannotBeWrittenLeavesNothing() throws IOException {
        MadeUpRun.study(folder).whole();
        Files.createDirectories(folder.resolve(FileNames.REPORT).resolve("in the way"));
        assertThatThrownBy(() -> ReportFile.write(folder)).isInstanceOf(IOException.class);
        try (var files = Files.list(folder)) {
            assertThat(files).noneMatch(file -> file.toString().endsWith(".tmp"));
        }
    }

    private String written() throws IOException {
        ReportFile.write(folder);
        return Files.readString(folder.resolve(FileNames.REPORT));
    }

    /** What a browser finds in the first script of that type: all up to the end tag. */
    private static String script(String page, String type) {
        Matcher script =
                Pattern.compile("<script type=\"" + type + "\"[^>]*>(.*?)</script", Pattern.DOTALL)
                        .matcher(page);
        assertThat(script.find()).isTrue();
        return script.group(1);
    }

    private static String withoutContent(String page) {
        return page.replaceAll("(?s)(<script[^>]*>).*?(</script>)", "$1$2")
                .replaceAll("(?s)<style>.*?</style>", "");
    }
}
