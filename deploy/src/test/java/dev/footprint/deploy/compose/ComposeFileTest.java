package dev.footprint.deploy.compose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComposeFileTest {
    private static final String LABELS = "\"labels\":{\"footprint.language\":\"go\",\"footprint.framework\":\"mux\"%s}";

    @TempDir
    Path folder;

    @Test
    void readsAContenderWithAllThatMattersForRunningIt() throws IOException {
        Contender contender = only("""
                {"name":"demo","services":{"api":{
                  "entrypoint":["/api"],"command":["--cost","$$5"],"user":"65532:65532","read_only":true,
                  "cap_drop":["ALL"],"security_opt":["no-new-privileges:true"],"mem_limit":"268435456","cpus":0.5,
                  "environment":{"PORT":"8080","EMPTY":null},"tmpfs":["/tmp:size=1m","/run"],
                  "volumes":[{"type":"bind","source":"/srv","target":"/data","read_only":true},
                             {"type":"volume","source":"state","target":"/state"}],
                  "labels":{"footprint.language":"go","footprint.framework":"mux","footprint.port":"8080",
                            "footprint.health":"/up","footprint.contract":"full"}}}}""");
        assertEquals(8080, contender.port());
        assertEquals("/up", contender.healthPath());
        assertTrue(contender.fullContract());
        ServiceSpec spec = contender.spec();
        assertEquals("demo-api", spec.image(), "what compose calls an image that it builds itself");
        assertEquals(List.of("--cost", "$5"), spec.command(), "compose doubles dollar signs in its output");
        assertEquals(268435456L, spec.sandbox().memoryBytes());
        assertEquals(0.5, spec.sandbox().cpus());
        assertEquals(Map.of("PORT", "8080"), spec.environment());
        assertEquals(Map.of("/tmp", "size=1m", "/run", ""), spec.sandbox().tmpfs());
        assertEquals(
                List.of(new ServiceSpec.Mount("/srv", "/data", true), new ServiceSpec.Mount(null, "/state", false)),
                spec.mounts());
    }

    @Test
    void readsLimitsFromTheDeploySectionToo() throws IOException {
        ServiceSpec spec = only("""
                {"services":{"api":{"image":"x","ports":[{"target":80}],
                  "deploy":{"resources":{"limits":{"cpus":"1.5","memory":"1048576"}}},%s}}}""".formatted(labels(""))).spec();
        assertEquals(1.5, spec.sandbox().cpus());
        assertEquals(1048576L, spec.sandbox().memoryBytes());
    }

    @Test
    void takesTheOnePublishedPort() throws IOException {
        assertEquals(
                80,
                only("{\"services\":{\"api\":{\"ports\":[{\"target\":80}]," + labels("") + "}}}")
                        .port());
    }

    @Test
    void doesNotGuessBetweenPorts() {
        assertSays(
                "publishes 2 ports",
                "{\"services\":{\"api\":{\"ports\":[{\"target\":80},{\"target\":81}]," + labels("") + "}}}");
        assertSays("publishes 0 ports", "{\"services\":{\"api\":{" + labels("") + "}}}");
        assertSays("is not a port", "{\"services\":{\"api\":{" + labels(",\"footprint.port\":\"70000\"") + "}}}");
    }

    @Test
    void loadAsksForTheUsersTheHealthPathOrWhatALabelSays() throws IOException {
        assertEquals("/health", loadPath(""));
        assertEquals("/up", loadPath(",\"footprint.health\":\"/up\""));
        assertEquals("/api/v1/users", loadPath(",\"footprint.contract\":\"full\""));
        assertEquals("/?a=1", loadPath(",\"footprint.contract\":\"full\",\"footprint.load.path\":\"/?a=1\""));
        for (String no : List.of("", "users", "/a b", "/a#b", "/ä", "http://127.0.0.1/")) {
            ComposeException e = assertThrows(
                    ComposeException.class, () -> loadPath(",\"footprint.load.path\":\"%s\"".formatted(no)), no);
            assertTrue(e.getMessage().contains("footprint.load.path=" + no + " is no path"), e.getMessage());
        }
    }

    private String loadPath(String more) throws IOException {
        return only("{\"services\":{\"api\":{\"ports\":[{\"target\":80}]," + labels(more) + "}}}")
                .loadPath();
    }

    @Test
    void saysHowToMakeAServiceAContender() {
        assertSays("footprint.language", "{\"services\":{\"api\":{\"image\":\"x\"}}}");
        assertSays("has no services", "{\"services\":{}}");
        assertSays("cannot read", "this is not JSON");
        assertSays(
                "neither full nor health-only",
                "{\"services\":{\"api\":{\"ports\":[{\"target\":80}]," + labels(",\"footprint.contract\":\"some\"")
                        + "}}}");
    }

    @Test
    void namesTheContendersWhenOneIsUnknown() throws IOException {
        ComposeFile file = read("{\"services\":{\"api\":{\"ports\":[{\"target\":80}]," + labels("") + "}}}");
        ComposeException e = assertThrows(ComposeException.class, () -> file.contenders(List.of("apo")));
        assertTrue(e.getMessage().contains("its contenders are: api"), e.getMessage());
    }

    @Test
    void profilesAreOnlyTakenWhenAskedFor() throws IOException {
        ComposeFile file = read("{\"services\":{\"a\":{\"ports\":[{\"target\":80}]," + labels("") + "},"
                + "\"b\":{\"profiles\":[\"frameworks\"],\"ports\":[{\"target\":80}]," + labels("") + "}}}");
        assertEquals(List.of("a"), names(file.contenders(List.of())));
        assertEquals(List.of("a", "b"), names(file.contenders(List.of("all"))));
        assertEquals(List.of("b"), names(file.contenders(List.of("b", "b"))));
    }

    @Test
    void whatContendersDependOnComesAlongOnce() throws IOException {
        ComposeFile file = read("{\"services\":{\"a\":{\"ports\":[{\"target\":80}],\"depends_on\":{\"db\":{},\"b\":{}},"
                + labels("") + "},"
                + "\"b\":{\"ports\":[{\"target\":80}],\"depends_on\":{\"db\":{}}," + labels("") + "},"
                + "\"db\":{\"image\":\"db\",\"depends_on\":{\"disk\":{}}},\"disk\":{\"image\":\"disk\"}}}");
        assertEquals(
                List.of("db", "disk"),
                file.companions(file.contenders(List.of())).stream()
                        .map(ServiceSpec::name)
                        .toList());
    }

    private static String labels(String more) {
        return LABELS.formatted(more);
    }

    private static List<String> names(List<Contender> contenders) {
        return contenders.stream().map(Contender::name).toList();
    }

    private Contender only(String json) throws IOException {
        return read(json).contenders(List.of()).getFirst();
    }

    private ComposeFile read(String json) throws IOException {
        return ComposeFile.read(Files.writeString(folder.resolve("compose.json"), json));
    }

    private void assertSays(String expected, String json) {
        ComposeException e = assertThrows(ComposeException.class, () -> only(json));
        assertTrue(e.getMessage().contains(expected), e.getMessage());
    }
}
