package dev.footprint.service.http;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** There in tests only: a resource with a fault. */
@Path("/test/fault")
public class FaultyResource {

    @GET
    public String fault() {
        throw new IllegalStateException("secret");
    }
}
