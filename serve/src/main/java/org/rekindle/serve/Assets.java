package org.rekindle.serve;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.rekindle.view.web.Bundle;
import org.rekindle.view.web.WebResource;

/** The page, its styles and its scripts: five files. No other file can be requested. */
final class Assets {
    private static final String CSS = "text/css; charset=utf-8";
    private static final String JAVASCRIPT = "text/javascript; charset=utf-8";

    private final Asset page =
            Asset.of("text/html; charset=utf-8", WebResource.text("dashboard.html"));

    private final Map<String, Asset> assets =
            Map.of(
                    "style.css", Asset.of(CSS, WebResource.text("style.css")),
                    "dashboard.css", Asset.of(CSS, WebResource.text("dashboard.css")),
                    "d3.min.js", Asset.of(JAVASCRIPT, WebResource.d3()),
                    "dashboard.js", Asset.of(JAVASCRIPT, Bundle.of("dashboard/dashboard.js")));

    /**
     * One file.
     *
     * @param type its media type
     * @param tag changes when the content does
     */
    private record Asset(String type, String content, String tag) {
        static Asset of(String type, String content) {
            try {
                byte[] hash =
                        MessageDigest.getInstance("SHA-256")
                                .digest(content.getBytes(StandardCharsets.UTF_8));
                return new Asset(type, content, '"' + HexFormat.of().formatHex(hash, 0, 16) + '"');
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Answers {@code /}. */
    void page(Context request) {
        answer(request, page);
    }

    /** Answers {@code /assets/...}. */
    void asset(Context request) {
        Asset asset = assets.get(request.pathParam("path"));
        if (asset == null) {
            throw new Refusal(Refusal.NOT_FOUND, "there is no such page");
        }
        answer(request, asset);
    }

    private static void answer(Context request, Asset asset) {
        // Checked at each visit, so that a newer Rekindle never runs with an older script.
        request.header("Cache-Control", "no-cache").header("ETag", asset.tag);
        if (asset.tag.equals(request.header("If-None-Match"))) {
            request.status(304);
        } else {
            request.contentType(asset.type).result(asset.content);
        }
    }
}
