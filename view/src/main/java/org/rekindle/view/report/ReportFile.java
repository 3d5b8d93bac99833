package org.rekindle.view.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.rekindle.run.RunDirectory;
import org.rekindle.run.WholeFile;
import org.rekindle.view.RunReader;
import org.rekindle.view.RunView;
import org.rekindle.view.web.Bundle;
import org.rekindle.view.web.WebResource;

/**
 * The report of a run: its page with everything inside, so that it can be mailed, and opened from
 * the disk.
 */
public final class ReportFile {
    private static final String PAGE = "report.html";
    private static final String SCRIPT = "report.js";
    private static final String STYLE = "style.css";

    private ReportFile() {}

    /**
     * Writes {@value RunDirectory#REPORT} of the run in a folder as it is when this process leaves
     * it, or leaves the one that was there.
     */
    public static void write(Path directory) throws IOException {
        String page = page(RunReader.readAtEnd(directory));
        WholeFile.write(
                directory.resolve(RunDirectory.REPORT), page.getBytes(StandardCharsets.UTF_8));
    }

    /** The page that shows a run. */
    static String page(RunView view) {
        return Template.of(WebResource.text(PAGE))
                .filled(
                        Map.of(
                                "style", Inline.style(WebResource.text(STYLE)),
                                "d3", Inline.script(WebResource.d3()),
                                "script", Inline.script(Bundle.of(SCRIPT)),
                                "run", Packed.of(view)));
    }
}
