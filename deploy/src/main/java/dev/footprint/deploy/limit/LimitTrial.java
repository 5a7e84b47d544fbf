package dev.footprint.deploy.limit;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.dockerjava.api.model.HostConfig;
import dev.footprint.deploy.compose.Contender;
import dev.footprint.deploy.engine.Ending;
import dev.footprint.deploy.engine.Engine;
import dev.footprint.deploy.engine.EngineException;
import dev.footprint.deploy.experiment.Bench;
import dev.footprint.deploy.experiment.HealthCheck;
import dev.footprint.deploy.load.FixedRequests;
import dev.footprint.deploy.pod.ServiceFailure;
import dev.footprint.deploy.pod.StartedService;
import dev.footprint.deploy.results.CapacityObservation;
import java.util.List;

/** A start under one memory limit and a load without any failure allowed. */
final class LimitTrial {
    static final int REQUESTS = 1000;
    static final int PER_SECOND = 500;
    private static final double NANOS_PER_MS = 1e6;

    private final Bench bench;
    private final Contender contender;
    private final int block;
    private final long limit;

    LimitTrial(Bench bench, Contender contender, int block, long limit) {
        this.bench = bench;
        this.contender = contender.withMemory(limit);
        this.block = block;
        this.limit = limit;
    }

    CapacityObservation.LimitTrial run() throws InterruptedException {
        try (StartedService service = bench.pod().start(contender, 0)) {
            requireNoSwap(service);
            return underLoad(service);
        } catch (ServiceFailure e) {
            return neverServed(e.getMessage(), e.ending());
        } catch (EngineException e) {
            List<String> faults = bench.pod().takeEngineFaults();
            if (faults.size() < Engine.START_ATTEMPTS - 1) {
                throw e;
            }
            // The container's own start needs some memory, too: the runtime's init process runs under the limit.
            return neverServed(e.getMessage(), null);
        }
    }

    private CapacityObservation.LimitTrial underLoad(StartedService service) throws InterruptedException {
        JsonNode load = FixedRequests.send(bench.tools(), contender, REQUESTS, PER_SECOND);
        long requested = load.path("requested").asLong();
        long ok = load.path("ok").asLong();
        String sick = HealthCheck.of(bench, contender.port(), contender.healthPath());
        Ending ending = bench.engine().ending(service.container());
        String reason = !ending.running() || ending.oomKilled()
                ? "under load: " + ending.sentence()
                : ok < requested ? (requested - ok) + " of " + requested + " requests had no right answer" : sick;
        return new CapacityObservation.LimitTrial(
                contender.name(),
                block,
                limit,
                reason == null,
                reason,
                (service.report().first200Ns() - service.report().execNs()) / NANOS_PER_MS,
                requested,
                ok,
                ending.running() ? null : (Long) ending.exitCode(),
                ending.oomKilled());
    }

    private CapacityObservation.LimitTrial neverServed(String reason, Ending ending) {
        boolean ended = ending != null && !ending.running();
        return new CapacityObservation.LimitTrial(
                contender.name(),
                block,
                limit,
                false,
                reason,
                null,
                null,
                null,
                ended ? (Long) ending.exitCode() : null,
                ended && ending.oomKilled());
    }

    /** With swap to go to, a limit that is too small would be slow and no limit. */
    private void requireNoSwap(StartedService service) {
        HostConfig host = bench.engine().inspect(service.container()).getHostConfig();
        if (host == null
                || host.getMemory() == null
                || host.getMemory() != limit
                || !host.getMemory().equals(host.getMemorySwap())) {
            throw new EngineException("the engine did not set a memory limit of " + limit
                    + " bytes without swap: does its kernel account for swap (docker info)?");
        }
    }
}
