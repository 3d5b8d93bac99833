package org.rekindle.cli.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The text of a script or a style sheet that comes with the program. */
final class WebResource {
    private static final String FOLDER = "/org/rekindle/cli/web/";
    private static final String D3 = "/META-INF/resources/webjars/d3/7.9.0/dist/d3.min.js";

    private WebResource() {}

    /** Of a file of the pages. */
    static String text(String name) {
        return read(FOLDER + name);
    }

    /** Of the library that draws. */
    static String d3() {
        return read(D3);
    }

    private static String read(String place) {
        try (InputStream in = WebResource.class.getResourceAsStream(place)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its resource " + place);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
