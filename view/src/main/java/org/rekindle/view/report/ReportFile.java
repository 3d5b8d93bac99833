package org.rekindle.view.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.rekindle.run.FileNames;
import org.rekindle.run.WholeFile;
import org.rekindle.view.FullView;
import org.rekindle.view.ViewReader;
import org.rekindle.view.web.Bundle;
import org.rekindle.view.web.WebResource;

/**
 * The report of a run: one page that includes everything, so that it can be mailed and opened from
 * the disk.
 */
public final class ReportFile {
    private static final String PAGE = "report.html";
    private static final String SCRIPT = "report.js";
    private static final String STYLE = "style.css";

    private ReportFile() {}

    /**
     * Writes {@value FileNames#REPORT} of the run in a folder, as the run is once this process has
     * released it. If that fails, an older report is kept.
     */
    public static void write(Path directory) throws IOException {
        String page = page(ViewReader.readAtEnd(directory));
        WholeFile.write(directory.resolve(FileNames.REPORT), page.getBytes(StandardCharsets.UTF_8));
    }

    /** The page that shows a run. */
    static String page(FullView view) {
        return Template.of(WebResource.text(PAGE))
                .filled(
                        Map.of(
                                "style", Inline.style(WebResource.text(STYLE)),
                                "d3", Inline.script(WebResource.d3()),
                                "script", Inline.script(Bundle.of(SCRIPT)),
                                "run", Packed.of(view)));
    }
}
