package org.rekindle.view.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** The text of a page, a script or a style sheet that comes with the program. */
public final class WebResource {
    private static final String FOLDER = "/org/rekindle/view/web/";
    private static final String D3 = "/META-INF/resources/webjars/d3/%s/";
    private static final String D3_PROPERTIES = "/META-INF/maven/org.webjars.npm/d3/pom.properties";

    private WebResource() {}

    /** The text of a file of the pages. */
    public static String text(String name) {
        return read(FOLDER + name);
    }

    /**
     * Of the library that draws, whatever version of it the build has chosen. Its licence stands
     * before it, as it must in every copy.
     */
    public static String d3() {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(read(D3_PROPERTIES)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String folder = D3.formatted(properties.getProperty("version"));
        return "/*!\n" + read(folder + "LICENSE") + "*/\n" + read(folder + "dist/d3.min.js");
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
