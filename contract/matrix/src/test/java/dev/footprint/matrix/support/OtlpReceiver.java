package dev.footprint.matrix.support;

import com.google.protobuf.InvalidProtocolBufferException;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;

/** Takes OTLP over HTTP and shows each export request: path, header, number of items. A collector shows neither. */
public final class OtlpReceiver implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(12);
    private final HttpServer server;
    private final List<Export> exports = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private volatile Duration delay = Duration.ZERO;

    /** One export request. @param items spans, log records or metric points in it */
    public record Export(String path, Headers headers, int items, Telemetry telemetry, long nanoTime) {}

    public OtlpReceiver() {
        this(Engine.port());
    }

    public OtlpReceiver(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::take);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            if ("gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))) {
                body = new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes();
            }
            String path = exchange.getRequestURI().getPath();
            Telemetry telemetry;
            try {
                telemetry = decode(path, body);
            } catch (InvalidProtocolBufferException e) {
                exchange.sendResponseHeaders(400, -1);
                return;
            }
            int items = telemetry.spans().size()
                    + telemetry.logs().size()
                    + telemetry.points().size();
            exports.add(new Export(path, exchange.getRequestHeaders(), items, telemetry, System.nanoTime()));
            if (!delay.isZero()) {
                Wait.pause(delay);
            }
            exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(status, -1);
        }
    }

    private static Telemetry decode(String path, byte[] body) throws InvalidProtocolBufferException {
        if (path.endsWith("traces")) {
            return OtlpProto.spans(ExportTraceServiceRequest.parseFrom(body));
        }
        if (path.endsWith("logs")) {
            return OtlpProto.logs(ExportLogsServiceRequest.parseFrom(body));
        }
        return path.endsWith("metrics")
                ? OtlpProto.points(ExportMetricsServiceRequest.parseFrom(body))
                : Telemetry.NONE;
    }

    public String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What it answers from now on. */
    public void answer(int newStatus) {
        status = newStatus;
    }

    /** How long it thinks before it answers, from now on. */
    public void thinkFor(Duration newDelay) {
        delay = newDelay;
    }

    public List<Export> exports() {
        return List.copyOf(exports);
    }

    public List<Export> exports(String path) {
        return exports.stream().filter(export -> export.path().equals(path)).toList();
    }

    public Telemetry telemetry() {
        return exports.stream().map(Export::telemetry).reduce(Telemetry.NONE, Telemetry::plus);
    }

    /** @throws AssertionError when it does not come in time, with what did come */
    public Telemetry await(String what, Predicate<Telemetry> arrived) {
        Wait.until(
                PATIENCE,
                () -> what + " arrives; what came: " + telemetry() + " at "
                        + exports.stream().map(Export::path).distinct().toList(),
                () -> arrived.test(telemetry()));
        return telemetry();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
