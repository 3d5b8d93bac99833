package org.rekindle.view.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;
import org.rekindle.run.document.Json;

/**
 * A document inside a page: JSON, compressed with gzip, in Base64. This keeps large studies small.
 * It is also safe: none of the 64 characters is markup, whatever names the document contains.
 */
final class Packed {
    private Packed() {}

    static String of(Object document) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(Json.line(document).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
