package dev.footprint.service;

import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** The line that every run logs. */
@Singleton
public class Lifecycle {

    private static final Logger LOG = Logger.getLogger(Lifecycle.class);

    void listening(@ObservesAsync HttpServerStart event) {
        LOG.infof("listening on port %d", event.options().getPort());
    }
}
