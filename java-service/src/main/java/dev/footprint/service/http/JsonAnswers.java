package dev.footprint.service.http;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** JSON that is written already, as an answer of JAX-RS. */
public class JsonAnswers {

    static ResponseBuilder<byte[]> of(Response.StatusType status, byte[] json) {
        return ResponseBuilder.create(status, json).type(MediaType.APPLICATION_JSON_TYPE);
    }

    /**
     * JSON is UTF-8 by definition: its media types carry no charset, but the framework appends one. And the length has to be
     * there for HEAD, too.
     */
    @ServerResponseFilter
    public void complete(ContainerResponseContext response) {
        if (response.getEntity() instanceof byte[] json) {
            MediaType type = response.getMediaType();
            response.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, type.getType() + "/" + type.getSubtype());
            response.getHeaders().putSingle(HttpHeaders.CONTENT_LENGTH, json.length);
        }
    }
}
