package org.rekindle.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rekindle.testing.Visitor;

/** A dashboard that other machines can reach. */
class TokenTest {
    @TempDir private Path folder;
    private TestedDashboard dashboard;
    private Visitor visitor;
    private String token;

    @BeforeEach
    void start() {
        ExampleStudy.begin(folder.resolve("study"), 2);
        dashboard = TestedDashboard.open(folder);
        visitor = dashboard.visitor();
        token = dashboard.url().replaceFirst(".*\\?token=", "");
    }

    @AfterEach
    void stop() {
        dashboard.close();
    }

    @Test
    void theUrlEndsInTheToken() {
        assertThat(dashboard.url())
                .matches("http://[^/]+:%d/\\?token=[0-9a-f]{32}".formatted(dashboard.port()));
    }

    @Test
    void noTwoServersHaveTheSameToken() {
        assertThat(
                        IntStream.range(0, 100)
                                .mapToObj(i -> Token.random().text())
                                .collect(Collectors.toSet()))
                .hasSize(100);
    }

    @Test
    void withoutTheTokenNothingIsShown() {
        for (String path : List.of("/", "/api/runs", "/api/events", "/assets/d3.min.js")) {
            HttpResponse<String> answer = visitor.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(403);
            assertThat(answer.body()).as(path).doesNotContain("study").contains("token");
        }
    }

    @Test
    void aWrongTokenIsRefusedInTheUrlAndInTheCookie() {
        String wrong = token.replaceFirst("^.", token.startsWith("0") ? "1" : "0");
        for (String offered : List.of(wrong, "", token.substring(1), token + "0", "%00")) {
            HttpResponse<String> answer = visitor.get("/?token=" + offered);
            assertThat(answer.statusCode()).as(offered).isEqualTo(403);
            assertThat(answer.headers().firstValue("Set-Cookie")).as(offered).isEmpty();
        }
        assertThat(visitor.get("/api/runs", "Cookie", name() + "=" + wrong).statusCode())
                .isEqualTo(403);
    }

    @Test
    void theFirstVisitChangesTheTokenForACookieThatNoScriptAndNoOtherSiteCanUse() {
        HttpResponse<String> first = visitor.get("/?token=" + token);
        assertThat(first.statusCode()).isEqualTo(303);
        assertThat(first.headers().firstValue("Location").orElseThrow())
                .endsWith("/")
                .doesNotContain("token");
        String cookie = first.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie)
                .startsWith(name() + "=" + token)
                .contains("HttpOnly", "SameSite=Strict", "Path=/")
                .doesNotContain("Domain");
        HttpResponse<String> next =
                visitor.get("/api/runs", "Cookie", cookie.replaceFirst(";.*", ""));
        assertThat(next.statusCode()).isEqualTo(200);
        assertThat(next.body()).contains("study");
    }

    @Test
    void theTokenDoesNotOpenTheGateForReboundNamesOrOtherSites() {
        String cookie = "Cookie: " + name() + "=" + token;
        assertThat(visitor.raw("GET /api/runs HTTP/1.1", "Host: rebound.example", cookie))
                .startsWith("HTTP/1.1 403 ");
        assertThat(visitor.raw("GET /?token=" + token + " HTTP/1.1", "Host: rebound.example"))
                .startsWith("HTTP/1.1 403 ")
                .doesNotContain("Set-Cookie");
        assertThat(
                        visitor.raw(
                                "GET /api/runs HTTP/1.1",
                                "Host: 127.0.0.1",
                                "Origin: http://rebound.example",
                                cookie))
                .startsWith("HTTP/1.1 403 ");
    }

    @Test
    void anyAddressMayBeTheNameBecauseNoneCanBeRebound() {
        String cookie = "Cookie: " + name() + "=" + token;
        for (String host : List.of("192.0.2.7:80", "[2001:db8::1]", "localhost")) {
            assertThat(visitor.raw("GET /api/runs HTTP/1.1", "Host: " + host, cookie))
                    .as(host)
                    .startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void theTokenIsNotInWhatIsPrintedOfIt() {
        assertThat(Token.random().toString()).isEqualTo("Token[...]");
    }

    private String name() {
        return "rekindle_" + dashboard.port();
    }
}
