package org.rekindle.cli.serve;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The page's own files: what lies in one folder of the class path under a plain name of a known
 * kind, and the library that draws.
 */
final class Assets {
    private static final String FOLDER = "/org/rekindle/cli/web/";
    private static final String PAGE = "dashboard.html";
    private static final String D3 = "d3.min.js";
    private static final String D3_VERSION = "/META-INF/maven/org.webjars.npm/d3/pom.properties";
    private static final String D3_FILE = "/META-INF/resources/webjars/d3/%s/dist/" + D3;

    /** No two dots in a row and none at the start, so that no name leads out of the folder. */
    private static final Pattern NAME =
            Pattern.compile("(?:[a-z0-9_-]+/)*[a-z0-9_-]+(?:\\.[a-z0-9_-]+)*\\.([a-z]+)");

    private static final Map<String, String> TYPES =
            Map.of(
                    "html", "text/html; charset=utf-8",
                    "css", "text/css; charset=utf-8",
                    "js", "text/javascript; charset=utf-8",
                    "svg", "image/svg+xml",
                    "png", "image/png");

    /** What was asked for and is there; names that are not there have no end, and are not kept. */
    private final Map<String, Asset> known = new ConcurrentHashMap<>();

    /**
     * One file.
     *
     * @param type its media type
     * @param tag changes when the content does
     */
    @SuppressWarnings("ArrayRecordComponent") // read alone, never compared
    private record Asset(byte[] content, String type, String tag) {}

    /** Answers {@code /}. */
    void page(Context request) {
        answer(request, PAGE);
    }

    /** Answers {@code /assets/...}. */
    void asset(Context request) {
        answer(request, request.pathParam("path"));
    }

    private void answer(Context request, String name) {
        Asset asset = find(name).orElseThrow(Assets::missing);
        // Asked for anew each time, so that a newer Rekindle never meets an older script.
        request.header("Cache-Control", "no-cache").header("ETag", asset.tag);
        if (asset.tag.equals(request.header("If-None-Match"))) {
            request.status(304);
        } else {
            request.contentType(asset.type).result(asset.content);
        }
    }

    private Optional<Asset> find(String name) {
        Optional<Asset> found = Optional.ofNullable(known.get(name)).or(() -> read(name));
        found.ifPresent(asset -> known.put(name, asset));
        return found;
    }

    private static Optional<Asset> read(String name) {
        Matcher parts = NAME.matcher(name);
        if (!parts.matches() || !TYPES.containsKey(parts.group(1))) {
            return Optional.empty();
        }
        String type = TYPES.get(parts.group(1));
        String place = name.equals(D3) ? D3_FILE.formatted(d3Version()) : FOLDER + name;
        return content(place).map(bytes -> new Asset(bytes, type, tag(bytes)));
    }

    private static String d3Version() {
        Properties properties = new Properties();
        try (InputStream in = Assets.class.getResourceAsStream(D3_VERSION)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }

    private static Optional<byte[]> content(String place) {
        try (InputStream in = Assets.class.getResourceAsStream(place)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String tag(byte[] content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            return '"' + HexFormat.of().formatHex(hash, 0, 16) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Refusal missing() {
        return new Refusal(Refusal.NOT_FOUND, "there is no such page");
    }
}
