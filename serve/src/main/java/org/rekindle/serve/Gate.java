package org.rekindle.serve;

import io.javalin.http.Context;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Checks every request before anything is read. It must be a read, be addressed to this server, not
 * come from a page of another site, and carry the token if there is one.
 */
final class Gate {
    private static final String PAGE = "/";

    /** The headers of every answer, errors included. */
    static final Map<String, String> HEADERS =
            Map.of(
                    "Content-Security-Policy",
                    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
                            + " img-src 'self' data:; form-action 'none'; base-uri 'none';"
                            + " frame-ancestors 'none'",
                    "X-Content-Type-Options",
                    "nosniff",
                    "Referrer-Policy",
                    "no-referrer",
                    "Cross-Origin-Resource-Policy",
                    "same-origin",
                    "Cross-Origin-Opener-Policy",
                    "same-origin",
                    "Cache-Control",
                    "no-store");

    private static final Set<String> METHODS = Set.of("GET", "HEAD");

    /**
     * The values of {@code Sec-Fetch-Site} that are allowed: the request comes from the page
     * itself, or from the user, who opened a bookmark or typed the address.
     */
    private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

    private final HostNames names;
    private final Optional<TokenCheck> token;

    /**
     * A gate.
     *
     * @param token checks the secret that visitors must have; empty if only this machine can
     *     connect
     */
    Gate(HostNames names, Optional<TokenCheck> token) {
        this.names = names;
        this.token = token;
    }

    /** Lets the request through, or answers it here. */
    void check(Context request) {
        HEADERS.forEach(request::header);
        if (!METHODS.contains(request.req().getMethod())) {
            request.header("Allow", "GET, HEAD");
            throw new Refusal(
                    Refusal.METHOD_NOT_ALLOWED, "the dashboard only shows; it takes GET and HEAD");
        }
        if (!names.include(request.header("Host"))) {
            throw forbidden(
                    "this host name is not the dashboard's own; open the URL that rekindle printed");
        }
        refuseOtherSites(request);
        token.ifPresent(check -> check.check(request));
    }

    private static void refuseOtherSites(Context request) {
        String origin = request.header("Origin");
        if (origin != null && !origin.equals("http://" + request.header("Host"))) {
            throw forbidden("pages of other sites may not read the dashboard");
        }
        String site = request.header("Sec-Fetch-Site");
        // A link on another site may open the page; the page then sends its own requests.
        boolean page = request.path().equals(PAGE);
        if (!page && site != null && !OWN_SITES.contains(site)) {
            throw forbidden("pages of other sites may not read the dashboard");
        }
    }

    private static Refusal forbidden(String message) {
        return new Refusal(Refusal.FORBIDDEN, message);
    }
}
