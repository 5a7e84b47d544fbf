package dev.footprint.deploy.compose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The contenders of a compose file, read from {@code docker compose config --format json}. A service is a contender by
 * its labels {@code footprint.language} and {@code footprint.framework}.
 */
public final class ComposeFile {
    private static final String LABEL_LANGUAGE = "footprint.language";
    private static final String LABEL_FRAMEWORK = "footprint.framework";
    private static final String LABEL_PORT = "footprint.port";
    private static final String LABEL_HEALTH = "footprint.health";
    private static final String LABEL_CONTRACT = "footprint.contract";
    private static final String LABEL_LOAD_PATH = "footprint.load.path";
    private static final String USERS = "/api/v1/users";

    /** A path and perhaps a query, as a request line takes it: visible ASCII. */
    private static final String REQUEST_TARGET = "/[!-~&&[^#]]*";

    private final Map<String, ServiceSpec> services;

    private ComposeFile(Map<String, ServiceSpec> services) {
        this.services = services;
    }

    /** @throws ComposeException when the file cannot be read or is not the output of {@code docker compose config} */
    public static ComposeFile read(Path config) {
        JsonNode root;
        try {
            root = new ObjectMapper().readTree(Files.readAllBytes(config));
        } catch (IOException e) {
            throw new ComposeException("cannot read " + config + " (" + e.getMessage()
                    + "): make it with `docker compose --profile '*' config --format json`");
        }
        JsonNode services = root.path("services");
        if (!services.isObject() || services.isEmpty()) {
            throw new ComposeException(
                    config + " has no services: make it with `docker compose --profile '*' config --format json`");
        }
        String project = root.path("name").asText("footprint");
        Map<String, ServiceSpec> specs = new LinkedHashMap<>();
        services.properties()
                .forEach(e -> specs.put(e.getKey(), new ServiceReader(project, e.getKey(), e.getValue()).read()));
        return new ComposeFile(specs);
    }

    /**
     * @param wanted names, or the one word {@code all}, or empty for the default set (contenders without a profile)
     * @throws ComposeException when a name is unknown, is no contender, or nothing is left to measure
     */
    public List<Contender> contenders(List<String> wanted) {
        List<Contender> chosen = new ArrayList<>();
        if (wanted.isEmpty() || wanted.equals(List.of("all"))) {
            services.values().stream()
                    .filter(s -> s.labels().containsKey(LABEL_LANGUAGE))
                    .filter(s -> !wanted.isEmpty() || s.profiles().isEmpty())
                    .map(ComposeFile::contender)
                    .forEach(chosen::add);
        } else {
            for (String name : new LinkedHashSet<>(wanted)) {
                chosen.add(contender(labelled(name)));
            }
        }
        if (chosen.isEmpty()) {
            throw new ComposeException(
                    "no service of the compose file is a contender: give each one to be measured the labels "
                            + LABEL_LANGUAGE + " and " + LABEL_FRAMEWORK);
        }
        return chosen;
    }

    private ServiceSpec labelled(String name) {
        ServiceSpec spec = services.get(name);
        if (spec == null) {
            String known = services.values().stream()
                    .filter(s -> s.labels().containsKey(LABEL_LANGUAGE))
                    .map(ServiceSpec::name)
                    .collect(Collectors.joining(", "));
            throw new ComposeException(
                    "no service named " + name + " in the compose file; its contenders are: " + known);
        }
        return spec;
    }

    /** The services that the contenders depend on, directly or not, which are not contenders themselves. */
    public List<ServiceSpec> companions(List<Contender> contenders) {
        Set<String> names = new LinkedHashSet<>();
        for (Contender contender : contenders) {
            collectDependencies(contender.spec(), names);
        }
        contenders.forEach(c -> names.remove(c.name()));
        return names.stream().map(services::get).toList();
    }

    private void collectDependencies(ServiceSpec spec, Set<String> into) {
        for (String name : spec.dependsOn()) {
            ServiceSpec dependency = services.get(name);
            if (dependency != null && into.add(name)) {
                collectDependencies(dependency, into);
            }
        }
    }

    private static Contender contender(ServiceSpec spec) {
        Map<String, String> labels = spec.labels();
        if (!labels.containsKey(LABEL_LANGUAGE) || !labels.containsKey(LABEL_FRAMEWORK)) {
            throw new ComposeException("service " + spec.name() + " is not a contender: give it the labels "
                    + LABEL_LANGUAGE + " and " + LABEL_FRAMEWORK);
        }
        String contract = labels.getOrDefault(LABEL_CONTRACT, "health-only");
        if (!contract.equals("full") && !contract.equals("health-only")) {
            throw new ComposeException("service " + spec.name() + ": label " + LABEL_CONTRACT + "=" + contract
                    + " is neither full nor health-only");
        }
        boolean full = contract.equals("full");
        String health = labels.getOrDefault(LABEL_HEALTH, "/health");
        return new Contender(
                spec.name(),
                labels.get(LABEL_LANGUAGE),
                labels.get(LABEL_FRAMEWORK),
                spec,
                port(spec),
                health,
                full,
                loadPath(spec, full ? USERS : health),
                false,
                null);
    }

    /** A service of this project is asked for its users; of any other only the health path is known, unless it says more. */
    private static String loadPath(ServiceSpec spec, String otherwise) {
        String path = spec.labels().getOrDefault(LABEL_LOAD_PATH, otherwise);
        if (!path.matches(REQUEST_TARGET)) {
            throw new ComposeException("service " + spec.name() + ": label " + LABEL_LOAD_PATH + "=" + path
                    + " is no path: it begins with / and has neither blanks nor a fragment");
        }
        return path;
    }

    private static int port(ServiceSpec spec) {
        String label = spec.labels().get(LABEL_PORT);
        if (label != null) {
            try {
                int port = Integer.parseInt(label);
                if (port > 0 && port < 65536) {
                    return port;
                }
            } catch (NumberFormatException e) {
                // falls through to the message below, which is the same for a number out of range
            }
            throw new ComposeException(
                    "service " + spec.name() + ": label " + LABEL_PORT + "=" + label + " is not a port (1..65535)");
        }
        if (spec.targetPorts().size() != 1) {
            throw new ComposeException("service " + spec.name() + " publishes "
                    + spec.targetPorts().size() + " ports: say which one answers with the label " + LABEL_PORT);
        }
        return spec.targetPorts().getFirst();
    }
}
