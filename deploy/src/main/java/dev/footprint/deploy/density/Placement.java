package dev.footprint.deploy.density;

import dev.footprint.deploy.compose.Contender;
import dev.footprint.deploy.experiment.Bench;
import dev.footprint.deploy.experiment.HealthCheck;
import dev.footprint.deploy.pod.ServiceFailure;
import dev.footprint.deploy.pod.StartedService;
import java.time.Duration;
import java.util.List;

/** Where many instances of one service can listen without being in each other's way. */
interface Placement {
    /** @return its container, which runs; the service has answered 200 */
    String start(int index) throws ServiceFailure, InterruptedException;

    /** @return null when every instance answers 200, what was wrong otherwise */
    String check(List<String> containers) throws InterruptedException;

    /** A service of this project takes its port from {@code PORT}; another one's port is not ours to change. */
    static Placement of(Bench bench, Contender contender, Duration deadline) {
        return contender.fullContract() ? new InPod(bench, contender) : new Alone(bench, contender, deadline);
    }

    /** All in the pod, each on a port of its own, the collector beside them. */
    record InPod(Bench bench, Contender contender) implements Placement {
        private static final int FIRST_PORT = 20_000;

        @Override
        public String start(int index) throws ServiceFailure, InterruptedException {
            // Not closed: whoever asked for it removes the container.
            StartedService service =
                    bench.pod().start(contender.onPort(FIRST_PORT + index).orElseThrow(), 0);
            return service.container();
        }

        @Override
        public String check(List<String> containers) throws InterruptedException {
            return HealthCheck.of(bench, FIRST_PORT, FIRST_PORT + containers.size() - 1, contender.healthPath());
        }
    }

    /** Each in a network namespace of its own that has nothing but loopback. */
    record Alone(Bench bench, Contender contender, Duration deadline) implements Placement {
        private static final Duration PAUSE = Duration.ofMillis(100);

        @Override
        public String start(int index) throws ServiceFailure, InterruptedException {
            String container = bench.engine().create(bench.pod().alone(contender));
            try {
                bench.engine().start(container);
                awaitHealthy(container);
                return container;
            } catch (ServiceFailure | InterruptedException | RuntimeException e) {
                bench.engine().remove(container);
                throw e;
            }
        }

        private void awaitHealthy(String container) throws ServiceFailure, InterruptedException {
            long until = System.nanoTime() + deadline.toNanos();
            String sick = healthOf(container);
            while (sick != null) {
                if (System.nanoTime() > until
                        || !bench.engine().ending(container).running()) {
                    throw new ServiceFailure(sick, bench.engine().ending(container));
                }
                Thread.sleep(PAUSE);
                sick = healthOf(container);
            }
        }

        private String healthOf(String container) throws InterruptedException {
            return HealthCheck.inside(bench, container, contender.port(), contender.healthPath());
        }

        @Override
        public String check(List<String> containers) throws InterruptedException {
            for (String container : containers) {
                String sick = healthOf(container);
                if (sick != null) {
                    return sick;
                }
            }
            return null;
        }
    }
}
