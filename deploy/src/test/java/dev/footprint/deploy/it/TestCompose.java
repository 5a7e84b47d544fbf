package dev.footprint.deploy.it;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The output of {@code docker compose config} for services made of the probe's known-truth servers. */
final class TestCompose {
    /** As with the orchestrator's image. */
    static final String PROBE = System.getenv().getOrDefault("FOOTPRINT_PROBE_IMAGE", "footprint/probe:1.0.0");

    private static final ObjectMapper JSON = new ObjectMapper();
    private final ObjectNode root = JSON.createObjectNode().put("name", "truth");
    private final ObjectNode services = root.putObject("services");

    /** A contender that must only answer its health path. */
    TestCompose serve(String name, String... arguments) {
        return service(name, PROBE, "health-only", arguments);
    }

    TestCompose service(String name, String image, String contract, String... arguments) {
        ObjectNode service = services.putObject(name);
        service.put("image", image).put("user", "65532:65532").put("read_only", true);
        service.put("mem_limit", Long.toString(256L << 20)).put("cpus", 1.0);
        service.putArray("cap_drop").add("ALL");
        service.putArray("security_opt").add("no-new-privileges:true");
        var command = service.putArray("command").add("serve").add("--port").add("3000");
        List.of(arguments).forEach(command::add);
        service.putArray("ports").addObject().put("target", 3000);
        service.putObject("labels")
                .put("footprint.language", "truth")
                .put("footprint.framework", name)
                .put("footprint.contract", contract);
        return this;
    }

    /** Changes the user of a service. */
    TestCompose as(String user, String name) {
        ((ObjectNode) services.path(name)).put("user", user);
        return this;
    }

    /** Publishes a further port. */
    TestCompose publishing(int port, String name) {
        ((ArrayNode) services.path(name).path("ports")).addObject().put("target", port);
        return this;
    }

    TestCompose labelled(String label, String value, String name) {
        ((ObjectNode) services.path(name).path("labels")).put(label, value);
        return this;
    }

    TestCompose withoutLabels(String name) {
        ((ObjectNode) services.path(name)).remove("labels");
        return this;
    }

    /** With a health check that it never passes. */
    TestCompose neverHealthy(String name) {
        ((ObjectNode) services.path(name))
                .putObject("healthcheck")
                .putArray("test")
                .add("CMD")
                .add("/no-such-file");
        return this;
    }

    TestCompose dependingOn(String other, String name) {
        ((ObjectNode) services.path(name)).putObject("depends_on").putObject(other);
        return this;
    }

    String json() {
        return root.toString();
    }
}
