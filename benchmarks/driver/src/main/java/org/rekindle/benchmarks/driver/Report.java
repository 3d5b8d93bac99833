package org.rekindle.benchmarks.driver;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** What the run has found so far: tables for people, printed at once, and a document. */
final class Report {
    private final PrintStream out;
    private final PrintStream progress;
    private final List<String> markdown = new ArrayList<>();
    private final ObjectNode json = new ObjectMapper().createObjectNode();

    Report(PrintStream out, PrintStream progress) {
        this.out = out;
        this.progress = progress;
    }

    /** The document, to add to. */
    ObjectNode json() {
        return json;
    }

    void heading(String title) {
        out.println(title);
        out.println("=".repeat(title.length()));
        out.println();
        markdown.add("### " + title + "\n");
    }

    void paragraph(String text) {
        out.println(text);
        out.println();
        markdown.add(text + "\n");
    }

    void table(Table table) {
        out.println(table.text());
        markdown.add(table.markdown());
    }

    /** What is going on, which is no result. */
    void progress(String text) {
        progress.println(text);
    }

    String markdown() {
        return String.join("\n", markdown);
    }
}
