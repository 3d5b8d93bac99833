package org.rekindle.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.rekindle.run.document.Json;

/** The run that a report holds, as a browser finds it. */
public final class PackedView {
    private static final Pattern RUN =
            Pattern.compile(
                    "<script type=\"application/gzip\" id=\"run\">([A-Za-z0-9+/=]+)</script>");

    private PackedView() {}

    /** The run of that page. */
    public static JsonNode of(String page) {
        Matcher run = RUN.matcher(page);
        assertThat(run.find()).as("a run is in the page").isTrue();
        byte[] packed = Base64.getDecoder().decode(run.group(1));
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return Json.tree(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
