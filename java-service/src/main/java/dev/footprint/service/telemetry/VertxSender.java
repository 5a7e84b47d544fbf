package dev.footprint.service.telemetry;

import io.opentelemetry.exporter.internal.http.HttpSender;
import io.opentelemetry.exporter.internal.http.HttpSenderConfig;
import io.opentelemetry.exporter.internal.marshal.Marshaler;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One signal's exports as HTTP requests. Nothing is sent a second time: the next batch is never far. */
final class VertxSender implements HttpSender {

    private record Answer(int statusCode, String statusMessage, byte[] responseBody) implements Response {}

    private final HttpClient client;
    private final RequestOptions request;
    private final Map<String, List<String>> headers;
    private final long timeoutMs;
    private final ExportStatus status;

    VertxSender(Vertx vertx, Endpoint endpoint, HttpSenderConfig config, ExportStatus status) {
        this.timeoutMs = Math.max(1, TimeUnit.NANOSECONDS.toMillis(config.getTimeoutNanos()));
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout((int) timeoutMs)
                .setMaxPoolSize(1)
                .setMaxWaitQueueSize(1));
        this.request = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost(endpoint.host())
                .setPort(endpoint.port())
                .setURI(endpoint.path())
                .putHeader(HttpHeaders.CONTENT_TYPE, config.getContentType());
        Map<String, List<String>> configured = config.getHeadersSupplier().get();
        this.headers = configured == null ? Map.of() : configured;
        this.status = status;
    }

    @Override
    public void send(Marshaler message, int length, Consumer<Response> onResponse, Consumer<Throwable> onError) {
        Buffer body;
        try {
            body = marshal(message, length);
        } catch (IOException e) {
            onError.accept(e);
            return;
        }
        client.request(request)
                .compose(open -> exchange(open, body))
                .timeout(timeoutMs, TimeUnit.MILLISECONDS)
                .onSuccess(answer -> {
                    status.answered(answer.statusCode());
                    onResponse.accept(answer);
                })
                .onFailure(failure -> {
                    status.failed(failure.getMessage());
                    onError.accept(failure);
                });
    }

    // On the calling thread: the exporter uses the message's objects again as soon as this returns.
    private static Buffer marshal(Marshaler message, int length) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(length);
        message.writeBinaryTo(bytes);
        return Buffer.buffer(bytes.toByteArray());
    }

    private Future<Answer> exchange(HttpClientRequest open, Buffer body) {
        headers.forEach((name, values) -> open.headers().set(name, values));
        // Also resets the stream, and with it the connection, on which an answer might still come.
        open.idleTimeout(timeoutMs);
        return open.send(body)
                .compose(response -> response.body()
                        .map(text -> new Answer(response.statusCode(), response.statusMessage(), text.getBytes())));
    }

    @Override
    public CompletableResultCode shutdown() {
        CompletableResultCode closed = new CompletableResultCode();
        client.close().onComplete(done -> closed.succeed());
        return closed;
    }
}
