package dev.footprint.contract;

import dev.footprint.contract.http.Connection;
import dev.footprint.contract.http.Request;
import java.io.IOException;
import java.net.SocketTimeoutException;

/**
 * Several requests on one connection. That one of them has no answer is a {@link ContractViolation} and not an error,
 * because the connection is what is being checked.
 */
public final class Session implements AutoCloseable {

    private final Service service;
    private final Connection connection;

    Session(Service service, Connection connection) {
        this.service = service;
        this.connection = connection;
    }

    /** Sends without waiting for an answer. */
    public void send(Request request) {
        connection.send(request);
    }

    /** Sends what need not be a request. */
    public void write(byte[] bytes) {
        connection.write(bytes);
    }

    /** The answer to the oldest request that has none yet. */
    public Answer read(Request request) throws IOException {
        long patience = service.patience(request);
        try {
            return service.answer(request, connection.read(request, patience));
        } catch (SocketTimeoutException e) {
            throw missing(request, "none in time");
        } catch (IOException e) {
            throw missing(request, e.getMessage());
        }
    }

    public Answer exchange(Request request) throws IOException {
        send(request);
        return read(request);
    }

    /** Whether the server closes the connection instead of answering. */
    public boolean isClosed(Request unanswered) throws IOException {
        try {
            return connection.isClosed(service.patience(unanswered));
        } catch (SocketTimeoutException e) {
            throw missing(unanswered, "neither an answer nor a close in time");
        }
    }

    private ContractViolation missing(Request request, String found) {
        service.unanswered(request);
        return new ContractViolation(request.label() + ": expected an answer on the open connection, got " + found);
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
