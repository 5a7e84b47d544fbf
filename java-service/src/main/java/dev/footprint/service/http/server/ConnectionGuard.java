package dev.footprint.service.http.server;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.AttributeKey;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.concurrent.TimeUnit;

/** One connection's time limits. Its event loop changes its state; the sweep and the shutdown read it. */
public final class ConnectionGuard extends ChannelInboundHandlerAdapter {

    static final long HEAD_NS = TimeUnit.SECONDS.toNanos(10);
    static final long REQUEST_NS = TimeUnit.SECONDS.toNanos(20);
    static final long IDLE_NS = TimeUnit.SECONDS.toNanos(60);

    private static final AttributeKey<ConnectionGuard> KEY = AttributeKey.valueOf(ConnectionGuard.class, "guard");

    private enum Phase {
        /** Between two requests. */
        IDLE,
        /** Bytes of a request have come, or the connection is new. */
        HEAD,
        /** Its head is complete; its body or its answer is not. */
        REQUEST
    }

    private final Channel channel;
    private Phase phase = Phase.HEAD;
    private long begin = System.nanoTime();
    private boolean received;
    private volatile boolean underWay;
    private volatile long deadline = begin + HEAD_NS;

    ConnectionGuard(Channel channel) {
        this.channel = channel;
        channel.attr(KEY).set(this);
    }

    /** The guard of the request's connection. */
    public static ConnectionGuard of(HttpServerRequest request) {
        return ((ConnectionBase) request.connection()).channel().attr(KEY).get();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        if (phase == Phase.IDLE) {
            phase = Phase.HEAD;
            begin = System.nanoTime();
            deadline = begin + HEAD_NS;
        }
        context.fireChannelRead(bytes);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        underWay = false;
        Connections.OF_PROCESS.left(this);
        context.fireChannelInactive();
    }

    /** The request's head is complete. */
    public void requestBegins() {
        if (phase == Phase.IDLE) {
            // It was sent before the answer to the one before it.
            begin = System.nanoTime();
        }
        phase = Phase.REQUEST;
        received = false;
        underWay = true;
        deadline = begin + REQUEST_NS;
    }

    /** All of the request has come. */
    public void requestReceived() {
        received = true;
        idleIfDone();
    }

    /** All of the answer has been written. */
    public void requestAnswered() {
        underWay = false;
        idleIfDone();
    }

    private void idleIfDone() {
        if (received && !underWay && phase == Phase.REQUEST) {
            phase = Phase.IDLE;
            deadline = System.nanoTime() + IDLE_NS;
        }
    }

    boolean underWay() {
        return underWay;
    }

    /** Decided by the event loop, which is also where requests begin. */
    void closeUnlessUnderWay() {
        channel.eventLoop().execute(() -> {
            if (!underWay) {
                channel.close();
            }
        });
    }

    void closeIfLate(long now) {
        if (now - deadline > 0) {
            channel.close();
        }
    }
}
