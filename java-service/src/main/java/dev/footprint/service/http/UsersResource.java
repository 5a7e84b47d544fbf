package dev.footprint.service.http;

import dev.footprint.service.users.User;
import dev.footprint.service.users.UserPage;
import dev.footprint.service.users.UserStore;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Users. The store is in memory, so requests are answered right on the event loop: a thread to wait on is not needed. */
@Path(UsersResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
public class UsersResource {

    static final String PATH = "/api/v1/users";

    private static final long DEFAULT_LIMIT = 20;
    private static final long MAX_LIMIT = 100;

    private final UserStore store;

    public UsersResource(UserStore store) {
        this.store = store;
    }

    // Read and parsed here: the framework takes an empty query parameter for an absent one, and answers a path segment
    // that it cannot convert with 404.

    @GET
    public RestResponse<List<User>> list(UriInfo uri) {
        MultivaluedMap<String, String> query = uri.getQueryParameters();
        int size = (int) Integers.parse(query.getFirst("limit"), DEFAULT_LIMIT, 1, MAX_LIMIT)
                .orElseThrow(() -> malformed("limit must be an integer from 1 to " + MAX_LIMIT + "."));
        long start = Integers.parse(query.getFirst("after"), 0, 0, Long.MAX_VALUE)
                .orElseThrow(() -> malformed("after must be an integer of 0 or more."));
        UserPage page = store.page(start, size);
        ResponseBuilder<List<User>> answer = ResponseBuilder.ok(page.users());
        if (page.more()) {
            long last = page.users().getLast().id();
            answer.header(HttpHeaders.LINK, "<" + PATH + "?limit=" + size + "&after=" + last + ">; rel=\"next\"");
        }
        return answer.build();
    }

    @GET
    @Path("/{id}")
    public User get(@RestPath String id) {
        long number = Integers.parse(id, 0, 1, Long.MAX_VALUE)
                .orElseThrow(() -> malformed("id must be a positive 64-bit integer."));
        return store.byId(number).orElseThrow(() -> new ProblemException(404, "No user has this id."));
    }

    private static ProblemException malformed(String detail) {
        return new ProblemException(400, detail);
    }
}
