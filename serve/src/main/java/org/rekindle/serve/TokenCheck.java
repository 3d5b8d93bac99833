package org.rekindle.serve;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;

/**
 * Whether a visitor has the token: in the URL at the first visit, and from then on in a cookie.
 *
 * @param expected the token
 * @param cookie the name of the cookie that keeps it
 */
record TokenCheck(Token expected, String cookie) {
    static final String PARAMETER = "token";
    private static final String PAGE = "/";

    /** Lets the request through, moves the token from the URL to the cookie, or refuses. */
    void check(Context request) {
        String offered = request.queryParam(PARAMETER);
        if (offered != null) {
            if (!expected.matches(offered)) {
                throw forbidden("the token is wrong; open the URL that rekindle printed");
            }
            Cookie kept = new Cookie(cookie, offered);
            kept.setPath(PAGE);
            kept.setHttpOnly(true);
            kept.setSameSite(SameSite.STRICT);
            request.cookie(kept);
            request.redirect(PAGE, HttpStatus.SEE_OTHER);
        } else if (!expected.matches(request.cookie(cookie))) {
            throw forbidden(
                    "a token is needed; open the URL that rekindle printed, which ends in it");
        }
    }

    private static Refusal forbidden(String message) {
        return new Refusal(Refusal.FORBIDDEN, message);
    }
}
