package dev.footprint.service.http;

import dev.footprint.service.telemetry.LogField;
import dev.footprint.service.users.User;
import dev.footprint.service.users.UserPage;
import dev.footprint.service.users.UserStore;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;

/**
 * Users. No store blocks, so requests are answered right on the event loop: a thread to wait on is not needed. What they produce is
 * said here so that its writer is chosen when the service is built, and not anew for each answer.
 */
@Path(UsersResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
public class UsersResource {

    static final String PATH = "/api/v1/users";

    private static final Logger LOG = Logger.getLogger(UsersResource.class);
    private static final long DEFAULT_LIMIT = 20;
    private static final long MAX_LIMIT = 100;

    private final UserStore store;

    public UsersResource(UserStore store) {
        this.store = store;
    }

    @GET
    public Uni<RestResponse<byte[]>> list(@Context HttpServerRequest request) {
        Query query = new Query(request.query());
        int limit = (int) query.integer("limit", DEFAULT_LIMIT, 1, MAX_LIMIT);
        long after = query.integer("after", 0, 0, Long.MAX_VALUE);
        return store.page(after, limit).map(page -> answer(page, limit));
    }

    private static RestResponse<byte[]> answer(UserPage page, int limit) {
        ResponseBuilder<byte[]> answer = JsonAnswers.of(Status.OK, Json.users(page.users()));
        if (page.more()) {
            long last = page.users().getLast().id();
            answer.header(HttpHeaders.LINK, "<" + PATH + "?limit=" + limit + "&after=" + last + ">; rel=\"next\"");
        }
        return answer.build();
    }

    /** RequestBody has taken the body in. */
    @POST
    public Uni<RestResponse<byte[]>> create(@Context RoutingContext context) {
        byte[] body = context.body().buffer().getBytes();
        return store.create(NewUserBody.parse(body)).map(UsersResource::created);
    }

    private static RestResponse<byte[]> created(User user) {
        LOG.logf(Logger.Level.INFO, "user created", new LogField("user.id", user.id()));
        return JsonAnswers.of(Status.CREATED, Json.user(user))
                .header(HttpHeaders.LOCATION, PATH + "/" + user.id())
                .build();
    }

    @GET
    @Path("/{id}")
    public Uni<RestResponse<byte[]>> get(@RestPath long id) {
        return store.byId(id).map(found -> answer(found, id));
    }

    private static RestResponse<byte[]> answer(Optional<User> found, long id) {
        return JsonAnswers.of(Status.OK, Json.user(found.orElseThrow(() -> unknown(id))))
                .build();
    }

    @DELETE
    @Path("/{id}")
    public Uni<RestResponse<Void>> delete(@RestPath long id) {
        return store.delete(id).map(was -> deleted(was, id));
    }

    private static RestResponse<Void> deleted(boolean was, long id) {
        if (!was) {
            throw unknown(id);
        }
        LOG.logf(Logger.Level.INFO, "user deleted", new LogField("user.id", id));
        return RestResponse.noContent();
    }

    private static ProblemException unknown(long id) {
        return new ProblemException(404, "there is no user " + id);
    }
}
