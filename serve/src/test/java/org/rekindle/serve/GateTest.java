package org.rekindle.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rekindle.testing.Visitor;

class GateTest {
    private static final String RUNS = "/api/runs";

    @TempDir private Path folder;
    private TestedDashboard dashboard;
    private Visitor visitor;

    @BeforeEach
    void start() {
        ExampleStudy.begin(folder.resolve("study"), 2);
        dashboard = TestedDashboard.of(folder);
        visitor = dashboard.visitor();
    }

    @AfterEach
    void stop() {
        dashboard.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND"})
    void onlyReadingIsAllowed(String method) {
        String answer = visitor.raw(method + " /api/runs HTTP/1.1", "Host: localhost");
        assertThat(answer).startsWith("HTTP/1.1 405 ").contains("Allow: GET, HEAD");
    }

    @Test
    void aMethodThatIsOverriddenInAHeaderIsStillWhatItIs() {
        assertThat(visitor.send("POST", RUNS, "X-HTTP-Method-Override", "GET").statusCode())
                .isEqualTo(405);
        assertThat(visitor.get(RUNS, "X-HTTP-Method-Override", "DELETE").statusCode())
                .isBetween(400, 499);
    }

    @Test
    void headAnswersAsGetDoesWithoutTheBody() {
        for (String path : List.of(RUNS, "/api/runs/study", "/api/runs/study/events")) {
            HttpResponse<String> head = visitor.send("HEAD", path);
            assertThat(head.statusCode()).as(path).isEqualTo(200);
            assertThat(head.body()).as(path).isEmpty();
        }
        assertThat(visitor.send("HEAD", "/api/runs/none").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rebound.example",
                "rebound.example:PORT",
                "localhost.rebound.example",
                "127.0.0.1.rebound.example:PORT",
                "rebound.example@localhost",
                "localhost:PORT@rebound.example",
                "192.0.2.7",
                "127.0.0.2",
                "[::2]",
                "0.0.0.0:PORT",
                "localhost.",
                "2130706433"
            })
    void aNameThatWasReboundToThisMachineReadsNothing(String host) {
        String header = "Host: " + host.replace("PORT", "" + visitor.port());
        for (String path :
                List.of("/", "/api/runs", "/api/runs/study/events", "/assets/style.css")) {
            String answer = visitor.raw("GET " + path + " HTTP/1.1", header);
            assertThat(answer).as(path).containsPattern("^HTTP/1.1 (403|400) ");
            assertThat(answer).as(path).doesNotContain("study");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LOCALHOST:PORT",
                "127.0.0.1:PORT",
                "[::1]:PORT",
                "localhost:1"
            })
    void theNamesOfThisMachineAreLetIn(String host) {
        String header = "Host: " + host.replace("PORT", "" + visitor.port());
        assertThat(visitor.raw("GET /api/runs HTTP/1.1", header)).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void aRequestWithoutAHostIsRefused() {
        assertThat(visitor.raw("GET /api/runs HTTP/1.0")).startsWith("HTTP/1.1 403 ");
        assertThat(visitor.raw("GET /api/runs HTTP/1.1")).startsWith("HTTP/1.1 400 ");
        assertThat(
                        visitor.raw(
                                "GET /api/runs HTTP/1.1",
                                "Host: localhost",
                                "Host: rebound.example"))
                .startsWith("HTTP/1.1 400 ");
        assertThat(visitor.raw("GET http://rebound.example/api/runs HTTP/1.1", "Host: localhost"))
                .startsWith("HTTP/1.1 400 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://rebound.example",
                "null",
                "https://127.0.0.1:PORT",
                "http://127.0.0.1:1",
                "http://127.0.0.1",
                "http://localhost:PORT"
            })
    void anotherOriginReadsNothing(String origin) {
        HttpResponse<String> answer =
                visitor.get(RUNS, "Origin", origin.replace("PORT", "" + visitor.port()));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).doesNotContain("study");
        assertThat(answer.headers().map()).doesNotContainKey("access-control-allow-origin");
    }

    @Test
    void thePagesOwnOriginIsLetIn() {
        String origin = "http://127.0.0.1:" + visitor.port();
        assertThat(visitor.get(RUNS, "Origin", origin).statusCode()).isEqualTo(200);
    }

    @Test
    void whatAnotherSiteAsksForInTheUsersBrowserIsRefused() {
        for (String site : List.of("cross-site", "same-site")) {
            for (String path : List.of(RUNS, "/api/events", "/api/runs/study/files/run.json")) {
                assertThat(visitor.get(path, "Sec-Fetch-Site", site).statusCode())
                        .as("%s from %s", path, site)
                        .isEqualTo(403);
            }
        }
        for (String site : List.of("same-origin", "none")) {
            assertThat(visitor.get(RUNS, "Sec-Fetch-Site", site).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aLinkOnAnotherSiteMayOpenThePage() {
        assertThat(visitor.get("/", "Sec-Fetch-Site", "cross-site").statusCode()).isIn(200, 404);
    }

    @Test
    void everyAnswerForbidsWhatThePageDoesNotNeed() {
        for (String path : List.of("/", RUNS, "/api/runs/none", "/nowhere", "/api/runs/%2e%2e")) {
            HttpResponse<String> answer = visitor.get(path);
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .as(path)
                    .isEqualTo(
                            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src"
                                    + " 'self'; img-src 'self' data:; form-action 'none'; base-uri"
                                    + " 'none'; frame-ancestors 'none'");
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
            assertThat(answer.headers().firstValue("Cross-Origin-Resource-Policy"))
                    .hasValue("same-origin");
            assertThat(answer.headers().firstValue("Cross-Origin-Opener-Policy"))
                    .hasValue("same-origin");
            assertThat(answer.headers().map()).doesNotContainKey("server");
        }
    }

    @Test
    void anErrorIsOneSentenceAndShowsNothingOfTheServer() {
        for (String path :
                List.of("/api/runs/none", "/nowhere", "/api/runs/%2e%2e", "/api/runs/%zz")) {
            HttpResponse<String> answer = visitor.get(path.replace("%zz", "a%00b"));
            assertThat(answer.statusCode()).as(path).isIn(400, 404);
            assertThat(Visitor.parse(answer.body()).get("error").asText()).as(path).isNotEmpty();
            assertThat(answer.body().toLowerCase(Locale.ROOT))
                    .as(path)
                    .doesNotContain("jetty", "javalin", "exception", "at org.", folder.toString());
        }
        assertThat(dashboard.failures()).isEmpty();
    }

    @Test
    void onThisMachineAloneNoTokenIsNeeded() {
        assertThat(dashboard.url()).matches("http://127\\.0\\.0\\.1:\\d+/");
    }
}
