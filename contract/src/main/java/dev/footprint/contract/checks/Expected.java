package dev.footprint.contract.checks;

import dev.footprint.contract.Answer;
import dev.footprint.contract.Service;
import dev.footprint.contract.http.Request;
import java.io.IOException;

/** A request that has to be refused. */
record Expected(int status, Request request) {

    Answer problem(Service service) throws IOException {
        return service.send(request).problem(status);
    }
}
