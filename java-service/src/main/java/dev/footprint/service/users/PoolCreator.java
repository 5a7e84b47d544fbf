package dev.footprint.service.users;

import dev.footprint.service.Settings;
import dev.footprint.service.config.DatabaseUrl;
import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;

/**
 * The pool of Quarkus's PostgreSQL client, from DATABASE_URL: a password in Quarkus's own configuration would have what looks
 * like an expression expanded. Called when the pool is first used.
 */
@Singleton
public class PoolCreator implements PgPoolCreator {

    static final int DEADLINE_MS = 1_500;

    private static final int MAX_CONNECTIONS = 8;
    // More than that many requests cannot be served within the deadline anyway.
    private static final int MAX_WAITING = 1_000;
    // A connection that neither side uses for so long is closed. That bounds two things that have no bound of their own
    // in the
    // client: waiting for an answer of a server that hangs (the caller got its 503 before), and the handshake with it.
    private static final int IDLE_MS = 4_000;

    @Override
    public Pool create(Input input) {
        DatabaseUrl url = Settings.ofProcess().service().database().orElseThrow();
        PgConnectOptions server = input.pgConnectOptionsList().getFirst();
        server.setHost(url.host())
                .setPort(url.port())
                .setDatabase(url.database())
                .setUser(url.user())
                .setPassword(url.password())
                .setSslMode(SslMode.DISABLE)
                .setCachePreparedStatements(true);
        server.setReconnectAttempts(0).setConnectTimeout(DEADLINE_MS);
        server.setIdleTimeout(IDLE_MS).setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
        PoolOptions pool = input.poolOptions()
                .setMaxSize(MAX_CONNECTIONS)
                .setMaxWaitQueueSize(MAX_WAITING)
                .setConnectionTimeout(DEADLINE_MS)
                .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS);
        return PgBuilder.pool()
                .connectingTo(server)
                .with(pool)
                .using(input.vertx())
                .build();
    }
}
