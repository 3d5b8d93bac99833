package org.rekindle.serve;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.rekindle.run.document.Json;

/** Answers requests that are not HTTP, or whose path is ambiguous. Gives no details. */
final class PlainErrors extends ErrorHandler {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Gate.HEADERS.forEach(response.getHeaders()::put);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        String body = Json.line(new ErrorDocument("the request is malformed"));
        Content.Sink.write(response, true, body, callback);
        return true;
    }
}
