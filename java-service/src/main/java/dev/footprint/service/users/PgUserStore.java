package dev.footprint.service.users;

import dev.footprint.service.telemetry.OncePerSecond;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Keeps users in PostgreSQL. No connection is made before the first use. */
public final class PgUserStore implements UserStore {

    private static final Logger LOG = Logger.getLogger(PgUserStore.class);
    private static final String LIST = "SELECT id, name, email FROM users WHERE id > $1 ORDER BY id LIMIT $2";
    private static final String GET = "SELECT id, name, email FROM users WHERE id = $1";
    private static final String INSERT =
            "INSERT INTO users (name, email) VALUES ($1, $2) ON CONFLICT (email) DO NOTHING RETURNING id";
    private static final String DELETE = "DELETE FROM users WHERE id = $1";
    private static final String PING = "SELECT 1";

    private final Pool pool;
    private final StoreSpans spans;
    private final OncePerSecond warning = new OncePerSecond();

    public PgUserStore(Pool pool, StoreSpans spans) {
        this.pool = pool;
        this.spans = spans;
    }

    @Override
    public Uni<Optional<User>> byId(long id) {
        return uni(() -> spans.around("SELECT", GET, () -> run(GET, Tuple.of(id)))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(user(rows.iterator().next()))));
    }

    @Override
    public Uni<UserPage> page(long after, int limit) {
        return uni(() -> spans.around("SELECT", LIST, () -> run(LIST, Tuple.of(after, limit + 1L)))
                .map(rows -> page(rows, limit)));
    }

    private static UserPage page(RowSet<Row> rows, int limit) {
        List<User> users = new ArrayList<>(rows.size());
        for (Row row : rows) {
            users.add(user(row));
        }
        boolean more = users.size() > limit;
        return new UserPage(more ? users.subList(0, limit) : users, more);
    }

    @Override
    public Uni<User> create(NewUser user) {
        return uni(() -> spans.around("INSERT", INSERT, () -> run(INSERT, Tuple.of(user.name(), user.email())))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw new EmailTakenException();
                    }
                    return new User(rows.iterator().next().getLong(0), user.name(), user.email());
                }));
    }

    @Override
    public Uni<Boolean> delete(long id) {
        return uni(() ->
                spans.around("DELETE", DELETE, () -> run(DELETE, Tuple.of(id))).map(rows -> rows.rowCount() > 0));
    }

    @Override
    public Uni<Void> ping() {
        return uni(() -> run(PING, Tuple.tuple()).mapEmpty());
    }

    // Getting the connection has the deadline as a bound of its own, so that nobody waits for one whose caller has
    // gone.
    private Future<RowSet<Row>> run(String sql, Tuple parameters) {
        return pool.getConnection()
                .compose(connection -> execute(connection, sql, parameters))
                .timeout(PoolCreator.DEADLINE_MS, TimeUnit.MILLISECONDS);
    }

    // Goes back to the pool only when the server has answered; with the answer still to come the next one would wait
    // for it too.
    private static Future<RowSet<Row>> execute(SqlConnection connection, String sql, Tuple parameters) {
        return connection.preparedQuery(sql).execute(parameters).eventually(() -> connection.close());
    }

    private <T> Uni<T> uni(Supplier<Future<T>> call) {
        return Uni.createFrom()
                .completionStage(() -> call.get().recover(this::down).toCompletionStage());
    }

    private <T> Future<T> down(Throwable failure) {
        if (failure instanceof StoreException) {
            return Future.failedFuture(failure);
        }
        // Down for one request, it is so for all of them.
        if (warning.now()) {
            LOG.warnf("the store cannot be reached: %s", failure.getMessage());
        }
        return Future.failedFuture(new StoreDownException(failure));
    }

    private static User user(Row row) {
        return new User(row.getLong(0), row.getString(1), row.getString(2));
    }
}
