package dev.footprint.service.http.server;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.impl.transports.JDKTransport;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.spi.VertxServiceProvider;

/** Puts a guard on every accepted connection, from its first moment: Vert.x shows one only when a request has come. */
// Named in META-INF/services only, which a native image does not follow.
@RegisterForReflection
public final class GuardedTransport implements VertxServiceProvider {

    @Override
    public void init(VertxBuilder vertx) {
        vertx.findTransport(new JDKTransport() {
            @Override
            public void configure(NetServerOptions options, boolean domainSocket, ServerBootstrap bootstrap) {
                super.configure(options, domainSocket, bootstrap);
                bootstrap.handler(new Doorkeeper());
            }
        });
    }

    @Sharable
    private static final class Doorkeeper extends ChannelInboundHandlerAdapter {

        @Override
        public void channelActive(ChannelHandlerContext context) {
            Connections.OF_PROCESS.door(context.channel());
            context.fireChannelActive();
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object accepted) {
            Channel channel = (Channel) accepted;
            ConnectionGuard guard = new ConnectionGuard(channel);
            if (Connections.OF_PROCESS.admit(guard, context.channel().eventLoop())) {
                channel.pipeline().addFirst(guard);
                context.fireChannelRead(accepted);
            } else {
                channel.unsafe().closeForcibly();
            }
        }
    }
}
