package dev.footprint.service.http;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Where the framework's defaults and the contract differ. */
public class RequestFilters {

    private final AllowedMethods allowedMethods;

    public RequestFilters(AllowedMethods allowedMethods) {
        this.allowedMethods = allowedMethods;
    }

    /** JAX-RS answers OPTIONS by itself; the contract has no such method. */
    @ServerRequestFilter(preMatching = true)
    public void refuseOptions(ContainerRequestContext request) {
        if (request.getMethod().equals(HttpMethod.OPTIONS)) {
            Set<String> allowed = allowedMethods.at(request.getUriInfo().getPath());
            if (!allowed.isEmpty()) {
                throw new NotAllowedException(String.join(", ", allowed));
            }
        }
    }

    /** JSON is UTF-8 by definition: its media types carry no charset, but the framework appends one. */
    @ServerResponseFilter
    public void dropCharset(ContainerResponseContext response) {
        MediaType type = response.getMediaType();
        if (type != null && type.getParameters().containsKey(MediaType.CHARSET_PARAMETER)) {
            response.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, type.getType() + "/" + type.getSubtype());
        }
    }
}
