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
 * A document as it stands within a page: JSON, compressed, in Base64. A study of ten thousand
 * trials is two and a half megabytes of JSON and a tenth of that so; and none of the 64 characters
 * means anything to a browser, whatever names the document holds.
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
