package dev.footprint.hello;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** One answer, on the event loop like the service's. */
@Path("/")
public class Hello {

    /** What is answered. */
    public record Greeting(String message) {}

    @GET
    @NonBlocking
    public Greeting get() {
        return new Greeting("hello");
    }
}
